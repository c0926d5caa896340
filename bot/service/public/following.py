"""Somebody says more of what he has just told: it belongs to that, and is no second wish."""

import re
from datetime import timedelta

from dialogs.rules.receipts import shown
from dialogs.rules.voices import LONGEST
from dialogs.words import voices as words
from storage import records, voices
from storage.unit import Work

#: So long after the first word the next one may belong to it.
_SOON = timedelta(days=1)

#: Characters of an addition; more is a matter of its own.
_SHORT = 24

#: Where it is: a house, a stair, a room; or that it is what was said before.
_PLACE = re.compile(
    r"[0-9一二三四五六七八九十]+\s*(?:号楼|单元|栋|幢|楼|室|组|弄|号)|就是(?:要|想|这个|那个)?"
)

#: What is missing or broken: a matter of its own, unless it names the same thing.
_NEW = re.compile(r"坏|没|不|堵|漏|脏|缺|希望|想|建议|能不能|太")

_ASKS = re.compile(r"[?？]|吗|呢$|没有人|有没有|怎么样了|什么时候")


def follow(work: Work, org_id: int, who: tuple[str, str], said: str) -> str:
    """Add the words to what the same address has open; the sentence for it, empty where they are new."""
    one = voices.newest_open(work, org_id, *who, work.now - _SOON)
    text = said.strip()
    if one is None or len(text) > _SHORT or text == one.text or not text:
        return ""
    if _ASKS.search(text) and _same_thing(one.text, text):
        return words.asks_after(shown(one.code), words.standing(one.state.value, one.answer))
    if _NEW.search(text) and not _same_thing(one.text, text):
        return ""
    if not _PLACE.search(text) or len(one.text) + len(text) >= LONGEST:
        return ""
    voices.change(work, one.id, text=f"{one.text}。{text}")
    records.note(work, None, f"add_to_{one.kind}", f"voice:{one.id}")
    return words.added(shown(one.code))


def _same_thing(before: str, now: str) -> bool:
    """Whether both name the same thing: two characters in a row that are no filler."""
    pairs = {now[at : at + 2] for at in range(len(now) - 1)} - {
        "什么",
        "怎么",
        "那个",
        "这个",
        "有人",
        "有没",
    }
    return any(re.fullmatch(r"[一-龥]{2}", pair) and pair in before for pair in pairs)
