"""The burden budget: never more than its figure in any seven days, the least urgent waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.burden import (
    MOST,
    URGENCY,
    WEEK,
    Waiting,
    counted_with,
    earliest,
    find_place,
    fits,
    most,
    too_late,
)
from dialogs.rules.calendar import elder_time, local, next_working_time
from tests.support.clock import START

DAY = timedelta(days=1)
spans = st.integers(0, 60 * 24 * 40).map(lambda minutes: timedelta(minutes=minutes))


def most_in_a_week(moments: Sequence[datetime]) -> int:
    return max((sum(one <= other < one + WEEK for other in moments) for one in moments), default=0)


def working(moment: datetime) -> datetime:
    return next_working_time(moment)


def test_what_is_counted_with_what() -> None:
    assert counted_with("task") == ("task",)
    assert counted_with("prompt") == URGENCY
    assert counted_with("reply") == counted_with("urgent") == ()
    assert (most("notice", old=False), most("notice", old=True), most("task", old=False)) == (3, 1, 8)


def test_a_week_later_there_is_room_again() -> None:
    taken = [START, START + DAY, START + 2 * DAY]
    assert not fits(taken, START + 3 * DAY, MOST)
    assert not fits(taken, START + WEEK - timedelta(seconds=1), MOST)
    assert fits(taken, START + WEEK, MOST)
    assert fits(taken, START - 5 * DAY, MOST)
    assert not fits(taken, START - 4 * DAY, MOST)


@given(st.lists(spans, max_size=25), st.sampled_from([1, 3, 8]), st.booleans())
def test_no_seven_days_hold_more(waits: list[timedelta], limit: int, old: bool) -> None:
    suits = elder_time if old else working
    placed: list[datetime] = []
    for wait in waits:
        placed.append(earliest(placed, suits(START + wait), limit, suits))
    assert most_in_a_week(placed) <= limit
    assert all(suits(one) == one for one in placed)


@given(st.lists(st.tuples(spans, st.sampled_from(URGENCY)), max_size=20), st.sampled_from([1, 3]))
def test_giving_way_keeps_the_budget_too(said: list[tuple[timedelta, str]], limit: int) -> None:
    """Everybody who waits may be moved; nothing is moved forward, and nothing more urgent gives way."""
    taken: dict[int, datetime] = {}
    waiting: dict[int, Waiting] = {}
    for number, (wait, purpose) in enumerate(said):
        wanted = working(START + wait)
        place = find_place(taken, waiting.values(), purpose, wanted, limit, working)
        for moved, moment in place.moves.items():
            assert moment > taken[moved]
            assert URGENCY.index(waiting[moved].purpose) > URGENCY.index(purpose)
            taken[moved] = moment
            waiting[moved] = Waiting(moved, waiting[moved].purpose, moment, START)
        taken[number] = place.moment
        waiting[number] = Waiting(number, purpose, place.moment, START)
        assert place.moment >= wanted
        assert most_in_a_week(list(taken.values())) <= limit


def test_the_least_urgent_gives_way() -> None:
    later = START + DAY
    taken = {1: START, 2: later, 3: later + timedelta(hours=1)}
    waiting = [Waiting(2, "digest", taken[2], START), Waiting(3, "reminder", taken[3], START)]
    place = find_place(taken, waiting, "notice", START + timedelta(hours=2), MOST, working)
    assert place.moment == START + timedelta(hours=2)
    assert place.moves == {3: working(START + WEEK)}


def test_what_is_as_urgent_does_not() -> None:
    taken = {1: START, 2: START + DAY, 3: START + 2 * DAY}
    waiting = [Waiting(3, "prompt", taken[3], START)]
    place = find_place(taken, waiting, "prompt", START + timedelta(hours=1), MOST, working)
    assert place.moves == {}
    assert place.moment == working(START + WEEK)


@pytest.mark.parametrize(("days", "late"), [(0, False), (7, False), (8, True), (30, True)])
def test_a_reminder_after_five_working_days_is_too_late(days: int, late: bool) -> None:
    monday = local(START).date()
    assert too_late("reminder", monday, monday + days * DAY) is late
    assert not too_late("prompt", monday, monday + days * DAY)
