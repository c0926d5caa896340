"""Words with figures that are no promise: none is taken for good; what only looks like them still is."""

from datetime import date

import pytest

from dialogs.rules.quality import gate
from dialogs.rules.quality.lint import lint
from tests.quality.phrases import phrases

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)
TRAPS = [row for row in phrases() if row["id"].startswith("traps")]


def judged(words: str) -> str:
    return lint(words, today=TODAY, period_end=END).quality


def test_no_trap_is_taken_in_and_what_looks_like_one_mostly_is() -> None:
    traps = [row["utterance"] for row in TRAPS if not row["gold"]["items"]]
    good = [row["utterance"] for row in TRAPS if row["gold"]["quality"] == "good"]
    assert [words for words in traps if judged(words) == "good"] == []
    assert sum(judged(words) == "good" for words in good) >= 0.95 * len(good)


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("物业每天巡楼2次", "others"),
        ("由电力公司6月底前换好", "others"),
        ("我连续5年每月献血1次", "past"),
        ("受益200多人", "achieved"),
        ("每月走访3户够不够格", "question"),
        ("范文:每月走访2户", "quoted"),
        ("上次报的每月扫2次作废", "withdrawn"),
        ("扫了也白扫", "grumble"),
        ("给我家门口铺20米水泥路", "wish"),
        ("妈,今晚6点到家", "astray"),
        ("物业巡大楼,我巡车库", None),
        ("去年每月2户,今年加到4户", None),
        ("看看药够不够", None),
    ],
)
def test_the_gate_names_why(clause: str, reason: str | None) -> None:
    assert gate.barred(clause) == reason


def test_what_is_offered_for_something_in_return_is_no_promise() -> None:
    assert judged("村里给我涨补贴,我就每周扫一次路") == "not_a_commitment"
    assert judged("要是下大雪,我负责从校门口扫到桥头") == "good"
