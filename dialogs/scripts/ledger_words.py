"""The ledger in one line.

"公示栏 村口 今天起 到 1月20日", "公示 会议 党员大会 12月18日", "公示栏 村口 撤下".
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.rules.publishing import Channel
from dialogs.understanding.date_words import Found, find_days

_CHANNELS = {
    "党务公开栏": Channel.NOTICEBOARD,
    "公开栏": Channel.NOTICEBOARD,
    "公示栏": Channel.NOTICEBOARD,
    "会议": Channel.MEETING,
    "文件": Channel.DOCUMENT,
    "报纸": Channel.NEWSPAPER,
    "报刊": Channel.NEWSPAPER,
    "电视": Channel.TELEVISION,
    "广播": Channel.TELEVISION,
    "网站": Channel.WEB,
    "网络": Channel.WEB,
    "工作群": Channel.GROUP,
}
_NAMES = "|".join(_CHANNELS)
#: A noticeboard needs no word before it; a meeting alone may mean anything.
_LINE = re.compile(rf"(?:公示[\s：:]+({_NAMES})|(党务公开栏|公开栏|公示栏))[\s：:，,]+(.+)", re.DOTALL)
_DOWN = re.compile(r"[\s，,]*(?:已经?)?(?:撤下|取下|撤|揭下|摘下)(?:来)?(?:了)?[。\s]*$")
#: Days told by where they stand to today; read here, because a day that has passed counts too.
_NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2}
_BACK = timedelta(days=120)
_UNTIL = re.compile(r"(?:到|至|截止|截至|—|-|~)\s*$")
_FILLER = re.compile(r"[\s，,。；;]+|起$|^起|贴出?|挂出?|开始|为止|(?:到|至)\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger as it was said. `down`: it is taken down on `begins`."""

    channel: Channel
    place: str
    begins: date
    ends: date | None = None
    down: bool = False


def command(said: str) -> str:
    """The command that the words name: a line for the ledger, or nothing."""
    return "ledger_line" if _LINE.fullmatch(said.strip()) else ""


def read(said: str, today: date) -> Entry | None:
    """The line, or None when the words are none. Without a day it begins today."""
    found = _LINE.fullmatch(said.strip())
    if found is None:
        return None
    channel, rest = _CHANNELS[found[1] or found[2]], found[3]
    down = _DOWN.search(rest)
    if down:
        rest = rest[: down.start()]
    text = _dated(rest, today)
    days = [one for one in find_days(text, today - _BACK) if one.day is not None]
    ends = next((one for one in days if _UNTIL.search(text[: one.start])), None)
    begins = next((one for one in days if one is not ends), None)
    place = _place(text, days)
    first = begins.day if begins and begins.day else today
    return Entry(channel, place, first, ends.day if ends else None, down is not None)


def _dated(text: str, today: date) -> str:
    """Yesterday, today, tomorrow as dates."""
    for word, days in _NEAR.items():
        day = today + timedelta(days=days)
        text = text.replace(word, f"{day.year}年{day.month}月{day.day}日")
    return text


def _place(text: str, days: list[Found]) -> str:
    """What is left when the days are taken out."""
    for one in reversed(days):
        before = _UNTIL.sub("", text[: one.start])
        text = f"{before} {re.sub(r'^(?:起|贴|挂|开始)', '', text[one.end :])}"
    words = (_FILLER.sub("", part) for part in text.split())
    return "".join(word for word in words if word)[:100]
