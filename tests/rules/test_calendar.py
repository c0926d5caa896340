"""The working calendar against known years and against slow closed forms."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.rules import calendar

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

moments = st.datetimes(datetime(2023, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))
days = st.dates(date(2010, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-26", True),  # a Sunday worked for the Spring Festival
        ("2025-01-28", False),  # its eve
        ("2025-10-11", True),  # a Saturday worked for the National Day
        ("2026-02-23", False),  # the ninth day off
        ("2026-11-23", True),
        ("2026-11-22", False),
    ],
)
def test_notice_is_followed(day: str, works: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    "day",
    [
        *("2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-05-03", "2027-06-09", "2027-09-15"),
        *("2028-01-25", "2028-01-26", "2028-04-04", "2028-05-01", "2028-10-03", "2028-10-05"),
        *("2029-02-12", "2029-02-13", "2029-04-04", "2029-10-01"),
        *("2030-02-04", "2030-04-05", "2030-06-05", "2030-09-12"),
        *("2028-04-03", "2029-06-18", "2030-02-08", "2032-09-20", "2033-10-03", "2034-02-20", "2090-01-30"),
    ],
)
def test_usual_holidays_are_kept_without_a_notice(day: str) -> None:
    assert not calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2028-02-04", "2028-04-05", "2033-12-26", "2060-06-01", "2150-03-02"])
def test_ordinary_weekdays_work_without_a_notice(day: str) -> None:
    assert calendar.is_working_day(date.fromisoformat(day))


def test_a_leap_month_brings_no_second_holiday() -> None:
    assert calendar.is_working_day(date(2028, 6, 27))  # the fifth day of the second fifth month


def test_estimates_agree_with_the_notices_of_past_years(monkeypatch: pytest.MonkeyPatch) -> None:
    past = [date(2019, 1, 1) + DAY * n for n in range(8 * 365 + 2)]
    off = {day for day in past if not calendar.is_working_day(day)}
    monkeypatch.setattr(calendar, "_YEARS", range(0))
    estimated = {day for day in past if not calendar.is_working_day.__wrapped__(day)}
    # Mid-autumn within the National Day's week makes it a day longer; nothing else was missed.
    assert off - estimated == {date(2020, 10, 8), date(2025, 10, 8)}


def test_years_with_a_notice_are_told_from_estimates() -> None:
    assert calendar.knows(2026)
    assert not calendar.knows(2003)
    assert not calendar.knows(2060)


@given(days, st.integers(-40, 40).filter(bool))
def test_working_days_are_counted(day: date, n: int) -> None:
    found = calendar.add_working_days(day, n)
    low, high = sorted((day, found))
    between = [low + DAY * i for i in range((high - low).days + 1)]
    counted = [d for d in between if d != day and calendar.is_working_day(d)]
    assert len(counted) == abs(n)
    assert found in (counted[0], counted[-1])
    assert (found > day) is (n > 0)


@given(days)
def test_no_working_days_is_the_day_itself(day: date) -> None:
    assert calendar.add_working_days(day, 0) == day


def fits(moment: datetime, hours: tuple[tuple[time, time], ...]) -> bool:
    here = moment + timedelta(hours=8)
    return (
        here.minute not in (0, 30)
        and calendar.is_working_day(here.date())
        and any(start <= here.time() <= end for start, end in hours)
    )


def walk(moment: datetime, hours: tuple[tuple[time, time], ...]) -> datetime:
    """The first fitting moment, by trying every minute."""
    if fits(moment, hours):
        return moment
    moment = moment.replace(second=0, microsecond=0)
    moment += MINUTE
    while not fits(moment, hours):
        away = not calendar.is_working_day((moment + timedelta(hours=8)).date())
        moment += timedelta(hours=1) if away and moment.hour != 15 else MINUTE
    return moment


OFFICE = ((time(8, 30), time(17, 30)),)


@settings(max_examples=60, deadline=None)
@given(moments)
def test_next_working_time_is_the_first_that_fits(moment: datetime) -> None:
    assert calendar.next_working_time(moment) == walk(moment, OFFICE)


@settings(max_examples=60, deadline=None)
@given(moments)
def test_elder_time_is_the_first_that_fits(moment: datetime) -> None:
    assert calendar.elder_time(moment) == walk(moment, calendar.ELDER_HOURS)


@given(moments, st.integers())
def test_spread_stays_within_the_hours(moment: datetime, spread: int) -> None:
    first = calendar.next_working_time(moment)
    spread_out = calendar.next_working_time(moment, spread=spread)
    assert fits(spread_out, OFFICE)
    assert timedelta(0) <= spread_out - first < 30 * MINUTE
    assert calendar.next_working_time(spread_out, spread=spread + 1) == spread_out


def test_everybody_gets_another_minute() -> None:
    midnight = calendar.at(date(2026, 11, 23), 0)
    taken = {calendar.next_working_time(midnight, spread=n) for n in range(25)}
    assert len(taken) == 25
    assert min(taken) == calendar.at(date(2026, 11, 23), 8, 31)


clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(moments, clocks, clocks, st.integers(0, 30))
def test_any_hours_are_kept_or_refused(moment: datetime, start: time, end: time, spread: int) -> None:
    try:
        found = calendar.next_working_time(moment, earliest=start, latest=end, spread=spread)
    except ValueError:
        first = start.hour * 60 + start.minute
        assert not [m for m in range(first, end.hour * 60 + end.minute + 1) if m % 30]
    else:
        assert fits(found, ((start, end),))
        assert found >= moment


def test_hours_are_whole_minutes() -> None:
    with pytest.raises(ValueError, match="whole minutes"):
        calendar.next_working_time(calendar.at(date(2026, 11, 23), 9), latest=time(17, 0, 1))


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        calendar.next_working_time(datetime(2026, 11, 23))


def test_wall_clock_is_beijing() -> None:
    moment = calendar.at(date(2026, 11, 23), 8, 30)
    assert moment == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert moment.tzinfo is UTC
    assert calendar.local(moment).strftime("%H:%M %z") == "08:30 +0800"


def test_dates_are_said_in_chinese() -> None:
    assert calendar.chinese_date(date(2026, 11, 3)) == "11月3日"
    assert calendar.chinese_date(datetime(2026, 11, 22, 16, tzinfo=UTC)) == "11月23日"


@pytest.mark.parametrize("text", ["2026-11-23T08:00:00+08:00", "2026-11-23T08:00", " 2026-11-23T00:00Z "])
def test_moments_are_read(text: str) -> None:
    assert calendar.parse_moment(text) == datetime(2026, 11, 23, tzinfo=UTC)


def test_a_bare_date_begins_at_midnight_in_beijing() -> None:
    assert calendar.parse_moment("2026-11-23") == datetime(2026, 11, 22, 16, tzinfo=UTC)


@given(moments)
def test_moments_survive_being_written(moment: datetime) -> None:
    assert calendar.parse_moment(calendar.local(moment).isoformat()) == moment
