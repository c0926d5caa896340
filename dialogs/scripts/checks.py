"""What was found at a random check: a numbered list, one line tells of many.

Args: items, each a dict of item (id) and line; more (how many wait behind these).
"""

from dialogs.content import Message
from dialogs.effects.lead import RecordFindings
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts.lines import Decision, decided_in_lines, lines_of, told_of
from dialogs.words import checks as words

#: How many one list shows.
AT_ONCE = 8

_VERBS = {
    "属实": "true",
    "没问题": "true",
    "做到了": "true",
    "一样": "true",
    "有出入": "differs",
    "不一样": "differs",
    "不属实": "differs",
    "没做到": "differs",
    "不符": "differs",
    "没去成": "put_off",
    "没碰上": "put_off",
    "改天": "put_off",
}


def _fault(found: Decision, count: int) -> str:
    number, verb, rest = found
    if not 1 <= number <= count:
        return words.NO_SUCH
    return words.needs_words(number) if verb == "differs" and not rest else ""


def _found(view: View) -> tuple[RecordFindings]:
    return (RecordFindings(told_of(view, "found", "item")),)


CHECKS = Dialog(
    "checks",
    version=1,
    questions=(
        Question(
            "found",
            lambda view: Message(words.ask(lines_of(view), view.args["more"])),
            lambda view: Message(words.ask_again(lines_of(view))),
            decided_in_lines(_VERBS, _fault),
        ),
    ),
    finish=_found,
    about=lambda view: words.ABOUT,
    patient=True,
)
