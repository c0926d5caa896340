"""What is said about the ledger: what hangs where, from when to when."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

HOW = "这样说：“公示栏 村口 今天起 到 1月20日”，“公示 会议 党员大会 12月18日”，“公示栏 村口 撤下”。"
NOT_HANGING = "台账上没有这一处，或者早就撤下了。"
BAD_DAY = "日子没看明白，请从日历里选。"
BAD_SPAN = "撤下的日子在贴出来之前，请再看看。"
NOT_YET = "先公示了，才记台账。"
EMPTY = "台账还是空的。{how}"


def kept(channel: str, place: str, begins: date, ends: date | None) -> str:
    """What was written into the ledger."""
    until = f"到{chinese_date(ends)}，到时我提醒一次" if ends else "没说到哪天，撤下时跟我说"
    where = f"“{place}”" if place else ""
    return f"记进台账了：{channel}{where}，{chinese_date(begins)}起，{until}。"


def taken_down(channel: str, place: str) -> str:
    """It does not hang any more."""
    return f"好，{channel}“{place}”记作撤下了。" if place else f"好，{channel}记作撤下了。"


def line(channel: str, place: str, begins: date, until: str, who: str, items: str) -> str:
    """One line of the ledger; `items` are the numbers of the commitments that hang there, in short."""
    where = f" {place}" if place else ""
    by = f"，{who}经办" if who else ""
    what = f"，编号{items}" if items else ""
    return f"{channel}{where}，{chinese_date(begins)}起，{until}{what}{by}"


def until_day(day: date) -> str:
    """Until when it hangs."""
    return f"到{chinese_date(day)}"


UNTIL_OPEN = "还在"


def ended(day: date) -> str:
    """When it was taken down."""
    return f"{chinese_date(day)}撤下"


def table(year: int, lines: list[str]) -> str:
    """The whole ledger."""
    return f"{year}年的公示台账：\n{numbered(lines)}"


def term_ends(channel: str, place: str, day: date) -> str:
    """The secretary is reminded once."""
    where = f"“{place}”" if place else ""
    return f"{channel}{where}的公示到{chinese_date(day)}为止。撤下了跟我说一声：“公示栏 {place} 撤下”。"


def in_coverage(hanging: int, channels: list[str]) -> str:
    """What the secretary sees beside the steps: on which channels it is to be seen."""
    told = "、".join(channels) if channels else "还没有"
    return f"公示渠道：{told}；正挂着{hanging}处"
