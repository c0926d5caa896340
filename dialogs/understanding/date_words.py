"""Every wording that names a day, and the day it names on a given today."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dialogs.understanding.calendar_days import (
    FESTIVALS,
    festival,
    lunar_day,
    lunar_month_end,
    month_end,
    months_later,
    new_years_eve,
    real_day,
)
from dialogs.understanding.numerals import NUMBER, number, whole_number

_N: Final = r"(?:\d{1,2}|[零〇一二三四五六七八九十廿卅]{1,4})"
_YEAR: Final = r"(?:(?P<year>20\d\d|\d\d(?=年)|二[零〇]\w\w(?=年)|今年|明年|后年|大后年|本年度?|下一?年度?|当年)(?:年|度|的|份)*,?)?"
_JUST_PAST: Final = timedelta(days=31)
_WEEKDAYS: Final = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "六": 5,
    "日": 6,
    "天": 6,
    "末": 6,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
    "7": 6,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A day named between `start` and `end`; `flag` says why it has none."""

    day: date | None
    start: int
    end: int
    kind: str
    flag: str = ""


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


def _full(found: re.Match[str], today: date) -> Day:
    return _dated(
        _year(found["year"], today), int(number(found["m"]) or 0), int(number(found["d"]) or 0), today
    )


def _month(found: re.Match[str], today: date) -> Day:
    month = int(number(found["m"]) or 0)
    if not 1 <= month <= 12:
        return None, "invalid_date"
    year, part = _year(found["year"], today), found["part"] or "底"
    day = _part(year or today.year, month, part)
    if year is None and day < today and (today - day > _JUST_PAST or not found["part"]):
        day = _part(today.year + 1, month, part)
    return (day, "") if day >= today else (None, "past_date")


def _near_month(found: re.Match[str], today: date) -> Day:
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


def _day_alone(found: re.Match[str], today: date) -> Day:
    wanted = int(number(found["d"]) or 0)
    for ahead in range(3):
        first = months_later(date(today.year, today.month, 1), ahead)
        day = real_day(first.year, first.month, wanted)
        if day and day >= today:
            return day, ""
    return None, "invalid_date"


def _week(found: re.Match[str], today: date) -> Day:
    weekday = _WEEKDAYS[found["wd"]] if found["wd"] else 6
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=7 * (found["which"] or "").count("下") + weekday)
    if not found["which"] and day < today:
        day += timedelta(days=7)
    return (day, "") if day >= today else (None, "past_date")


def _near_day(found: re.Match[str], today: date) -> Day:
    ahead = {"今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}[
        found["near"].removesuffix("天").removesuffix("晚")
    ]
    return today + timedelta(days=ahead), ""


def _span(found: re.Match[str], today: date) -> Day:
    """An amount of time from today."""
    day = today
    for amount, unit in re.findall(
        rf"({NUMBER})个?(半)?(?:多)?({_SPAN_UNIT})".replace("(半)?", ""), found.group()
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


_SPAN_UNIT: Final = r"天|日|周|星期|礼拜|月|季度|年|工作日"


def _quarter(found: re.Match[str], today: date) -> Day:
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


def _half_year(found: re.Match[str], today: date) -> Day:
    year, month = _year(found["year"], today), 6 if found["half"] == "上" else 12
    day = month_end(year or today.year, month)
    if year is None and day < today:
        day = month_end(today.year + 1, month)
    return (day, "") if day >= today else (None, "past_date")


def _year_end(found: re.Match[str], today: date) -> Day:
    year = _year(found["year"], today) or today.year
    day = date(year, 12, 31)
    return (day, "") if day >= today else (None, "past_date")


def _mid_year(found: re.Match[str], today: date) -> Day:
    year = _year(found["year"], today)
    day = date(year or today.year, 6, 30)
    return (day if day >= today else date(today.year + 1, 6, 30)), ""


def _before_new_year(found: re.Match[str], today: date) -> Day:
    year = _year(found["year"], today)
    eve = new_years_eve(year if year and year > today.year else today.year)
    return eve, ""


def _festival(found: re.Match[str], today: date) -> Day:
    day = festival(found["name"], today, _year(found["year"], today))
    if day is None:
        return None, "invalid_date"
    if found["before"]:
        day -= timedelta(days=1)
    return (day, "") if day >= today else (None, "past_date")


def _lunar(found: re.Match[str], today: date) -> Day:
    name = found["m"]
    month = {"正": 1, "腊": 12, "冬": 11}.get(name) or int(number(name) or 0)
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


_FEST: Final = "|".join(re.escape(name) for name in FESTIVALS)
_RULES: Final[tuple[tuple[str, str, Callable[[re.Match[str], date], Day]], ...]] = (
    ("full", r"(?<!\d)(?P<year>20\d\d)(?:[-/.年])(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?:日|号)?(?!\d)", _full),
    ("full", r"(?<!\d)(?P<year>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)", _full),
    ("lunar", rf"{_YEAR}(?:农历|阴历|旧历|老历)(?P<year2>)?(?P<m>正|腊|冬|{_N})月(?P<d>初[一二三四五六七八九十]|{_N}|底|末)?(?:号|日)?(?:之?前)?", _lunar),
    ("festival", rf"{_YEAR}(?P<name>七月半|八月半|正月半)(?P<before>(?:之|以)?前)?", _festival),
    ("lunar", rf"{_YEAR}(?P<m>正|腊|冬)月(?P<d>初[一二三四五六七八九十]|{_N}|底|里|末|里头)?(?:号|日)?", _lunar),
    ("lunar", rf"{_YEAR}(?P<m>{_N})月(?P<d>初[一二三四五六七八九十])", _lunar),
    ("festival", rf"{_YEAR}(?P<name>七月半|八月半|正月半)(?P<before>(?:之|以)?前)?", _festival),
    ("full", rf"{_YEAR}(?P<m>{_N})月份?(?P<d>{_N})(?:日|号|$|(?=[,之以前吧]))", _full),
    ("month", rf"{_YEAR}(?P<m>{_N})月份?(?:的)?(?P<part>上旬|中旬|下旬|初|中|半|底|末)?", _month),
    ("near_month", rf"(?P<which>下下个?|下一?个?|这个?|本|当|今)(?:月)(?:份|的)?(?:(?P<d>{_N})(?:号|日)|(?P<part>上旬|中旬|下旬|初|中|半|底|末))?", _near_month),
    ("near_month", r"(?P<which>)(?P<d>(?!))?(?<![年月])月(?P<part>初|中|底|末)", _near_month),
    ("full", r"(?<![\d.])(?P<year>(?!))?(?P<m>1[0-2]|0?[1-9])[./-](?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])(?:日|号)?", _full),
    ("week", r"(?P<which>这|本|下下|下|今)?个?一?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末1-7])(?!个)", _week),
    ("week", r"(?P<which>这|本|下下|下)(?:一|个)*(?:周|星期|礼拜)(?P<wd>(?!))?(?:内|之内|里)?", _week),
    ("week", r"(?P<which>这|本|下)?(?:个)?(?P<wd>末)?周末", _week),
    ("span", rf"(?<![第每\d]){NUMBER}(?:日|天)(?:之|以)?内", _span),
    ("day", rf"(?<![\d月])(?P<d>{_N})(?:号|日)(?!头)", _day_alone),
    ("quarter", rf"{_YEAR}(?:(?P<rel>下|本|这)一?个?|第?(?P<q>[一二三四1-4])|)(?:季度|季)(?:末|底|结束|内)?(?<!每季)(?<!每季度)", _quarter),
    ("half_year", rf"{_YEAR}(?P<half>上|下)半年(?:底|末)?", _half_year),
    ("before_new_year", rf"{_YEAR}(?:过(?:大)?年之?前|年前|过年以前|春节之?前|春节以前)", _before_new_year),
    ("festival", rf"{_YEAR}(?:三八(?=妇)|五一(?=劳)|五四(?=青)|六一(?=儿)|七一(?=建)|八一(?=建))?(?P<name>{_FEST})(?:节|日|夜|假期|期间|长假)*(?:那天|当天|左右|前后)?(?P<before>(?:之|以)?前(?!后)|头里)?", _festival),
    ("mid_year", r"(?P<year>今年|明年|20\d\d)?年?年?中(?=$|[,.吧之前左])", _mid_year),
    ("year_end", r"(?P<year>今年|明年|后年|20\d\d|二[零〇]\w\w|\d\d(?=年底))?(?:年|的|到|,|我)*(?:年?底|年末|岁末|年终|年尾|年内|年之内|一整年|整年|全年|一年到头|年度)", _year_end),
    ("year_end", r"(?P<year>明年|后年|今年|20\d\d(?=年|$)|二[零〇]二\w(?=年))年?", _year_end),
    ("near_day", r"(?P<near>大后天|今天|明天|后天|当天|今晚|明晚)", _near_day),
    ("span", rf"(?<![第每\d])(?:{NUMBER}个?(?:{_SPAN_UNIT}),?(?:零|又|加|外加)?)+(?!级|度|个)|{NUMBER}个半月", _span),
)  # fmt: skip
_COMPILED: list[tuple[str, re.Pattern[str], Callable[[re.Match[str], date], Day]]] = []


def find_days(text: str, today: date) -> list[Found]:
    """All days that `text` names, in the order of the text; longer wordings first."""
    if not _COMPILED:
        _COMPILED.extend((kind, re.compile(pattern), rule) for kind, pattern, rule in _RULES)
    days: list[Found] = []
    for kind, pattern, rule in _COMPILED:
        for found in pattern.finditer(text):
            if not found.group() or found.group().isspace():
                continue
            day, flag = rule(found, today)
            days.append(Found(day, found.start(), found.end(), kind, flag))
            text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
    return sorted(days, key=lambda day: day.start)
