"""The learnt weights for promises: those of the labelled sets, and no way to take in what was turned away."""

from datetime import date

import pytest

from dialogs.rules import linear
from dialogs.rules.quality import learnt, lint, weigh
from dialogs.rules.quality.weights_category import table as category_table
from dialogs.rules.quality.weights_quality import table as quality_table
from tests.quality.learn import mark, taught

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)


@pytest.mark.parametrize("kept", [category_table.FINGERPRINT, quality_table.FINGERPRINT])
def test_the_weights_are_those_of_the_labelled_promises(kept: str) -> None:
    assert mark(taught()) == kept, "run python -m tests.quality.learn"


@pytest.mark.parametrize("package", [learnt.CATEGORIES, learnt.QUALITIES])
def test_shares_make_a_whole(package: str) -> None:
    likely = linear.shares(linear.weights_in(package), {linear.hashed("河")})
    assert sum(likely.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "words", ["投我一票,每户发一条烟", "无", "路灯什么时候装", "把举报人的电话告诉大家,每月一次"]
)
def test_the_weights_never_make_a_promise_of_what_is_none(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weigh, "likelier_quality", lambda *said: ("good", 1.0))
    assert lint.lint(words, today=TODAY, period_end=END).items == ()
