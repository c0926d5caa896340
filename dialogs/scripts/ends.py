"""The end of the year: a result for every item, one line for many; then whether the year is closed.

ENDS: args year, items (each kind, number, line, hint), more, others (what others have to decide).
CLOSE_YEAR: args cycle, year, told.
"""

from collections.abc import Mapping

from dialogs.content import Message
from dialogs.effects.lead import CloseYear, DecideEnds
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.rules.endings import NEEDS_WORDS, Result
from dialogs.scripts.lines import Decision, decisions
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import ends as words

#: How many one list shows.
AT_ONCE = 8

#: To go on into the next year, and to be as the record suggests.
CARRY, AS_WRITTEN = "carry", "as_written"

_VERBS = {
    "完成": Result.DONE.value,
    "做完": Result.DONE.value,
    "基本完成": Result.MOSTLY_DONE.value,
    "没完成": Result.NOT_DONE.value,
    "没有完成": Result.NOT_DONE.value,
    "未完成": Result.NOT_DONE.value,
    "没做完": Result.NOT_DONE.value,
    "变更": Result.CHANGED.value,
    "因故变更": Result.CHANGED.value,
    "收回": Result.WITHDRAWN.value,
    "转明年": CARRY,
    "带到明年": CARRY,
    "照写的": AS_WRITTEN,
    "照建议": AS_WRITTEN,
    "照记录": AS_WRITTEN,
}
_SHOWN = {one.value: one.label for one in Result} | {CARRY: "转明年"}
_OF_KIND: Mapping[str, frozenset[str]] = {
    "promise": frozenset({Result.DONE, Result.MOSTLY_DONE, Result.NOT_DONE, Result.CHANGED}),
    "draft": frozenset({Result.WITHDRAWN}),
    "wish": frozenset({CARRY}),
    "rectification": frozenset({CARRY}),
    "report": frozenset({CARRY}),
    "objection": frozenset({CARRY}),
}


def _lines(view: View) -> list[str]:
    hints = {one.value: one.label for one in Result}
    return [words.line(item["line"], hints.get(item["hint"], "")) for item in view.args["items"]]


def _settled(found: list[Decision], view: View) -> list[Decision]:
    """ "As written" becomes what is written; said of many, those of which nothing is written stay open."""
    items, settled = view.args["items"], []
    for number, verb, rest in found:
        inside = 1 <= number <= len(items)
        hint = items[number - 1]["hint"] if inside and verb == AS_WRITTEN else ""
        if verb != AS_WRITTEN or not inside or len(found) == 1 or hint:
            settled.append((number, hint or verb, rest))
    return settled


def _fault(found: Decision, view: View) -> str:
    number, verb, rest = found
    items = view.args["items"]
    if not 1 <= number <= len(items):
        return words.NO_SUCH
    if verb == AS_WRITTEN:
        return words.no_hint(number)
    if verb not in _OF_KIND.get(items[number - 1]["kind"], frozenset()):
        return words.not_so(number, _SHOWN[verb])
    wants = verb in NEEDS_WORDS and items[number - 1]["hint"] != verb
    return words.needs_words(number, _SHOWN[verb]) if wants and not rest else ""


def _read(heard: Heard, view: View) -> Outcome:
    found = _settled(decisions(heard.text, len(view.args["items"]), _VERBS), view)
    fault = next(filter(None, (_fault(one, view) for one in found)), "")
    if fault:
        return Coach(Message(fault))
    if found:
        return Answer([list(one) for one in found])

    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear", "done", "progress"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _decided(view: View) -> tuple[Effect, ...]:
    items = view.args["items"]
    return (
        DecideEnds(
            tuple(
                (items[number - 1]["kind"], int(items[number - 1]["number"]), number, verb, rest)
                for number, verb, rest in view.answers["decide"]
            )
        ),
    )


ENDS = Dialog(
    "ends",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(
                words.ask(view.args["year"], _lines(view), view.args["more"], view.args["others"])
            ),
            lambda view: Message(words.ask_again(_lines(view))),
            _read,
        ),
    ),
    finish=_decided,
    about=lambda view: words.ABOUT,
    patient=True,
)


def _read_close(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if heard.text.strip(" 。") in ("结束", "结束吧", "现在结束"):
            return Answer("yes")
        said = {"yes": "yes", "no": "later", "defer": "later"}.get(reading.intent)
        return Answer(said) if said else None

    return reply(heard, asked(view, "confirm_commitment"), take)


CLOSE_YEAR = Dialog(
    "close_year",
    version=1,
    questions=(
        Question(
            "go",
            lambda view: Message(
                words.ask_close(view.args["year"], view.args["told"]), choices=choices(*words.CLOSE_CHOICES)
            ),
            lambda view: Message(
                words.ask_close_again(view.args["year"]), choices=choices(*words.CLOSE_CHOICES)
            ),
            _read_close,
        ),
    ),
    finish=lambda view: (CloseYear(view.args["cycle"], view.answers["go"] == "yes"),),
    about=lambda view: words.CLOSE_ABOUT,
    patient=True,
)
