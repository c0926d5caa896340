"""Nobody gets more than the ceiling within any minute."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.delivery.pacing import Pacing
from tests.support.clock import ManualClock

LI, WANG = ("p", "li"), ("p", "wang")


def test_at_the_ceiling_a_recipient_rests_for_the_rest_of_the_minute() -> None:
    clock, pacing = ManualClock(), Pacing()
    start = clock.now()
    for _ in range(2):
        assert pacing.resting(clock.now()) == frozenset()
        pacing.took(LI, 2, clock.now())
        clock.advance(seconds=10)
    assert pacing.resting(clock.now()) == {LI}
    assert pacing.next_free(clock.now()) == start + timedelta(seconds=60)
    clock.advance(seconds=39)
    assert pacing.resting(clock.now()) == {LI}
    clock.advance(seconds=1)
    assert pacing.resting(clock.now()) == frozenset()
    assert pacing.next_free(clock.now()) is None


def test_others_do_not_rest_with_them() -> None:
    clock, pacing = ManualClock(), Pacing()
    pacing.took(LI, 1, clock.now())
    pacing.took(WANG, 2, clock.now())
    assert pacing.resting(clock.now()) == {LI}


@given(some.lists(some.floats(0, 45), max_size=60), some.integers(1, 5))
def test_no_minute_holds_more_than_the_ceiling(pauses: list[float], ceiling: int) -> None:
    clock, pacing = ManualClock(), Pacing()
    sent = []
    for pause in pauses:
        clock.advance(seconds=pause)
        if LI not in pacing.resting(clock.now()):
            pacing.took(LI, ceiling, clock.now())
            sent.append(clock.now())
    for first in sent:
        assert sum(first <= moment < first + timedelta(seconds=60) for moment in sent) <= ceiling
