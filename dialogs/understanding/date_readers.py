"""What each kind of wording makes of its parts: the day, or why there is none."""

import re
from datetime import date, timedelta
from typing import Final

from dialogs.understanding.calendar_days import (
    festival,
    lunar_day,
    lunar_month_end,
    month_end,
    months_later,
    new_years_eve,
    real_day,
)
from dialogs.understanding.numerals import NUMBER, number, whole_number

_JUST_PAST: Final = timedelta(days=31)
_WEEKDAYS: Final = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7"))
    for sign in signs
}


Day = tuple[date | None, str]


def _year(said: str | None, today: date) -> int | None:
    if not said:
        return None
    relative = {"今": 0, "本": 0, "当": 0, "明": 1, "下": 1, "后": 2, "大": 3}.get(said[0])
    if relative is not None:
        return today.year + relative
    value = whole_number(said)
    return None if value is None else value + 2000 if value < 100 else value


def _dated(year: int | None, month: int, day: int, today: date) -> Day:
    """A day of a month; without a year the coming one, unless it has only just passed."""
    found = real_day(year or today.year, month, day)
    if found is None:
        leap = real_day(today.year + 1, month, day) if year is None else None
        return (leap, "") if leap else (None, "invalid_date")
    if year is not None or found >= today:
        return (found, "") if found >= today else (None, "past_date")
    if today - found <= _JUST_PAST:
        return None, "past_date"
    return real_day(today.year + 1, month, day), ""


def _part(year: int, month: int, part: str) -> date:
    if part in {"初", "上旬"}:
        return date(year, month, 10)
    if part in {"中", "中旬", "半"}:
        return date(year, month, 20) if part == "中旬" else date(year, month, 15)
    return month_end(year, month)


def full_date(found: re.Match[str], today: date) -> Day:
    """A day and a month, perhaps with a year."""
    return _dated(
        _year(found["year"], today), int(number(found["m"]) or 0), int(number(found["d"]) or 0), today
    )


def month(found: re.Match[str], today: date) -> Day:
    """A month, or a third or an end of it; alone its last day."""
    month = int(number(found["m"]) or 0)
    if not 1 <= month <= 12:
        return None, "invalid_date"
    year, part = _year(found["year"], today), found["part"] or "底"
    day = _part(year or today.year, month, part)
    if year is None and day < today:
        day = _part(today.year + 1, month, part)
    return (day, "") if day >= today else (None, "past_date")


def near_month(found: re.Match[str], today: date) -> Day:
    """This month, the next, or the one after."""
    word = found["which"] or ""
    ahead = word.count("下") if word else 0
    first = months_later(date(today.year, today.month, 1), ahead)
    if found["d"]:
        day = real_day(first.year, first.month, int(number(found["d"]) or 0))
        return (day, "") if day and day >= today else (None, "past_date" if day else "invalid_date")
    day = _part(first.year, first.month, found["part"] or "底")
    if day < today and not word:
        later = months_later(first, 1)
        day = _part(later.year, later.month, found["part"] or "底")
    return (day, "") if day >= today else (None, "past_date")


def day_alone(found: re.Match[str], today: date) -> Day:
    """The next such day: "十号"."""
    wanted = int(number(found["d"]) or 0)
    for ahead in range(3):
        first = months_later(date(today.year, today.month, 1), ahead)
        day = real_day(first.year, first.month, wanted)
        if day and day >= today:
            return day, ""
    return None, "invalid_date"


def week_day(found: re.Match[str], today: date) -> Day:
    """A day of this week or the next; without a day the Sunday."""
    weekday = _WEEKDAYS[found["wd"]] if found["wd"] else 6
    monday = today - timedelta(days=today.weekday())
    which = found["which"] or ""
    day = monday + timedelta(days=7 * (which.count("下") - which.count("上")) + weekday)
    if not which and day < today:
        day += timedelta(days=7)
    return (day, "") if day >= today else (None, "past_date")


def near_day(found: re.Match[str], today: date) -> Day:
    """Today, tomorrow, the day after."""
    ahead = {"今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}[
        found["near"].removesuffix("天").removesuffix("晚")
    ]
    return today + timedelta(days=ahead), ""


def span(found: re.Match[str], today: date) -> Day:
    """An amount of time from today."""
    day = today
    for amount, unit in re.findall(
        rf"({NUMBER})个?(半)?(?:多)?({SPAN_UNIT})".replace("(半)?", ""), found.group()
    ):
        value = number(amount)
        if value is None:
            return None, "vague_date"
        day = _later(day, value, unit)
    if re.search(rf"{NUMBER}个半月", found.group()):
        day = today
        whole = number(re.split("个半月", found.group())[0]) or 0
        day = months_later(day, int(whole)) + timedelta(days=15)
    return day, ""


def _later(day: date, value: float, unit: str) -> date:
    if unit in {"天", "日", "工作日"}:
        return day + timedelta(days=min(int(value), 3000))
    if unit in {"周", "星期", "礼拜"}:
        return day + timedelta(days=min(int(value * 7), 3000))
    months = {"月": 1, "季度": 3, "年": 12}[unit]
    total = min(value * months, 120)
    return months_later(day, int(total)) + timedelta(days=15 if total % 1 else 0)


SPAN_UNIT: Final = r"天|日|周|星期|礼拜|月|季度|年|工作日"


def quarter(found: re.Match[str], today: date) -> Day:
    """The end of a quarter."""
    year, word = _year(found["year"], today), found["q"] or ""
    now = (today.month - 1) // 3 + 1
    if found["rel"]:
        quarter = now + (1 if found["rel"] == "下" else 0)
        return month_end(today.year + (quarter - 1) // 4, (quarter - 1) % 4 * 3 + 3), ""
    quarter = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}[word] if word else now
    day = month_end(year or today.year, quarter * 3)
    if year is None and day < today:
        day = month_end(today.year + 1, quarter * 3)
    return (day, "") if day >= today else (None, "past_date")


def half_year(found: re.Match[str], today: date) -> Day:
    """The end of a half-year."""
    year, month = _year(found["year"], today), 6 if found["half"] == "上" else 12
    day = month_end(year or today.year, month)
    if year is None and day < today:
        day = month_end(today.year + 1, month)
    return (day, "") if day >= today else (None, "past_date")


def year_end(found: re.Match[str], today: date) -> Day:
    """The last day of a year."""
    year = _year(found["year"], today) or today.year
    day = date(year, 12, 31)
    return (day, "") if day >= today else (None, "past_date")


def mid_year(found: re.Match[str], today: date) -> Day:
    """The middle of a year."""
    year = _year(found["year"], today)
    day = date(year or today.year, 6, 30)
    return (day if day >= today else date(today.year + 1, 6, 30)), ""


def before_new_year(found: re.Match[str], today: date) -> Day:
    """The eve of the Spring Festival."""
    year = _year(found["year"], today)
    eve = new_years_eve(year if year and year > today.year else today.year)
    return eve, ""


def festival_day(found: re.Match[str], today: date) -> Day:
    """A festival, or the day before it."""
    day = festival(found["name"], today, _year(found["year"], today))
    if day is None:
        return None, "invalid_date"
    if found["before"]:
        day -= timedelta(days=1)
    return (day, "") if day >= today else (None, "past_date")


def near_festival(found: re.Match[str], today: date) -> Day:
    """So many days, weeks or months before or after a festival."""
    day, amount = festival(found["name"], today, _year(found["year"], today)), number(found["n"])
    if day is None or amount is None:
        return None, "vague_date"
    if found["side"] == "前":
        day -= _later(today, amount, found["unit"]) - today
    else:
        day = _later(day, amount, found["unit"])
    return (day, "") if day >= today else (None, "past_date")


def lunar_date(found: re.Match[str], today: date) -> Day:
    """A day or month of the lunar calendar."""
    name = found["m"]
    month = {"正": 1, "大年": 1, "年": 1, "腊": 12, "冬": 11}.get(name) or int(number(name) or 0)
    year = _year(found["year"], today)
    if not 1 <= month <= 12:
        return None, "invalid_date"
    said = (found["d"] or "").replace("初", "")
    for lunar_year in (year,) if year and month < 11 else (today.year, today.year + 1):
        if said and not re.search("底|里|末|头", said):
            day = lunar_day(lunar_year, month, int(number(said) or 0))
        else:
            day = lunar_month_end(lunar_year, month)
        if day and day >= today:
            return day, ""
    return None, "invalid_date"
