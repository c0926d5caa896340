from datetime import timedelta

import pytest

from bot.platforms.guard import Guard
from bot.platforms.refusals import Stale
from tests.wecom.samples import START

SECONDS = int(START.timestamp())


@pytest.mark.parametrize("away", [-600, -1, 0, 1, 600])
def test_within_the_window_is_fresh(away: int) -> None:
    Guard(600).check_fresh(str(SECONDS + away), START)


@pytest.mark.parametrize("away", [-601, 601, -86400])
def test_outside_the_window_is_stale(away: int) -> None:
    with pytest.raises(Stale):
        Guard(600).check_fresh(str(SECONDS + away), START)


def test_an_answer_is_remembered_as_long_as_the_callback_could_pass() -> None:
    guard = Guard(600)
    guard.remember("n", "s", 200, START)
    assert guard.answer_given("n", "s", START + timedelta(seconds=1200)) == 200
    assert guard.answer_given("n", "s", START + timedelta(seconds=1201)) is None
    assert guard.answer_given("n", "other", START) is None
    assert guard.answer_given("other", "s", START) is None


def test_the_memory_is_bounded() -> None:
    guard = Guard(600, capacity=3)
    for number in range(5):
        guard.remember(str(number), "s", 200, START)
    kept = [number for number in range(5) if guard.answer_given(str(number), "s", START) == 200]
    assert kept == [2, 3, 4]


def test_what_has_expired_makes_room() -> None:
    guard = Guard(60, capacity=100)
    guard.remember("old", "s", 200, START)
    guard.remember("new", "s", 400, START + timedelta(seconds=121))
    assert len(guard._answers) == 1
    assert guard.answer_given("new", "s", START + timedelta(seconds=121)) == 400
