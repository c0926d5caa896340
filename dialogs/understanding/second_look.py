"""A second look at what was said unasked, where the tables of wordings found little or nothing."""

from typing import Final

from dialogs.understanding.cue import cue
from dialogs.understanding.cues import looking_up
from dialogs.understanding.gist import act_of
from dialogs.understanding.outcome import cut, reading
from dialogs.understanding.reading import Reading
from dialogs.understanding.said import Said

_NAMED: Final = {
    "start_commitment": "想做的事",
    "report_bright_deed": "一件好事",
    "submit_public_wish": "心愿或问题",
    "query_my_commitments": "要查承诺内容",
    "query_my_status": "要查状态",
    "help": "在问怎么弄",
    "smalltalk": "闲聊",
    "complaint": "抱怨",
}
_BUSINESS: Final = {"start_commitment", "report_bright_deed", "submit_public_wish"}
_SHAKY: Final = _BUSINESS | {"smalltalk", "complaint", "repeat", "back"}
_OF_DOING: Final = {"done", "progress", "not_started"}
_A_PERSON = cue("asks for a person outright", r"真人|人工|电话|书记|支书|支委|委员|主任|活人")
_LITTLE, _ENOUGH, _MUCH = 0.3, 0.45, 0.6


def _needed(found: Reading | None, said: Said) -> float:
    """The share from which the likeliest act counts for more than `found`; above 1 for never."""
    if found is None or (found.intent == "help" and found.confidence <= 0.55):
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


def second_look(found: Reading | None, said: Said) -> Reading | None:
    """`found`, or what the many small signs say where `found` rests on little."""
    needed = _needed(found, said)
    if needed > 1 or len(said.core) < 4:
        return found
    act, share = act_of(said)
    if act not in _NAMED or share < needed or (found and found.intent == act):
        return found
    if found and found.intent in _OF_DOING and act not in _BUSINESS:
        return found
    value = cut(said, list(said.clauses)) if act in _BUSINESS else ""
    if act != "query_my_status":
        return reading(act, 0.6, f"听起来像{_NAMED[act]}", value=value)
    branch = bool(looking_up.BRANCH.find(said.text))
    flags = frozenset({"branch"}) if branch else frozenset()
    return reading(act, 0.6, "听起来像要查状态", value="branch" if branch else "self", flags=flags)
