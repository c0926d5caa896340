"""The windows of a year and what falls due in them."""

from datetime import date, datetime

from dialogs.rules.calendar import ZONE, local
from dialogs.rules.pack import RulePack
from dialogs.rules.year import LEADERS, Due, Step, Window, entries, windows

START = date(2027, 1, 11)  # a Monday


def _of(steps: tuple[Window, ...], step: Step, part: int) -> list[Window]:
    return [one for one in steps if one.step is step and one.part == part]


def test_leaders_promise_and_are_published_before_the_others_begin() -> None:
    steps = windows(2027, START, RulePack())
    (leaders,) = _of(steps, Step.PROPOSE, LEADERS)
    (shown,) = _of(steps, Step.PUBLISH, LEADERS)
    (others,) = _of(steps, Step.PROPOSE, 0)
    assert local(leaders.opens).date() == date(2027, 1, 6)
    assert leaders.closes <= shown.opens < shown.closes == others.opens
    (review,) = _of(steps, Step.REVIEW, 0)
    assert review.opens == leaders.opens


def test_leaders_have_no_window_of_their_own_when_the_start_is_tomorrow() -> None:
    friday = datetime(2027, 1, 8, 9, 0, tzinfo=ZONE)
    steps = windows(2027, START, RulePack(), friday)
    assert not _of(steps, Step.PROPOSE, LEADERS)
    assert not [one for one in entries(steps, RulePack()) if one.kind is Due.LEADERS_OPEN]


def test_leaders_window_is_shorter_where_the_start_is_near() -> None:
    wednesday = datetime(2027, 1, 6, 15, 0, tzinfo=ZONE)
    (leaders,) = _of(windows(2027, START, RulePack(), wednesday), Step.PROPOSE, LEADERS)
    assert leaders.opens >= wednesday


def test_leaders_are_asked_reviewed_and_published_in_that_order() -> None:
    found = entries(windows(2027, START, RulePack()), RulePack())
    order = [one.kind for one in found if one.kind.value.endswith(("leaders", "propose.open"))]
    first = [Due.LEADERS_OPEN, Due.LEADERS_REVIEW, Due.LEADERS_REVIEW, Due.LEADERS_PUBLISH, Due.PROPOSE_OPEN]
    assert order == first


def test_a_pack_without_days_for_leaders_has_no_such_window() -> None:
    steps = windows(2027, START, RulePack(leaders_first_days=0))
    assert steps[0].part == 0
