"""How opinions were sought before an organisation promises (三之1: 在广泛征求群众意见建议的基础上; R44)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

#: How opinions can be sought, in the order in which the words are looked for.
CHANNELS = {
    "meeting": "开会",
    "form": "问卷",
    "visit": "走访",
    "phone": "电话",
    "box": "意见箱",
    "page": "扫码",
    "chat": "聊天",
    "other": "其他",
}

_SIGNS = (
    ("form", re.compile(r"问卷|调查表|征求意见表|表格")),
    ("box", re.compile(r"意见箱|信箱")),
    ("page", re.compile(r"扫码|二维码|网页")),
    ("chat", re.compile(r"微信|群里|聊天|钉钉|工作群")),
    ("phone", re.compile(r"电话")),
    ("visit", re.compile(r"走访|上门|入户|家访|走了?|到户")),
    ("meeting", re.compile(r"会|座谈|恳谈")),
)
_WEEKDAYS = "一二三四五六日"
_DAY = re.compile(r"(?:(20\d\d)年)?(\d{1,2})[月.](\d{1,2})[日号]?")
_WEEKDAY = re.compile(r"上(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_NEAR = {"今天": 0, "昨天": 1, "前天": 2, "大前天": 3}


@dataclass(frozen=True, slots=True)
class Round:
    """One way in which opinions were sought: a channel of CHANNELS, how many people (0: not told yet),
    the day (None: not told yet), in the words of whoever told it."""

    channel: str
    people: int = 0
    day: date | None = None
    words: str = ""

    @property
    def whole(self) -> bool:
        """Whether how many and when are told."""
        return self.people > 0 and self.day is not None


def channel_in(said: str) -> str:
    """The channel the words name; empty when they name none."""
    return next((channel for channel, sign in _SIGNS if sign.search(said)), "")


def day_in(said: str, today: date) -> date | None:
    """The day that has been: "1月5日", "昨天", "上周三"; without a year the last such day."""
    near = next((back for word, back in sorted(_NEAR.items(), reverse=True) if word in said), None)
    if near is not None:
        return today - timedelta(days=near)
    weekday = _WEEKDAY.search(said)
    if weekday:
        place = _WEEKDAYS.index(weekday[1].replace("天", "日"))
        return today - timedelta(days=today.weekday() + 7 - place)
    found = _DAY.search(said)
    return _written(found, today) if found else None


def _written(found: re.Match[str], today: date) -> date | None:
    try:
        day = date(int(found[1] or today.year), int(found[2]), int(found[3]))
        return day if found[1] or day <= today else day.replace(year=today.year - 1)
    except ValueError:
        return None
