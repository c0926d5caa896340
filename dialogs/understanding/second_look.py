"""A second look at a reply where the tables of wordings found little or nothing.

Only readings that do no harm are taken from here: never a yes, a "done", an approval, a grade or a day.
"""

from typing import Final

from dialogs.understanding.cue import cue
from dialogs.understanding.cues import looking_up
from dialogs.understanding.gist import act_of
from dialogs.understanding.outcome import cut, reading
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_ASIDE: Final = frozenset({"help", "complaint", "repeat", "defer", "skip", "back", "cancel", "smalltalk"})
_HARMLESS: Final = {
    "confirm_commitment": (_ASIDE - {"skip"}) | {"value", "no", "restart", "handoff_to_human"},
    "ask_progress": _ASIDE | {"progress", "not_started", "handoff_to_human"},
    "ask_done": _ASIDE | {"progress", "not_started", "no", "handoff_to_human"},
    "ask_consent_to_peer_review": _ASIDE | {"no"},
    "review_decision": _ASIDE | {"return", "query_my_status"},
    "ask_rating": _ASIDE,
    "ask_deadline": _ASIDE,
}
_NAMED: Final = {
    "start_commitment": "想做的事",
    "report_bright_deed": "一件好事",
    "submit_public_wish": "心愿或问题",
    "query_my_commitments": "要查承诺内容",
    "query_my_status": "要查状态",
    "help": "在问怎么弄",
    "smalltalk": "闲聊",
    "complaint": "抱怨",
    "cancel": "要退出",
}
_BUSINESS: Final = {"start_commitment", "report_bright_deed", "submit_public_wish"}
_SHAKY: Final = _BUSINESS | {"smalltalk", "complaint", "repeat", "back"}
_OF_DOING: Final = {"done", "progress", "not_started"}
_A_PERSON = cue("asks for a person outright", r"真人|人工|电话|书记|支书|支委|委员|主任|活人")
_UNDECIDED = cue(
    "has not made up one's mind", r"不(?:知道|确定|清楚)|拿不准|说不准|也行.{0,8}也行|都行|看情况"
)
_OF_CONTENT: Final = {"no", "value", "not_started", "progress", "return"}
_LITTLE, _ENOUGH, _MUCH = 0.3, 0.5, 0.6


def second_look(found: Reading | None, said: Said, asked: Asked) -> Reading | None:
    """`found`, or what the many small signs say where `found` rests on little."""
    if len(said.core) < 4 or asked.context == "ask_commitment":
        return found
    return _unasked(found, said) if asked.context == "idle" else _asked(found, said, asked.context)


def _nothing(found: Reading | None) -> bool:
    return found is None or (found.intent == "help" and found.confidence <= 0.55)


def _asked(found: Reading | None, said: Said, context: str) -> Reading | None:
    """A reply to a question that no table knows."""
    idle_talk = found is not None and found.intent == "smalltalk"
    if not _nothing(found) and not idle_talk:
        return found
    act, share = act_of(said, context)
    if act not in _HARMLESS[context] or share < (_LITTLE if found is None else _ENOUGH):
        return found
    if act in _OF_CONTENT and _UNDECIDED.find(said.text):
        return found
    words = cut(said, list(said.clauses))
    if act == "return":
        return reading("value", 0.55, "听起来像退回", decision="return", reason=words)
    if act == "defer":
        return reading("defer", 0.55, "听起来像晚些再说", defer_kind="answer", reason=words)
    if act == "query_my_status":
        return reading(act, 0.55, "听起来像要查情况", value="branch", flags=frozenset({"branch"}))
    reason = words if act in {"no", "not_started", "handoff_to_human", "cancel", "skip"} else ""
    return reading(act, 0.55, "按相近的说法猜的", reason=reason, value=words if act == "value" else "")


def _needed(found: Reading | None, said: Said) -> float:
    """The share from which the likeliest act counts for more than `found`; above 1 for never."""
    if found is None or _nothing(found):
        return _LITTLE
    if found.flags & {"emergency", "improper_request"}:
        return 2.0
    if found.intent in _SHAKY and found.confidence <= 0.85:
        return _ENOUGH
    if found.intent == "unclear":
        return _ENOUGH if "发错" in found.why else 2.0
    if found.intent == "handoff_to_human":
        return 2.0 if _A_PERSON.find(said.text) else _ENOUGH
    return _MUCH if found.intent in _OF_DOING else 2.0


def _unasked(found: Reading | None, said: Said) -> Reading | None:
    needed = _needed(found, said)
    if needed > 1:
        return found
    act, share = act_of(said, "idle")
    if act not in _NAMED or share < needed or (found and found.intent == act):
        return found
    if act == "cancel" and found is not None:
        return found
    if found and found.intent in _OF_DOING and act not in _BUSINESS:
        return found
    value = cut(said, list(said.clauses)) if act in _BUSINESS else ""
    if act != "query_my_status":
        return reading(act, 0.6, f"听起来像{_NAMED[act]}", value=value)
    branch = bool(looking_up.BRANCH.find(said.text))
    flags = frozenset({"branch"}) if branch else frozenset()
    return reading(act, 0.6, "听起来像要查状态", value="branch" if branch else "self", flags=flags)
