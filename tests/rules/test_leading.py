"""The others wait for those who lead, and not for ever (R23)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.calendar import local
from dialogs.rules.leading import latest, put_off, waited
from dialogs.rules.pack import RulePack
from dialogs.rules.year import LEADERS, Step, Window, windows

_OTHERS = (Step.PROPOSE, 0)


def _by_key(steps: tuple[Window, ...]) -> dict[tuple[Step, int], Window]:
    return {(one.step, one.part): one for one in steps}


def _all_put_off(steps: tuple[Window, ...], pack: RulePack) -> list[tuple[Window, ...]]:
    found = [steps]
    while (later := put_off(found[-1], pack, local(_by_key(found[-1])[_OTHERS].opens).date())) is not None:
        found.append(later)
    return found


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 1)),
    st.integers(0, 8),
    st.integers(1, 12),
    st.integers(1, 6),
)
def test_they_wait_as_long_as_they_may_and_later_steps_stay(
    start: date, most: int, days: int, review: int
) -> None:
    pack = RulePack(leaders_wait_days=most, propose_days=days, review_days=review)
    steps = windows(2027, start, pack)
    *_, last = found = _all_put_off(steps, pack)
    assert [waited(one) for one in found] == list(range(len(found)))
    assert len(found) - 1 == most or len(found) - 1 < most >= days + review - 1
    before, after = _by_key(steps), _by_key(last)
    assert after[_OTHERS].opens < after[_OTHERS].closes <= before[Step.REVIEW, 0].closes
    assert after[Step.PUBLISH, LEADERS].closes == after[_OTHERS].opens
    own = {_OTHERS, (Step.PUBLISH, LEADERS)}
    assert {key: one for key, one in after.items() if key not in own} == {
        key: one for key, one in before.items() if key not in own
    }
    if len(found) - 1 == most:
        assert local(after[_OTHERS].opens).date() == latest(steps, pack)


def test_a_clock_that_stood_still_goes_on_from_today() -> None:
    steps = windows(2027, date(2026, 12, 7), RulePack())
    later = put_off(steps, RulePack(), date(2026, 12, 9))
    assert later is not None
    assert local(_by_key(later)[_OTHERS].opens).date() == date(2026, 12, 10)
    assert put_off(steps, RulePack(), date(2026, 12, 7) + timedelta(days=30)) is None


def test_nobody_waits_where_leaders_have_no_days_of_their_own() -> None:
    pack = RulePack(leaders_first_days=0)
    steps = windows(2027, date(2026, 12, 7), pack)
    assert waited(steps) == 0
    assert put_off(steps, pack, date(2026, 12, 7)) is None
