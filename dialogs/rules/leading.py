"""Leaders first (一之四, R23): the others' window waits for theirs to be published, and not for ever."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from dialogs.rules.opening import working_days_until
from dialogs.rules.pack import RulePack
from dialogs.rules.year import LEADERS, Step, Window

_OTHERS, _LEADERS = (Step.PROPOSE, 0), (Step.PROPOSE, LEADERS)
_SHOWN = (Step.PUBLISH, LEADERS)


def waited(steps: Iterable[Window]) -> int:
    """How many working days later than planned the others' window opens; 0 where leaders have no days of
    their own, after which it would."""
    found = _by_key(steps)
    if _LEADERS not in found or _OTHERS not in found:
        return 0
    planned = _planned(found[_LEADERS])
    return max(0, working_days_until(planned, local(found[_OTHERS].opens).date()))


def planned(steps: Iterable[Window]) -> date:
    """The day on which the others' window was to open at first."""
    found = _by_key(steps)
    return _planned(found[_LEADERS]) if _LEADERS in found else local(found[_OTHERS].opens).date()


def waits_now(steps: Sequence[Window], now: datetime) -> bool:
    """Whether the others' window would be open by now, and is not."""
    return waited(steps) > 0 and now < _by_key(steps)[_OTHERS].opens


def latest(steps: Iterable[Window], pack: RulePack) -> date:
    """The last day on which the others' window opens, whatever leaders do."""
    return add_working_days(_planned(_by_key(steps)[_LEADERS]), pack.leaders_wait_days)


def put_off(steps: Iterable[Window], pack: RulePack, today: date) -> tuple[Window, ...] | None:
    """The windows with the others' one opening on the next working day and as long as before, but not beyond
    the end of the review; every later step stays. None where it may not wait any longer."""
    found = _by_key(steps)
    if _LEADERS not in found:
        return None
    others, review = found[_OTHERS], found[Step.REVIEW, 0]
    day = add_working_days(max(today, local(others.opens).date()), 1)
    opens = next_working_time(at(day, 8, 30))
    if day > latest(found.values(), pack) or opens >= review.closes:
        return None
    closes = min(at(add_working_days(day, pack.propose_days), 17), review.closes)
    found[_OTHERS] = Window(*_OTHERS, opens, closes)
    if _SHOWN in found:
        found[_SHOWN] = Window(*_SHOWN, found[_SHOWN].opens, opens)
    return tuple(found.values())


def _planned(leaders: Window) -> date:
    """The working day behind the leaders' last one."""
    return add_working_days(local(leaders.closes).date(), 1)


def _by_key(steps: Iterable[Window]) -> dict[tuple[Step, int], Window]:
    return {(one.step, one.part): one for one in steps}
