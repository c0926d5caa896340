"""Days that have a name, in the solar and in the lunar calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from dialogs.rules.moon import solar_day

_FIXED = {
    "元旦": (1, 1), "妇女节": (3, 8), "三八": (3, 8), "学雷锋日": (3, 5), "雷锋日": (3, 5), "植树节": (3, 12),
    "五一": (5, 1), "劳动节": (5, 1), "青年节": (5, 4), "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1),
    "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "十一": (10, 1),
    "双十一": (11, 11), "消防日": (11, 9), "宪法日": (12, 4), "志愿者日": (12, 5), "世界环境日": (6, 5),
}  # fmt: skip
_LUNAR = {
    "春节": (1, 1), "大年初一": (1, 1), "年初一": (1, 1), "元宵": (1, 15), "正月半": (1, 15), "正月十五": (1, 15), "端午": (5, 5),
    "七夕": (7, 7), "七月半": (7, 15), "中秋": (8, 15), "八月半": (8, 15), "重阳": (9, 9), "老人节": (9, 9),
    "腊八": (12, 8), "小年": (12, 23),
}  # fmt: skip


def _lunar(year: int, month: int, day: int) -> date:
    # The twelfth lunar month falls into the next solar year.
    found = solar_day(year - 1 if month == 12 else year, month, day)
    return found or date(year, month, min(day, 28))


def _new_year_eve(year: int) -> date:
    return _lunar(year, 1, 1) - timedelta(days=1)


def _term(year: int, month: int, constant: float) -> date:
    # The usual approximation of solar terms, good for 2001 to 2099.
    y = year % 100
    leap = (y - 1) // 4 if month <= 2 else y // 4
    return date(year, month, int(y * 0.2422 + constant) - leap)


_COMPUTED: dict[str, Callable[[int], date]] = {
    "除夕": _new_year_eve,
    "年三十": _new_year_eve,
    "大年夜": _new_year_eve,
    "清明": lambda year: _term(year, 4, 4.81),
    "惊蛰": lambda year: _term(year, 3, 5.63),
    "谷雨": lambda year: _term(year, 4, 20.1),
    "小满": lambda year: _term(year, 5, 21.04),
    "芒种": lambda year: _term(year, 6, 5.678),
    "白露": lambda year: _term(year, 9, 7.646),
    "寒露": lambda year: _term(year, 10, 8.318),
    "霜降": lambda year: _term(year, 10, 23.438),
    "立夏": lambda year: _term(year, 5, 5.52),
    "夏至": lambda year: _term(year, 6, 21.37),
    "立秋": lambda year: _term(year, 8, 7.5),
    "处暑": lambda year: _term(year, 8, 23.13),
    "立冬": lambda year: _term(year, 11, 7.438),
    "冬至": lambda year: _term(year, 12, 21.94),
}
NAMES = tuple(sorted({*_FIXED, *_LUNAR, *_COMPUTED}, key=len, reverse=True))


def festival(name: str, year: int) -> date:
    """The day of that name in the solar year. KeyError for an unknown name."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _LUNAR:
        return _lunar(year, *_LUNAR[name])
    return _COMPUTED[name](year)
