"""A second look at a reply: the tables of wordings and the weights learnt decide together.

The tables' reading counts for as much as tables of that kind have earned on replies they had not met.
What acts (a yes, a "done", an approval, a grade) needs both readers: where the tables read it, the weights
must hold it possible; where they read nothing of weight, the weights must be all but certain, and no word
of denial, doubt or asking may stand in the reply. An approval is never taken from the weights.
"""

import math
from collections.abc import Callable
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import looking_up
from dialogs.understanding.dates import defer_day, when_in
from dialogs.understanding.fulfilment import extent_of
from dialogs.understanding.gist import GRADE, act_of, shares
from dialogs.understanding.outcome import cut, reading, unclear
from dialogs.understanding.outright import day_alone, doubted, nothing_else, outright
from dialogs.understanding.polarity import guessed, taken_back
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

ACTING: Final = frozenset({"yes", "done", "approve"})
# by the confidence of the tables' reading: how many times likelier (as a logarithm) that makes it
_UNCLEAR: Final = 1.5
_TRUST: Final = ((0.6, 0.5), (0.8, 1.0), (0.85, 2.5), (0.94, 4.0))
_LEAST: Final = 1e-5
_PLAIN_LEAST: Final = 1e-5
_UNHEARD: Final = 1e-2
# the share the weights must give an act that the tables read: said outright, or only among other words
_AGREED: Final = 0.3
_AMONG_OTHERS: Final = {"approve": 0.7, "yes": 0.6, "done": 0.5}
_GRADE_AMONG_OTHERS: Final = 0.45
# a reading of the tables so sure that it stands with little, where nothing beside it may take it back
_FIRM: Final = 0.85
# where what stands beside it may take it back
_DOUBTED: Final = 0.8
_GRADE_DOUBTED: Final = 0.65
# said outright in a clause of its own, and something of another matter beside it
_OUTRIGHT_DOUBTED: Final = 0.55
# "赵六通过" where 赵六 is none of several shown must not pass them all
_ALL_AT_ONCE: Final = 0.95
_BY_FIGURES: Final = 0.02
_TOLD: Final = Lazy(r"[了过]")
_CERTAIN: Final = 0.8
_LIKELY_DONE: Final = 0.55
_LIKELY: Final = 0.5
_BARE_DAY: Final = 10
_GIVES_A_VALUE: Final = frozenset({"ask_rating", "ask_deadline"})
_DAY_AMONG_OTHERS: Final = 0.93
_KEPT: Final = frozenset({"emergency", "improper_request", "deceased", "membership_change", "wrong_person"})
_FINISHED = cue(
    "tells of something finished",
    r"(?:[做弄搞办送交修装清扫种讲走跑发写搬挖洗补接通拆铺刷贴教拍验][^,不没未]{0,4}|完|好|妥|到|掉|成|清|齐)(?:了|哉|过了)"
    r"(?:的|呀|啊|哦|嘞|呢|喽)?(?:$|,)",
)
_HOW_FAR: Final = frozenset({"ask_progress", "ask_done"})
_DOING = cue(
    "tells of something that is being done or has been",
    r"[做弄搞办干跑走送修装清扫种教讲访谈挖铺砌盖搬贴写画收发捐巡帮联劝陪通拆刷换补接][^,]{0,4}?[了过着到好完掉齐起成]|了|过(?!年|节)|着|"
    r"在(?!地|家|田|路|山|外|忙|哪|吗)|还[没差剩缺有要]|差|剩|半|[\d一二两三四五六七八九十百]+[成户家次个人件趟场条米块间棵回]|进[度展行]|开|推|慢|快|"
    r"断|停|卡|拖|等|落实|完|一点|部分|[做弄搞办干]|工$|每|百分之|努力|中$|撇|[\d二三四五六七八九]",
)
_OPEN = cue(
    "not finished, or not told as a fact",
    r"没|不|未|无|别|吗|么|\?|就(?:能|可|会|好|快|要)|等|快|差|剩|半|成(?!了)|准备|打算|会|要|想|保证|如果|下|明|后|"
    r"月底|年底|争取|尽|应该|可能|大概|估计|好像|才|还|再|忘|谁|听说|他说|假|骗|几|一点|一些|部分|开始|动工|开工",
)


def second_look(found: Reading | None, said: Said, asked: Asked) -> Reading | None:
    """`found`, or what the many small signs say where `found` rests on little."""
    if (
        asked.context == "ask_commitment"
        or not said.core
        or (said.marks.media and len(said.core) < _BARE_DAY)
    ):
        return found
    trust = _trust(found)
    if trust is None:
        return found
    likely, own = shares(said, asked), act_of(found)
    weighed = {
        act: math.log(max(share, _LEAST))
        for act, share in likely.items()
        if act == own or _may(act, share, found, said, asked)
    }
    if found:
        weighed[own] = math.log(max(likely.get(own, _UNHEARD), _floor(own, asked))) + trust
    unheard = (
        found is not None
        and _acts(own, asked)
        and (found.date or own != "value" or found.rating)
        and likely.get(own, 0.0) < _needed(own, found, said, asked)
    )
    if unheard:
        del weighed[own]
    best = max(weighed, key=weighed.__getitem__)
    if best == own:
        return found
    if unheard and likely[best] < _LIKELY:
        return unclear("拿不准,要再问一句")
    barred = max(likely, key=likely.__getitem__)
    if barred not in weighed and likely[barred] >= _LIKELY > likely[best]:
        return unclear("听起来像,但不敢当真", *_offered(barred, best))
    return _reading_of(best, said, asked)


def _floor(own: str, asked: Asked) -> float:
    """The least the weights can make of what the tables read; what acts must be heard by both."""
    return _LEAST if _acts(own, asked) else _PLAIN_LEAST


def instead(found: Reading, against: str, said: Said, asked: Asked) -> Reading:
    """What a reply means whose words speak against acting on `found`: what is likeliest of the rest, or nothing."""
    likely = shares(said, asked)
    rest = [act for act in likely if not _acts(act, asked) and act not in {"unclear", "value", act_of(found)}]
    best = max(rest, key=likely.__getitem__)
    if found.date is None and likely[best] >= _LIKELY:
        return _reading_of(best, said, asked)
    return unclear(f"有“{against}”,要再问一句", *_offered(act_of(found), best))


def _offered(act: str, best: str) -> tuple[str, ...]:
    """The two readings in question, as buttons name them."""
    return (act.removeprefix(GRADE), best)


def _acts(act: str, asked: Asked) -> bool:
    """Whether something that cannot be undone follows from an act."""
    return act in ACTING or act.startswith(GRADE) or (act == "value" and asked.context in _GIVES_A_VALUE)


def _needed(act: str, found: Reading, said: Said, asked: Asked) -> float:
    """The share that the weights must give an act before it is acted on; the worst grade may be a denial."""
    if asked.context == "ask_deadline":
        return _LEAST if day_alone(said, asked.today) else _DAY_AMONG_OTHERS
    kind = act if act in ACTING else "grade"
    if act != "yes" and len(asked.items) <= 1 and nothing_else(kind, said):
        return _LEAST
    if act == "done" and found.done_quantity and _TOLD.search(said.told) and not said.asking:
        return _BY_FIGURES  # as many done as there are to do
    if act == "approve" and len(asked.items) > 1 and not outright(kind, said):
        return _ALL_AT_ONCE
    if act.removeprefix(GRADE) not in asked.scale[-1:] and doubted(kind, said):
        if outright(kind, said):
            return _OUTRIGHT_DOUBTED
        return _DOUBTED if act in ACTING else _GRADE_DOUBTED
    firm = act == "done" and found.confidence >= _FIRM and not said.asking and not doubted(kind, said)
    return _AGREED if firm or outright(kind, said) else _AMONG_OTHERS.get(act, _GRADE_AMONG_OTHERS)


def _trust(found: Reading | None) -> float | None:
    """What the tables' reading counts for; None where nothing may outweigh it."""
    if found is None:
        return 0.0
    if found.flags & _KEPT or found.decisions:
        return None
    if found.intent == "unclear":
        return _UNCLEAR
    return next((trust for upto, trust in _TRUST if found.confidence <= upto), None)


def _may(act: str, share: float, found: Reading | None, said: Said, asked: Asked) -> bool:
    """Whether the weights may put this act in the place of what the tables read."""
    if act == "done" and (found is None or found.intent in {"smalltalk", "report_bright_deed"}):
        sure = share >= _LIKELY_DONE or bool(_FINISHED.find(said.text))
        return (sure and not _OPEN.find(said.text) and not said.asking) or _certain(share, found, said)
    if act == "progress" and (found is None or found.intent == "unclear") and asked.context in _HOW_FAR:
        return share >= _ALL_AT_ONCE or bool(_DOING.find(said.told))
    if act in {"yes", "done"} or act.startswith(GRADE):
        return _certain(share, found, said)
    if act == "value" and asked.context == "ask_deadline":
        return share >= _CERTAIN and len(said.core) > 1 and (found is None or found.intent == "unclear")
    return act != "approve" and (act != "value" or asked.context == "confirm_commitment")


def _certain(share: float, found: Reading | None, said: Said) -> bool:
    """Whether the weights alone may act: all but certain, against no firm reading and no word of doubt."""
    weak = found is None or found.intent in {"unclear", "smalltalk", "report_bright_deed", "skip"}
    doubted = said.asking or taken_back(said.text) or guessed(said.text)
    return weak and share >= _CERTAIN and not doubted


def _reading_of(act: str, said: Said, asked: Asked) -> Reading:
    if act.startswith(GRADE):
        return reading("value", 0.65, f"听起来是“{act.removeprefix(GRADE)}”", rating=act.removeprefix(GRADE))
    return _READINGS.get(act, _plain)(act, said, asked)


def _acting(act: str, said: Said, asked: Asked) -> Reading:
    return reading(act, 0.65, "听起来是做完了" if act == "done" else "听起来是肯定的")


def _plain(act: str, said: Said, asked: Asked) -> Reading:
    wordy = {"no", "not_started", "handoff_to_human", "cancel", "skip"}
    words = cut(said, list(said.clauses)) if act in wordy and len(said.clauses) > 1 else ""
    return reading(act, 0.55, "按相近的说法猜的", reason=words)


def _progress(act: str, said: Said, asked: Asked) -> Reading:
    extent = extent_of(said.told, asked.target, bare=asked.context != "idle")
    percent = extent.percent if extent and extent.percent and extent.percent < 100 else None
    return reading(act, 0.55, "听起来在做", percent=percent, done_quantity=extent.words if extent else "")


def _later(act: str, said: Said, asked: Asked) -> Reading:
    day = None if asked.context == "ask_deadline" else defer_day(said.text, asked.today)
    words = cut(said, list(said.clauses))
    return reading(act, 0.55, "听起来像晚些再说", date=day, defer_kind="answer", reason=words)


def _returned(act: str, said: Said, asked: Asked) -> Reading:
    return reading("value", 0.55, "听起来像退回", decision="return", reason=cut(said, list(said.clauses)))


def _status(act: str, said: Said, asked: Asked) -> Reading:
    branch = asked.context == "review_decision" or bool(looking_up.BRANCH.find(said.text))
    flags = frozenset({"branch"}) if branch else frozenset()
    return reading(act, 0.6, "听起来像要查状态", value="branch" if branch else "self", flags=flags)


def _new(act: str, said: Said, asked: Asked) -> Reading:
    if asked.context == "ask_deadline" and act == "value":
        return reading(act, 0.55, "说了时间,但定不出日子", flags=frozenset({"vague_date"}))
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
    "yes": _acting,
    "done": _acting,
    **dict.fromkeys(_NAMED, _new),
}
