"""Days by the calendar: month ends, months ahead, festivals, lunar days, solar terms."""

import calendar
from datetime import date
from typing import Final

from dialogs.rules.moon import solar_day

_SOLAR: Final = {
    "元旦": (1, 1),
    "新年": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八": (3, 8),
    "38节": (3, 8),
    "学雷锋": (3, 5),
    "雷锋日": (3, 5),
    "植树节": (3, 12),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "51": (5, 1),
    "青年节": (5, 4),
    "五四": (5, 4),
    "护士节": (5, 12),
    "六一": (6, 1),
    "高考": (6, 7),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "党的生日": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "记者节": (11, 8),
    "宪法日": (12, 4),
    "圣诞": (12, 25),
    "平安夜": (12, 24),
    "跨年": (12, 31),
}
_LUNAR: Final = {
    "春节": (1, 1),
    "过年": (1, 1),
    "大年初一": (1, 1),
    "正月初一": (1, 1),
    "年初一": (1, 1),
    "元宵": (1, 15),
    "正月半": (1, 15),
    "龙抬头": (2, 2),
    "端午": (5, 5),
    "端阳": (5, 5),
    "五月节": (5, 5),
    "七夕": (7, 7),
    "七月半": (7, 15),
    "中元": (7, 15),
    "中秋": (8, 15),
    "八月节": (8, 15),
    "八月半": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "小年": (12, 23),
}
# Solar terms: month and the constant C of the usual formula [Y*0.2422 + C] - [(Y-1)/4], years 2000-2099.
_TERMS: Final = {
    "立春": (2, 3.87),
    "雨水": (2, 18.73),
    "惊蛰": (3, 5.63),
    "春分": (3, 20.646),
    "清明": (4, 4.81),
    "谷雨": (4, 20.1),
    "立夏": (5, 5.52),
    "小满": (5, 21.04),
    "芒种": (6, 5.678),
    "夏至": (6, 21.37),
    "小暑": (7, 7.108),
    "大暑": (7, 22.83),
    "立秋": (8, 7.5),
    "处暑": (8, 23.13),
    "白露": (9, 7.646),
    "秋分": (9, 23.042),
    "寒露": (10, 8.318),
    "霜降": (10, 23.438),
    "立冬": (11, 7.438),
    "小雪": (11, 22.36),
    "大雪": (12, 7.18),
    "冬至": (12, 21.94),
    "小寒": (1, 5.4055),
    "大寒": (1, 20.12),
}
FESTIVALS: Final = tuple(
    sorted({*_SOLAR, *_LUNAR, *_TERMS, "除夕", "大年三十", "年三十", "三十夜", "年夜"}, key=len, reverse=True)
)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_later(start: date, months: int) -> date:
    """The same day `months` months later, or the last of that month."""
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def lunar_day(year: int, month: int, day: int) -> date | None:
    """The solar day of a lunar one; lunar year `year`. None where that month has no such day."""
    return solar_day(year, month, day)


def lunar_month_end(year: int, month: int) -> date | None:
    """The last day of a lunar month."""
    return lunar_day(year, month, 30) or lunar_day(year, month, 29)


def new_years_eve(year: int) -> date | None:
    """The eve of the Spring Festival that ends lunar `year`."""
    return lunar_month_end(year, 12)


def _in_year(name: str, year: int) -> date | None:
    if name in _SOLAR:
        return date(year, *_SOLAR[name])
    if name in _TERMS:
        month, constant = _TERMS[name]
        short = year % 100
        leaps = (short - 1) // 4 if month <= 2 else short // 4
        return real_day(year, month, int(short * 0.2422 + constant) - leaps)
    if name in {"除夕", "大年三十", "年三十", "三十夜", "年夜"}:
        return new_years_eve(year - 1)
    month, day = _LUNAR[name]
    return lunar_day(year - 1 if month == 12 else year, month, day)


def festival(name: str, today: date, year: int | None = None) -> date | None:
    """The coming day of a festival, or that of `year` (the solar year it falls in)."""
    if year is not None:
        return _in_year(name, year)
    for ahead in range(3):
        day = _in_year(name, today.year + ahead)
        if day and day >= today:
            return day
    return None
