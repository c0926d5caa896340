"""A second look at a reply: the tables of wordings and the weights learnt decide together.

The tables' reading counts for as much as tables of that kind have earned on replies they had not met.
What is put in its place is harmless by construction: never a yes, an approval, a grade or a day, and a
"done" only where the reply itself tells of something finished and nothing stands against it.
"""

import math
from collections.abc import Callable
from typing import Final

from dialogs.understanding.cue import cue
from dialogs.understanding.cues import looking_up
from dialogs.understanding.dates import defer_day, when_in
from dialogs.understanding.fulfilment import extent_of
from dialogs.understanding.gist import shares
from dialogs.understanding.outcome import cut, reading, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

NEVER: Final = frozenset({"yes", "done", "value"})
# by the confidence of the tables' reading: how many times likelier (as a logarithm) that makes it
_UNCLEAR: Final = 2.0
_TRUST: Final = ((0.6, 1.0), (0.7, 1.5), (0.8, 2.0), (0.85, 5.0))
_LEAST: Final = 1e-5
_UNHEARD: Final = 1e-2
_BARE_DAY: Final = 10
_KEPT: Final = frozenset({"emergency", "improper_request", "deceased", "membership_change", "wrong_person"})
_FINISHED = cue(
    "tells of something finished",
    r"(?:[做弄搞办送交修装清扫种讲走跑发写搬挖洗补接通拆铺刷贴教拍验][^,不没未]{0,4}|完|好|妥|到|掉|成|清|齐)(?:了|哉|过了)"
    r"(?:的|呀|啊|哦|嘞|呢|喽)?(?:$|,)",
)
_OPEN = cue(
    "not finished, or not told as a fact",
    r"没|不|未|无|别|吗|么|\?|就(?:能|可|会|好|快|要)|等|快|差|剩|半|成(?!了)|准备|打算|会|要|想|保证|如果|下|明|后|"
    r"月底|年底|争取|尽|应该|可能|大概|估计|好像|才|还|再|忘|谁|听说|他说|假|骗|几|一点|一些|部分|开始|动工|开工",
)


def second_look(found: Reading | None, said: Said, asked: Asked) -> Reading | None:
    """`found`, or what the many small signs say where `found` rests on little."""
    if asked.context == "ask_commitment" or not said.core or said.marks.media:
        return found
    trust = _trust(found)
    if trust is None:
        return found
    likely = shares(said, asked.context)
    own = _act(found)
    weighed = {
        act: math.log(max(share, _LEAST)) for act, share in likely.items() if _may(act, found, said, asked)
    }
    if found:
        weighed[own] = math.log(max(likely.get(own, _UNHEARD), _LEAST)) + trust
    best = max(weighed, key=weighed.__getitem__)
    if best == own:
        return found
    return _READINGS.get(best, _plain)(best, said, asked)


def _act(found: Reading | None) -> str:
    if found is None:
        return ""
    return "return" if found.decision == "return" else found.intent


def _trust(found: Reading | None) -> float | None:
    """What the tables' reading counts for; None where nothing may outweigh it."""
    if found is None:
        return 0.0
    if found.flags & _KEPT or found.decisions:
        return None
    if found.intent == "unclear":
        return _UNCLEAR
    return next((trust for upto, trust in _TRUST if found.confidence <= upto), None)


def _may(act: str, found: Reading | None, said: Said, asked: Asked) -> bool:
    """Whether the weights may put this act in the place of what the tables read."""
    if act == "done":
        idle_talk = found is None or found.intent in {"smalltalk", "report_bright_deed", "submit_public_wish"}
        return idle_talk and bool(_FINISHED.find(said.text)) and not _OPEN.find(said.text) and not said.asking
    return act not in NEVER or (act == "value" and asked.context == "confirm_commitment")


def _plain(act: str, said: Said, asked: Asked) -> Reading:
    wordy = {"no", "not_started", "handoff_to_human", "cancel", "skip"}
    words = cut(said, list(said.clauses)) if act in wordy and len(said.clauses) > 1 else ""
    return reading(act, 0.55, "按相近的说法猜的", reason=words)


def _progress(act: str, said: Said, asked: Asked) -> Reading:
    extent = extent_of(said.told, asked.target, bare=asked.context != "idle")
    percent = extent.percent if extent and extent.percent and extent.percent < 100 else None
    return reading(act, 0.55, "听起来在做", percent=percent, done_quantity=extent.words if extent else "")


def _later(act: str, said: Said, asked: Asked) -> Reading:
    day = defer_day(said.text, asked.today)
    words = cut(said, list(said.clauses))
    return reading(act, 0.55, "听起来像晚些再说", date=day, defer_kind="answer", reason=words)


def _returned(act: str, said: Said, asked: Asked) -> Reading:
    return reading("value", 0.55, "听起来像退回", decision="return", reason=cut(said, list(said.clauses)))


def _status(act: str, said: Said, asked: Asked) -> Reading:
    branch = asked.context == "review_decision" or bool(looking_up.BRANCH.find(said.text))
    flags = frozenset({"branch"}) if branch else frozenset()
    return reading(act, 0.6, "听起来像要查状态", value="branch" if branch else "self", flags=flags)


def _new(act: str, said: Said, asked: Asked) -> Reading:
    when = when_in(said.text, asked.today) if act == "value" and len(said.core) <= _BARE_DAY else None
    day = when.day if when else None
    return reading(act, 0.6, f"听起来像{_NAMED[act]}", date=day, value=cut(said, list(said.clauses)))


def _unclear(act: str, said: Said, asked: Asked) -> Reading:
    return unclear("听不准意思")


_NAMED: Final = {
    "start_commitment": "想做的事",
    "report_bright_deed": "一件好事",
    "submit_public_wish": "心愿或问题",
    "value": "要改的内容",
}
_READINGS: Final[dict[str, Callable[[str, Said, Asked], Reading]]] = {
    "progress": _progress,
    "defer": _later,
    "return": _returned,
    "query_my_status": _status,
    "unclear": _unclear,
    **dict.fromkeys(_NAMED, _new),
}
