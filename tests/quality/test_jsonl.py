import json
from typing import Any

import pytest

from dialogs.rules.quality.jsonl import answer_row


def test_a_row_is_answered_in_plain_json() -> None:
    row = {
        "id": "a",
        "utterance": "三月底前给小区装5盏灯",
        "detail": {"period": "2027", "persona": "在职党员", "setting": "社区"},
    }
    said = answer_row(row)
    assert json.loads(json.dumps(said)) == said
    assert said["id"] == "a"
    assert said["items"][0]["due"] == "2027-03-31"
    assert said["items"][0]["quantity"] == "5盏"


def test_the_period_decides_the_year() -> None:
    row = {"id": "b", "utterance": "12月20号前修好水管", "detail": {"period": "2026四季度补报"}}
    assert answer_row(row)["items"][0]["due"] == "2026-12-20"


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a"},
        {"id": "a", "utterance": 3},
        {"id": "a", "utterance": "好", "detail": []},
        {"id": "a", "utterance": "好", "today": "昨天"},
        {"id": "a", "utterance": "好", "detail": {"persona": 1}},
        {"id": "a", "utterance": "好", "detail": {"period": "9999"}},
        [],
    ],
)
def test_a_bad_row_is_refused_in_chinese(row: Any) -> None:
    if row == {"id": "a", "utterance": "好", "detail": []}:
        row = {**row, "detail": ["x"]}
    with pytest.raises(ValueError, match="[一-龥]"):
        answer_row(row)
