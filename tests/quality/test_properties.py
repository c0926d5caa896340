import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import Lint, copied_from, lint
from tests.quality.scoring import DATA, rows

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)
QUALITIES = {"good", "too_vague", "too_grand", "ordinary_duty", "empty", "not_a_commitment", "several_mixed"}
SAID = [row["utterance"] for path in sorted(DATA.glob("*.jsonl")) for row in rows(path.stem)]
PIECES = (
    "每周", "两次", "扫楼道", ",", "。", "给", "王奶奶",
    "13800001111", "330106194901011234", "3-102", "明年", "三月底前", "另外", "一是",
    "第二个", "不对", "是", "五户", "100%", "党费", "(",
    ")", "①", "\n", "😀", "去年", "?", "半",
    "百分之", "点", "二月三十号",
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map("".join),
)


def judged(words: str, elder: bool = False) -> Lint:
    return lint(words, today=TODAY, period_end=END, author=Author(elder=elder))


@given(WORDS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_words_are_judged_soundly(words: str, elder: bool) -> None:
    found = judged(words, elder)
    assert found.quality in QUALITIES
    assert len(found.why) <= 40
    assert len(found.example) <= 40
    assert bool(found.items) == (found.quality not in {"empty", "not_a_commitment"})
    for item in found.items:
        assert item.text.strip()
        assert len(item.text) <= 60
        assert not re.search(r"\d{6,}", item.text)


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_judging_twice_gives_the_same(words: str) -> None:
    assert judged(words) == judged(words)


@given(
    st.lists(st.sampled_from(["扫地", "每周两次", "给老人理发", "十户", ",", "修路灯"]), max_size=12).map(
        "".join
    )
)
@settings(max_examples=100, deadline=None)
def test_no_day_is_made_up(words: str) -> None:
    assert all(item.due is None for item in judged(words).items)


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=5))
@settings(max_examples=100, deadline=None)
def test_a_copy_is_one_of_the_others(text: str, others: list[str]) -> None:
    found = copied_from(text, others)
    assert found is None or 0 <= found < len(others)
