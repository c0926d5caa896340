"""Rows of a JSON Lines file, read and answered."""

from datetime import date

import pytest

from dialogs.understanding.jsonl import answer_row
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand

TODAY = date(2026, 11, 23)


def test_a_row_is_answered_with_every_field() -> None:
    said = answer_row({"id": "a", "context": "ask_progress", "utterance": "十户走了四户"}, TODAY)
    assert (said["id"], said["intent"], said["percent"]) == ("a", "progress", 40)
    assert {"date", "rating", "decision", "decisions", "reason", "confidence", "why"} <= said.keys()


def test_the_scale_of_points_is_spelled_out() -> None:
    row = {"id": 1, "context": "ask_rating", "utterance": "打4分", "detail": {"scale": "1-5分"}}
    assert answer_row(row, TODAY)["rating"] == 4


def test_a_row_may_name_its_own_day() -> None:
    row = {"id": 1, "context": "ask_deadline", "utterance": "明天", "today": "2027-01-31"}
    assert answer_row(row, TODAY)["date"] == "2027-02-01"


def test_a_number_picks_the_option_shown() -> None:
    detail = {"options": ["1 没有错", "2 改一下", "3 不报了"]}
    intents = [
        answer_row({"id": n, "context": "confirm_commitment", "utterance": n, "detail": detail}, TODAY)[
            "intent"
        ]
        for n in "123"
    ]
    assert intents == ["yes", "back", "cancel"]


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "context": "nowhere", "utterance": "好"},
        {"id": 1, "context": "idle"},
        {"id": 1, "context": "idle", "utterance": "好", "detail": "x"},
        {"id": 1, "context": "idle", "utterance": "好", "today": "2026-13-01"},
    ],
)
def test_a_bad_row_is_refused_in_plain_words(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        answer_row(row, TODAY)


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(ValueError, match="情境"):
        understand("好", Asked("nowhere", TODAY))


def test_what_is_unclear_comes_with_two_guesses() -> None:
    assert understand("阿巴阿巴", Asked("confirm_commitment", TODAY)).likeliest == ("yes", "no")
