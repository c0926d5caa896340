"""How often something is promised: "一个礼拜扫两回" is 每周2次 (plain text, figures already Arabic)."""

import re
from dataclasses import dataclass

from dialogs.rules.quality.lazily import Lazy

_N = r"(?P<n>\d+(?:\.\d+)?(?:-\d+)?)"
_TIMES = "次|回|趟|遍|遭|轮"
_DAYPART = r"(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚|午)"

# (pattern, the period's name); the first that matches earliest in the text wins.
_PERIODS = (
    (r"每(?:2|双)个?(?:周|星期|礼拜)|隔周|(?<![\d第])2个?(?:周|星期|礼拜)(?=\D{0,8}\d次)", "每2周"),
    (r"每半个月|半个月(?!内|之内|以内|前)(?=\D{0,10}\d(?:次|回|趟))", "每半个月"),
    (r"每半月|半月(?!内|之内|以内|前)(?=\D{0,10}\d(?:次|回|趟))", "每半月"),
    (r"每2个?月|(?<![\d前后])2个月(?=[^,\d]{0,6}1(?:次|回|趟|遍))|隔月|双月|逢(?:单|双)月", "每2个月"),
    (r"每月(?:逢)?初一[、和,]?(?:月半|十五)|(?:每逢|逢)?初一[、和,]?(?:月半|十五)", "每月"),
    (r"每半年|半年(?!内|之内|以内|前)(?=\D{0,10}\d(?:次|回|趟|场))", "每半年"),
    (r"每2天|(?<![\d第前后])2天(?=\D{0,6}1(?:次|回|趟|遍))", "每2天"),
    (r"每3天|(?<![\d第前后])3天(?=\D{0,6}1(?:次|回|趟|遍))", "每3天"),
    (r"每个?小时|每个?钟头|(?<![\d半.])1个?(?:小时|钟头)(?=[^,\d]{0,4}1(?:次|回|遍))", "每小时"),
    (r"每10天|(?<![\d第前后])10天(?=\D{0,6}1(?:次|回|趟|遍))", "每10天"),
    (r"每7天|(?<![\d第前后])7天(?=\D{0,6}1(?:次|回|趟|遍))", "每周"),
    (r"每隔1天|隔1?天|隔日", "隔天"),
    (r"每个?(?:工作日|上班日)", "每个工作日"),
    (r"每个?周末|每逢周末|逢周末", "每周"),
    (r"每个?学期|(?<![\d本下上这新])1个?学期(?=\D{0,12}\d)|1学期", "每学期"),
    (r"每个?季度?|(?<![\d第])1个?季度?(?=(?:度)?\D{0,16}\d)(?!度?(?:[内前末底]|[^,\d]{0,2}[完好清掉齐成出]))|按季度?", "每季度"),
    (
        r"每1?个?(?:月|月头|月底)(?!饼)|月月|(?<![\d第年])1个?月(?!\d?底|内|之内|以内|前|份|里完成)(?=\D{0,18}\d)|按月", "每月"),
    (
        r"每1?个?(?:周|星期|礼拜)|(?:逢|每)(?:周|星期|礼拜)|周周|(?<![\d第后])1个?(?:周|星期|礼拜)(?!内|之内|以内|前|后|[一二三四五六日天末]|[1-6](?!\d|个|次|天|晚|回|趟|遍|早|中|下|上))(?=\D{0,18}\d)", "每周"),
    (
        r"(?<!好)每1?个?(?:天|日)(?!常)|天天|日日|每个?(?:早上|早晨|清早|晚上|夜里|傍晚|中午|下午|上午)|每[早晚夜]|早晚|夜夜|晚晚|(?<![\d第.后])1天(?=[^,\d]{0,8}\d(?:次|回|趟|遍))|一天到晚", "每天"),
    (r"每1?年|年年|(?<![\d第前去])1年(?!级|内|之内|以内)|全年|1整年|一年到头|一年四季", "每年"),
)  # fmt: skip
_COMPILED = tuple((Lazy(pattern), name) for pattern, name in _PERIODS)
_WEEKDAY = Lazy(
    r"(?<![下上这本第\d个])(?:每|逢|每逢|每个)?(?:周|星期|礼拜)(?P<day>(?:[一二三四五六日天末]|[1-6](?![\d个次天晚回趟遍户名人节堂场课条份件本篇期小]))(?:(?:[、和到至-][1-6]|[、和到至-]?[一二三四五六日天])(?!点|:|天|次|晚|户|人|个|名|小时|趟))*)(?!次|个|内|年|期|户|回)"
)
_COUNT = Lazy(rf"{_N}(?P<unit>{_TIMES})(?!性|数|\d(?!趟|次|回)|不|村|家|乡|国)")
_EVENINGS = Lazy(rf"{_N}个?(?:晚上|晚|早上|下午|上午|中午|半天|夜班|早)(?!半|前|内|后|之|以)")
_SEVERAL_DAYS = Lazy(r"(?:周|星期|礼拜)[1-6一二三四五六日天](?:[、,和][1-6一二三四五六日天])+(?![\d个])")
# "周六上午…20次": more than a week has days is what it all comes to.
_DAYS_OF_A_WEEK = 7
_BASELINE = Lazy(r"(?:从|由|比|现在|原来|原先|目前)[^,。;]{0,4}$")
_EACH = Lazy(r"一?共|总共|累计|满|每(?:次|回|趟|人|户|家|场|位|名|个人|期|例|单|小时)")
_NEW_AND_FULL_MOON = Lazy(r"初一[、和,]?(?:月半|十五)")
_MORNING_AND_NIGHT = Lazy(r"早晚(?!自习|高峰)")
_FAIRS = Lazy(
    r"逢(?:\d{1,2}(?![\d次年])|[一二三四五六七八九十])(?:[、,和]?逢?(?:\d{1,2}(?!\d|次|个|户)|[一二三四五六七八九十]))*(?![个户次天])"
)
_DAILY = Lazy(r"每天|每日|天天|早晚")
_WORKDAYS = Lazy(r"(?:周|星期|礼拜)[1一](?:到|至|-)(?:周|星期|礼拜)?[5五]")
_MONTHDAY = Lazy(
    r"每(?:个?月)(?:的)?(?:\d{1,2}[号日]|初[一二三四五六七八九十]+|第\d个?(?:周|星期|礼拜)|最后)"
)
_MONTHDAYS = Lazy(r"每个?月(?:的)?\d{1,2}[号日][、和及,]?\d{1,2}[号日]")
_EVERY_FESTIVAL = Lazy(r"(?:每逢?|逢)(?:初一|十五|年|节|赶集|集市|市日)")


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: `period` (每周), `count` (2, "3-4", "" if not said), where the period stands."""

    period: str
    count: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """As the register writes it: 每周2次; a year's total without 每年."""
        times = f"{self.count or 1}次"
        return times if self.period == "每年" else f"{self.period}{times}"


def periods(text: str) -> list[tuple[int, int, str]]:
    """Every period named in the text: (start, end, name), in order."""
    found = [(m.start(), m.end(), name) for pattern, name in _COMPILED for m in pattern.finditer(text)]
    found += [(m.start(), m.end(), "每周") for m in _WEEKDAY.finditer(text) if _weekly(text, m)]
    kept: list[tuple[int, int, str]] = []
    for start, end, name in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, name))
    return kept


def _weekly(text: str, match: re.Match[str]) -> bool:
    # "周五前" is a day; "周三下午", "每周二、四" come back every week.
    after = text[match.end() : match.end() + 2]
    return not after.startswith(("前", "之前", "以前")) and match[0] not in {"周末", "星期末"}


def _days_in(text: str) -> str:
    if _MONTHDAYS.search(text):
        return "2"
    days = "".join(match["day"] for match in _WEEKDAY.finditer(text))
    if _NEW_AND_FULL_MOON.search(text):
        return "2"
    if re.search(r"[到至-]", days) or _WORKDAYS.search(text):
        return "5" if _WORKDAYS.search(text) else ""
    named = set(re.findall(r"[1-6一二三四五六日天]", days))
    return str(len(named)) if len(named) > 1 else ""


def _counted_right(text: str, start: int, end: int, following: int) -> str:
    """The times said after a period and before the next one; "周六…20次" is not twenty times a week."""
    named_day = bool(_WEEKDAY.match(text[start:]))
    for match in _COUNT.finditer(text, end, following):
        each = _EACH.search(text[max(end, match.start() - 4) : match.start()])
        in_all = named_day and float(match["n"].split("-")[-1]) > _DAYS_OF_A_WEEK
        if not each and not in_all:
            return match["n"]
    return ""


def _count_near(text: str, start: int, end: int, following: int) -> str:
    """The number of times that belongs to the period, looking right first, then just left."""
    period = text[start:end]
    if _NEW_AND_FULL_MOON.search(period) or (period == "早晚" and text[end:].startswith("各")):
        return "2"
    if period in {"每月", "每个月"} and (fairs := _fairs(text)):
        return fairs
    if right := _counted_right(text, start, end, following):
        return right
    for match in _COUNT.finditer(text[:start]):
        if start - match.end() <= 1 and text[match.end() : start] != ",":
            return match["n"]
    if days := _SEVERAL_DAYS.search(text):
        return str(len(re.split("[、,和]", days[0])))
    evenings = _EVENINGS.search(text[end : min(following, end + 8)])
    if evenings and not (_WEEKDAY.match(text[start:]) and evenings[0].endswith("半天")):
        return evenings["n"]
    return _twice(text) if _DAILY.match(period) else _days_in(text)


def _fairs(text: str) -> str:
    """9 for "每月逢三六九": fairs come round every ten days; "逢5逢15" names the days themselves."""
    found = _FAIRS.search(text)
    if not found:
        return ""
    days = re.findall(r"\d+|[一二三四五六七八九十]", found[0])
    named = any(len(day) > 1 for day in days)
    return str(len(days) if named else 3 * len(days))


def _twice(text: str) -> str:
    return "2" if _MORNING_AND_NIGHT.search(text) else ""


def find_frequency(text: str) -> Frequency | None:
    """The shortest period said with its count. A period without a count has `count` ""."""
    named = periods(text)
    if not named:
        return None
    order = [
        "每小时",
        "每天",
        "每个工作日",
        "隔天",
        "每2天",
        "每3天",
        "每周",
        "每10天",
        "每2周",
        "每半个月",
        "每半月",
        "每月",
        "每2个月",
        "每季度",
        "每学期",
        "每半年",
        "每年",
    ]
    nexts = [start for start, _, _ in named[1:]] + [len(text)]
    found = [
        Frequency(name, _count_near(text, start, end, following), start, end)
        for (start, end, name), following in zip(named, nexts, strict=True)
    ]
    counted = [f for f in found if f.period != "每年" and not _BASELINE.search(text[: f.start])]
    if not counted:
        return None if _BASELINE.search(text[: found[0].start]) else found[0]
    told = [f for f in counted if f.count and not _BASELINE.search(text[: f.start])]
    first = told[0] if told else counted[0]
    return min((f for f in counted if f.start == first.start), key=lambda f: order.index(f.period))
