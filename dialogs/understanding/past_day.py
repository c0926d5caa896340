"""The day on which something was, as it is told afterwards: "昨天", "6月3日", "3号"."""

from datetime import date, timedelta

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.calendar_days import real_day

_BACK = {"今天": 0, "今日": 0, "刚才": 0, "刚刚": 0, "今早": 0, "昨天": 1, "昨日": 1, "前天": 2, "大前天": 3}
_PART = r"(?:一早|早上|上午|中午|下午|傍晚|晚上)?"
_NEAR = Lazy(rf"({'|'.join(sorted(_BACK, key=len, reverse=True))}){_PART}")
_FULL = Lazy(rf"(?:(20\d\d)年)?(\d{{1,2}})月(\d{{1,2}})[日号]?{_PART}")
_DAY = Lazy(rf"(\d{{1,2}})[日号]{_PART}")
#: "昨天去的，…": the day is all that it says.
_OF_IT = Lazy(r"^\s*(?:去看的|去的|看的|到的|开的|说的)(?=[ ，,：:。])")


def past_day(said: str, today: date) -> tuple[date | None, str]:
    """The day with which the words begin, and the words without it; None where they begin with none.

    A day without its year is the last that has been; one that has not come yet is no day.
    """
    words = said.strip()
    near = _NEAR.match(words)
    if near:
        return today - timedelta(days=_BACK[near[1]]), _after(words, near.end())
    full = _FULL.match(words)
    alone = None if full else _DAY.match(words)
    found = full or alone
    day = None
    if full:
        day = _last(int(full[1]) if full[1] else None, int(full[2]), int(full[3]), today)
    elif alone:
        month = today if int(alone[1]) <= today.day else today.replace(day=1) - timedelta(days=1)
        day = real_day(month.year, month.month, int(alone[1]))
    return (day, _after(words, found.end())) if found and day else (None, words)


def _last(year: int | None, month: int, day: int, today: date) -> date | None:
    """That day; without a year the last that has been."""
    for one in (year,) if year else (today.year, today.year - 1):
        found = real_day(one, month, day)
        if found is not None and found <= today:
            return found
    return None


def _after(words: str, place: int) -> str:
    return _OF_IT.sub("", words[place:]).lstrip(" ，,：:。")
