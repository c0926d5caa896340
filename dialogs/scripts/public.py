"""Words with which the public's wishes and reports begin, and how a receipt is asked for."""

import re
from dataclasses import dataclass

from dialogs.rules.receipts import read_code

_GAP = r"(?:[\s:：，,。、]+|$)"
#: Whoever wished says whether it was done, with the code of his wish.
DONE = frozenset({"done", "not_done"})

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("note_wish", re.compile(rf"(?:代)?记(?:一个|个)?愿望{_GAP}")),
    ("note_report", re.compile(rf"(?:代)?记(?:一个|个)?反映{_GAP}")),
    ("report", re.compile(rf"(?:我要|我想|我来)?(?:反映|举报|投诉)(?:一下|个事|一件事|问题|情况)?{_GAP}")),
    ("wish", re.compile(rf"(?:群众|我的|我有个|有个)?愿望{_GAP}")),
)
#: Nothing was asked: then the gap may be missing ("反映路灯没修").
_LOOSE = re.compile(r"(?:我要|我想|我来)?(?:反映|举报|投诉)(?:一下)?(?=.{4})")
_RECEIPT = re.compile(r"(?:请|帮我)?(?:查询|查一下|查查|查|单号|回执)(?:单号|回执)?\s*[:：，,是]?\s*(.+)")
_DONE = re.compile(r"(没有?|还没有?)?(?:做|办|弄|修)(?:好|完)了?\s*[:：，,。、]?\s*(.+)")
_HYPHENED = re.compile(r"\s*\w{3}\s*[-–—]\s*\w{3}\s*")


@dataclass(frozen=True, slots=True)
class PublicWord:
    """What somebody wants to do for the public, or as a part of it. `rest` is what he says of it,
    for a receipt the code."""

    command: str
    rest: str


def public_word(said: str, *, loose: bool = False) -> PublicWord | None:
    """The wish, the report, the note for somebody else or the receipt that the words begin with.

    `loose` is for words said when nothing was asked.
    """
    words = said.strip()
    code = _receipt(words)
    if code:
        return PublicWord("receipt", code)
    done = _DONE.fullmatch(words)
    if done and read_code(done[2]):
        return PublicWord("not_done" if done[1] else "done", read_code(done[2]))
    for command, form in _FORMS:
        found = form.match(words)
        if found:
            return PublicWord(command, words[found.end() :].strip())
    found = _LOOSE.match(words) if loose else None
    return PublicWord("report", words[found.end() :].strip()) if found else None


def _receipt(words: str) -> str:
    asked = _RECEIPT.fullmatch(words)
    if asked:
        return read_code(asked.group(1))
    return read_code(words) if _HYPHENED.fullmatch(words) else ""


_BROKEN = re.compile(
    r"(?:答应|说好|说过|承诺|保证|公示)[^。；;]{0,24}(?:没|不)(?:有|见|去|来|做|修|办|到|兑现|完成|弄|动|装|人|算)"
)


def broken_promise(said: str) -> bool:
    """Whether somebody tells that a promise was not kept."""
    return _BROKEN.search(said) is not None


_CHANNELS = (
    ("phone", re.compile(r"[（(]?(?:打来)?电话(?:里)?(?:说)?[)）]?[\s:：，,]+")),
    ("paper", re.compile(r"[（(]?(?:纸条|纸上|书面|意见箱|来信)[)）]?[\s:：，,]+")),
    ("visit", re.compile(r"[（(]?(?:上门|走访|当面)[)）]?[\s:：，,]+")),
)


def by_channel(noted: str) -> tuple[str, str]:
    """How it came to whoever notes it, and what was said: "电话 张大爷想…" came by phone."""
    for channel, form in _CHANNELS:
        found = form.match(noted)
        if found:
            return channel, noted[found.end() :].strip()
    return "visit", noted
