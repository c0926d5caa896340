"""Changes of what is published, asked for in one line:

"更正 第2条 改成 …，因为 …", "改期 李明 第2条 到9月底，因为 …", "没做成 第2条，因为 …",
"只在党员内公开 3，因为 …", "对外公开 3".
"""

import re
from dataclasses import dataclass
from datetime import date

from dialogs.rules.publishing import LONGEST_REASON, LONGEST_SENTENCE, MEMBERS, PUBLIC, Change
from dialogs.understanding.dates import when_in
from dialogs.words import amend as words

_KINDS = {
    "更正": Change.ERRATUM,
    "改期": Change.DELAY,
    "延期": Change.DELAY,
    "没做成": Change.UNMET,
    "做不成": Change.UNMET,
}
_HOW = {Change.ERRATUM: words.HOW_ERRATUM, Change.DELAY: words.HOW_DELAY, Change.UNMET: words.HOW_UNMET}
_AUDIENCES = {
    "只在党员内公开": MEMBERS,
    "只给党员看": MEMBERS,
    "党员内公开": MEMBERS,
    "对外公开": PUBLIC,
    "对大家公开": PUBLIC,
}
_DIGITS = "一二三四五六七八九十"
#: Whose, or where, and which: "李明 第2条", "支部第一条", "社区第1条", "2026年第1条", "2", "第2条".
_WHO = r"(?:(我|支部|\d{4}年|[一-龥]{2,6}社区|[一-龥]{2,4}?)(?:的)?\s*(?=第|\d|[：:，,]))?"
_WHICH = r"(?:第?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:条|件|项|(?=[\s，,：:]|$)))?"
_POINT = rf"{_WHO}\s*{_WHICH}"
_CHANGED = re.compile(r"[推延]?到|[应要]|改[成为]")
#: "量血压的那条", "社区那件".
THAT = r"[^，,。；;\d]{0,20}[那这]一?(?:条|件)"
_ASKED = re.compile(rf"({'|'.join(_KINDS)})(?:[\s：:，,]+|(?=第))({_POINT})[\s：:，,]*(.*)", re.DOTALL)
_WHY = re.compile(r"[，,；;。\s]*(?:因为|由于|原因是?|理由是?)[：:，,\s]*(.+)", re.DOTALL)
_SCOPE = re.compile(
    rf"({'|'.join(_AUDIENCES)})[\s：:，,]*{_POINT}({THAT})?(?:{_WHY.pattern}|[。\s]*)", re.DOTALL
)
_AFTER = re.compile(r"(?:应该?|要)?(?:改成|改为|应为|应该是|应是)[：:，,\s]*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Whose commitment, or where it was promised, and which by its number in the list; `who` is empty for
    the speaker's own, `number` 0 where it is left out. `said`: words that may speak of it then."""

    who: str
    number: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change as it was asked for. `trouble` says what is missing; then nothing else counts."""

    kind: Change
    at: Pointer
    reason: str = ""
    after: str = ""
    due: date | None = None
    trouble: str = ""


def command(said: str) -> str:
    """The command that the words name: amend, audience, or nothing."""
    text = said.strip()
    if text.rstrip("。") in _KINDS or _ASKED.fullmatch(text):
        return "amend"
    return "audience" if _SCOPE.fullmatch(text) else ""


def read(said: str, today: date) -> Wanted:
    """What is asked for, or what is still missing in it."""
    found = _ASKED.fullmatch(said.strip())
    if found is None:
        kind = _KINDS.get(said.strip().rstrip("。"), Change.DELAY)
        return Wanted(kind, Pointer("", 0), trouble=_HOW[kind])
    why = _WHY.search(found[5])
    rest = found[5][: why.start()] if why else found[5]
    kind, at = _KINDS[found[1]], pointer(found[3], found[4], _CHANGED.split(rest)[0])
    reason = why[1].strip(" 。，,") if why else ""
    wanted = Wanted(kind, at, reason)
    trouble = "" if reason else words.NO_REASON
    if kind is Change.ERRATUM:
        after = _AFTER.search(rest)
        wanted = Wanted(kind, at, reason, after[1].strip(' 。，,“”"') if after else "")
        trouble = trouble or ("" if after else words.NO_TEXT)
    elif kind is Change.DELAY:
        when = when_in(rest, today)
        past = when is not None and when.flag == "past_date"
        wanted = Wanted(kind, at, reason, due=when.day if when else None)
        trouble = (words.PAST_DAY if past else words.NO_DAY) if wanted.due is None else trouble
    if len(reason) > LONGEST_REASON or len(wanted.after) > LONGEST_SENTENCE:
        trouble = words.TOO_LONG
    if not trouble:
        return wanted
    return Wanted(kind, at, trouble=trouble if trouble == words.TOO_LONG else f"{trouble}{_HOW[kind]}")


def read_scope(said: str) -> tuple[str, Wanted]:
    """Who may read it, and the change that this is where it takes something off the public board."""
    found = _SCOPE.fullmatch(said.strip())
    if found is None:
        return PUBLIC, Wanted(Change.NARROW, Pointer("", 0))
    at, reason = pointer(found[2], found[3], found[4]), (found[5] or "").strip(" 。，,")
    trouble = "" if reason else f"{words.NO_REASON}{words.HOW_NARROW}"
    if len(reason) > LONGEST_REASON:
        trouble = words.TOO_LONG
    return _AUDIENCES[found[1]], Wanted(Change.NARROW, at, reason, trouble=trouble)


def pointer(who: str | None, number: str | None, said: str | None = "") -> Pointer:
    """Whose and which, from what was matched."""
    if who and re.fullmatch(THAT, who):
        who, said = None, who
    counted = 0
    if number:
        counted = int(number) if number.isdecimal() else _DIGITS.index(number) + 1
    return Pointer("" if who in (None, "我") else str(who), counted, "" if number else (said or "").strip())
