"""The day until which something is promised, read from plain text (figures already Arabic)."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dialogs.rules.moon import solar_day
from dialogs.rules.quality.festivals import NAMES, festival
from dialogs.rules.quality.lazily import Lazy

_FEST = "|".join(NAMES)
_YEAR = r"(?:(?P<year>20\d\d)年?|(?P<rel>明年|后年|今年|来年|本年|当年))?的?"
_BEFORE = r"(?P<before>(?:节)?(?:以|之)?前(?!后)|到来前|来之前)"

# A month that only starts something, or in which something is done again and again, is no deadline.
_START = r"(?!(?:份|日|号|初|底)?(?:开始|起|开展起|以后|之后|后))"
_ISO = Lazy(r"(?P<y>20\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})")
_DAY = Lazy(
    _YEAR
    + r"(?<!\d)(?P<m>1[0-2]|0?[1-9])(?:月份?|[./])(?P<d>3[01]|[12]\d|0?[1-9])(?:日|号|(?=[./]|以?前|之前|到|至|-)|(?<=[./]\d)|(?<=[./]\d\d))(?![\d%.月])"
    + _START
)
_TEN = Lazy(_YEAR + r"(?<!\d)(?P<m>1[0-2]|0?[1-9])月份?(?P<ten>上旬|中旬|下旬|中|初)" + _START)
_MONTH = Lazy(
    _YEAR
    + r"(?<![\d个.])(?P<m>1[0-2]|0?[1-9])月(?!\d+(?:日|号|以?前|之前)|份?[上中下]旬|份?初|份?中(?!秋))(?:份|底|末)*"
    + _START
)
_QUARTER = Lazy(_YEAR + r"第?(?P<q>[1-4一二三四])季度(?!\d|一次|都|各|[^,。]{0,6}\d次)(?:末|底)?" + _START)
_QUARTER_ENDS = Lazy(r"(?:以|之)?[前内]|见效|完成|做完|弄好|做到|达到|拿出|[^,\d]{0,2}[完好清掉齐成出]|$")
_Q = Lazy(_YEAR + r"[Qq](?P<q>[1-4])(?:季度)?(?:末|底|结束)?(?:以|之)?前?" + _START)
_HALF = Lazy(_YEAR + r"(?P<half>上|下)半年" + _START)
_END = Lazy(
    r"(?P<rel>明|后|今|来)?(?<!农历)年(?:底|末)|岁末|(?<![\d一半两]个)(?<![\d一半两])(?:本)?年(?:度)?内"
)
_NEW_YEAR = Lazy(
    r"(?:过|赶在)?(?<![\d一今明后半全去往每当几周])年(?:以|之)?前|农历年(?:底|内|关)|过年前|过年(?:以|之)前|年关前"
)
_FESTIVAL = Lazy(
    _YEAR
    + rf"(?P<name>{_FEST})(?P<jie>节|日)?(?:长假|期间|当天|那天|假期)?(?P<before>(?:以|之|到来|来)?之?前(?!后))?"
)
_WITHIN = Lazy(r"(?<![每\d])(?P<n>\d+|半)个?(?P<unit>月|年|周|星期|礼拜|天|日)(?:时间)?(?:(?:以|之)?内|为期)")
_DONE = Lazy(
    r"完成|做完|做好|弄好|办好|搞好|装好|修好|建成|拆|上线|建好|清完|到位|学会|拿出|写好|整改|改|换|装|帮|学|教|建|整|拆|种|修|练|拿|考|取|发|交|送|搬|办|清|通"
)
_UNITS = "一二三四五六七八九"
_DAYS_IN_WORDS = {
    **{sign: place for place, sign in enumerate(_UNITS, start=1)},
    **{
        f"{tens}{sign}": base + place
        for tens, base in (("十", 10), ("二十", 20))
        for place, sign in enumerate(_UNITS, 1)
    },
    "十": 10,
    "二十": 20,
    "三十": 30,
    "三十一": 31,
}
_WORDED_DAY = Lazy(r"(?<=\d月)(?:二?十[一二三四五六七八九]?|三十一?)(?=前|以前|之前|号|日|$)")
_LAST_MONTH = Lazy(
    r"(?:腊月|大年(?=廿|二十))(?P<d>廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|初?[一二三四五六七八九十]|(?P<n>[12]?\d))"
)
_ENDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 15}
_THIS_WEEK = Lazy(r"(?:本|这)(?:个)?(?:周|星期|礼拜)(?:内|之内|底|末)")
_THIS_MONTH = Lazy(r"(?<![上下每])(?:本|这个)月(?:内|之内|底|末|里)?(?!起|开始|的|过)")
_BEFORE_IT = Lazy(r"[之以]?前")
_NEXT_MONTH = Lazy(r"下个?月(?:(?P<d>\d{1,2})[号日]|底)")
_ON_DAY = Lazy(r"(?<![每下])(?:本|这个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-6])(?=[之以]?前|[,。]|$)")
_ONWARD = Lazy(r"(?:到|至|起)(?!来|时候)")
_AGAIN = Lazy(r"每|逢|各$|都$")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PAST = Lazy(r"去年|前年|上个?月|\d{2,4}年(?:的时候|就|我)|(?<![月日号底年节份])以前|当年|当时|那年")

Found = tuple[int, date]


class Calendar:
    """Chooses the year that a day without a year belongs to.

    A day is looked for inside the period first (a promise for 2027 speaks of 2027), then after it.
    """

    def __init__(self, today: date, period_end: date) -> None:
        self.today = today
        self.end = period_end
        self.start = max(today, date(period_end.year, 1, 1))

    def year(self, match: re.Match[str]) -> int | None:
        """The year said in the match: a number, or 今年/明年 seen from the period."""
        groups = match.groupdict()
        if groups.get("year"):
            return int(groups["year"])
        said = groups.get("rel") or ""
        if said.startswith("后"):
            return self.today.year + 2
        # Who writes a promise for the coming year already says 今年 for it.
        if said.startswith(("今", "本", "当")):
            return self.end.year
        return self.today.year + 1 if said else None

    def nearest(self, build: Callable[[int], date], year: int | None) -> date | None:
        """The day in the year said, or the first one from the period's start on."""
        if year is not None:
            return build(year)
        for candidate in range(self.start.year, self.start.year + 2):
            day = build(candidate)
            if day >= self.start:
                return day
        return None


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _days(text: str, calendar: Calendar) -> list[Found]:
    found: list[Found] = []
    for match in _ISO.finditer(text):
        found.append((match.end(), date(int(match["y"]), int(match["m"]), int(match["d"]))))
    for match in _DAY.finditer(text):
        bounded = _BEFORE_IT.match(text[match.end() :]) or text[: match.start()].endswith(("到", "至"))
        if "." in match[0] and "月" not in match[0] and not bounded:
            continue
        month, day = int(match["m"]), int(match["d"])
        when = calendar.nearest(lambda y, m=month, d=day: date(y, m, d), calendar.year(match))  # type: ignore[misc]
        found += [(match.end(), when)] if when else []
    return found


def _months(text: str, calendar: Calendar) -> list[Found]:
    found: list[Found] = []
    for match in _TEN.finditer(text):
        month, day = int(match["m"]), _ENDS.get(match["ten"])
        when = calendar.nearest(
            lambda y, m=month, d=day: date(y, m, d) if d else _last(y, m),  # type: ignore[misc]
            calendar.year(match),
        )
        found += [(match.end(), when)] if when else []
    for match in _MONTH.finditer(text):
        when = calendar.nearest(lambda y, m=int(match["m"]): _last(y, m), calendar.year(match))  # type: ignore[misc]
        if when and not _AGAIN.search(text[: match.start()][-2:]):
            found.append((match.end(), when))
    return found


def _parts(text: str, calendar: Calendar) -> list[Found]:
    found: list[Found] = []
    for match in _QUARTER.finditer(text):
        if _AGAIN.search(text[: match.start()][-2:]) or match.start() and text[match.start() - 1] in "1个":
            continue
        month = 3 * (_QUARTERS.get(match["q"]) or int(match["q"]))
        if (
            "第" not in match[0]
            and not match[0].endswith(("末", "底"))
            and not _QUARTER_ENDS.match(text[match.end() :])
        ):
            continue
        when = calendar.nearest(lambda y, m=month: _last(y, m), calendar.year(match))  # type: ignore[misc]
        found += [(match.end(), when)] if when else []
    for match in _Q.finditer(text):
        when = calendar.nearest(lambda y, m=3 * int(match["q"]): _last(y, m), calendar.year(match))  # type: ignore[misc]
        found += [(match.end(), when)] if when else []
    for match in _HALF.finditer(text):
        month = 6 if match["half"] == "上" else 12
        when = calendar.nearest(lambda y, m=month: _last(y, m), calendar.year(match))  # type: ignore[misc]
        found += [(match.end(), when)] if when else []
    for match in _END.finditer(text):
        year = calendar.year(match) or calendar.end.year
        found.append((match.end(), date(year, 12, 31)))
    return found


def _named(text: str, calendar: Calendar) -> list[Found]:
    found: list[Found] = []
    for match in _NEW_YEAR.finditer(text):
        eve = calendar.nearest(lambda y: festival("除夕", y), None)
        found += [(match.end(), eve)] if eve else []
    named = [m for m in _FESTIVAL.finditer(text) if not _AGAIN.search(text[: m.start()][-2:])]
    for match in named:
        bare = match["name"] in {"三八", "十一", "七一", "八一", "五一", "六一"} and not (
            match["jie"] or match["before"]
        )
        if bare and match["name"] in {"三八", "十一"}:
            continue
        if _ONWARD.match(text[match.end() :]):
            continue
        when = calendar.nearest(lambda y, n=match["name"]: festival(n, y), calendar.year(match))  # type: ignore[misc]
        if when:
            found.append((match.end(), when - timedelta(days=1) if match["before"] else when))
    return found


def _twelfth_month(text: str, calendar: Calendar) -> list[Found]:
    """A day of the last lunar month: "腊月二十前", "腊月廿三"."""
    found: list[Found] = []
    for match in _LAST_MONTH.finditer(text):
        day = _DAYS_IN_WORDS.get(match["d"].removeprefix("初").replace("廿", "二十"), 0) or int(
            match["n"] or 0
        )
        when = calendar.nearest(lambda y, d=day: solar_day(y - 1, 12, d) or date.min, None)  # type: ignore[misc]
        found += [(match.end(), when)] if when else []
    return found


def _in_figures(text: str) -> str:
    """A day of a month that was left in words: 4月十五前."""
    return _WORDED_DAY.sub(lambda found: str(_DAYS_IN_WORDS[found[0]]), text)


def _within(text: str, calendar: Calendar) -> list[Found]:
    found: list[Found] = []
    for match in _THIS_WEEK.finditer(text):
        found.append((match.end(), calendar.today + timedelta(days=6 - calendar.today.weekday())))
    for match in _THIS_MONTH.finditer(text):
        last = monthrange(calendar.today.year, calendar.today.month)[1]
        found.append((match.end(), calendar.today.replace(day=last)))
    for match in _WITHIN.finditer(text):
        if match["unit"] == "年" and match["n"] != "半":
            continue
        if not _DONE.search(text[match.end() : match.end() + 14]):
            continue
        number = 0.5 if match["n"] == "半" else float(match["n"])
        days = {"年": 365.0, "月": 30.4}.get(match["unit"]) or (1.0 if match["unit"] in "天日" else 7.0)
        if days >= 30:
            found.append((match.end(), calendar.today + timedelta(days=round(number * days))))
    return found


def _soon(text: str, calendar: Calendar) -> list[Found]:
    """A day of this week or of the next month."""
    found: list[Found] = []
    for match in _ON_DAY.finditer(text):
        place = "一二三四五六日".find(match["day"].replace("天", "日"))
        monday = calendar.today - timedelta(days=calendar.today.weekday())
        found.append((match.end(), monday + timedelta(days=place if place >= 0 else int(match["day"]) - 1)))
    for match in _NEXT_MONTH.finditer(text):
        year, month = (calendar.today.year + calendar.today.month // 12, calendar.today.month % 12 + 1)
        found.append((match.end(), date(year, month, int(match["d"])) if match["d"] else _last(year, month)))
    return found


def find_due(text: str, *, today: date, period_end: date) -> date | None:
    """The last day named in the text as a deadline, or None if none is said.

    "X月底/X月前" means the month's last day, a festival with 前 the day before it (GUIDE 1.4).
    Days of the past and yearly recurring days ("每年6月") are no deadlines.
    """
    calendar = Calendar(today, period_end)
    found: list[Found] = []
    for part in re.split(r"[,。;\n]", text):
        if _PAST.search(part):
            continue
        part = _in_figures(part)
        for read in (_days, _months, _parts, _named, _within, _soon, _twelfth_month):
            try:
                found += read(part, calendar)
            except ValueError:  # 2 月 30 号: no such day, so none is taken
                continue
    later = [day for _, day in found if day >= today]
    return max(later, default=None)
