"""Days by the moon, from borax; known from 1900 to 2100."""

from datetime import date


def solar_day(year: int, month: int, day: int) -> date | None:
    """The day on the usual calendar of a lunar day (lunar year `year`); None where there is none."""
    from borax.calendars.lunardate import LunarDate

    try:
        found = LunarDate(year, month, day).to_solar_date()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def lunar_day(day: date) -> tuple[int, int]:
    """Month and day by the moon; (0, 0) in a leap month and outside the known years."""
    from borax.calendars.lunardate import LunarDate

    try:
        moon = LunarDate.from_solar(day)
    except (ValueError, OverflowError):
        return (0, 0)
    return (0, 0) if moon.leap else (int(moon.month), int(moon.day))
