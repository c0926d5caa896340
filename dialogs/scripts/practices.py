"""Good practice before whoever decides whether it goes round: a numbered list, one line decides.

Args: items, each a dict of practice (id) and line; more (how many wait behind these).
"""

from dialogs.content import Message
from dialogs.effects.lead import DecidePractices
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts.lines import Decision, decided_in_lines, lines_of, told_of
from dialogs.words import practices as words

#: How many one list shows.
AT_ONCE = 6

_VERBS = {
    "推广": "approved",
    "同意": "approved",
    "通过": "approved",
    "不推广": "declined",
    "先不推广": "declined",
    "不同意": "declined",
    "退回": "declined",
}


def _fault(found: Decision, count: int) -> str:
    number, verb, rest = found
    if not 1 <= number <= count:
        return words.NO_SUCH
    return words.needs_words(number) if verb == "declined" and not rest else ""


def _decided(view: View) -> tuple[DecidePractices]:
    return (DecidePractices(told_of(view, "decide", "practice")),)


PRACTICES = Dialog(
    "practices",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask(lines_of(view), view.args["more"])),
            lambda view: Message(words.ask_again(lines_of(view))),
            decided_in_lines(_VERBS, _fault),
        ),
    ),
    finish=_decided,
    about=lambda view: words.ABOUT,
    patient=True,
)
