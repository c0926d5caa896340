"""Exemptions before whoever decides: a numbered list, one line. Args: items (id, line)."""

from dialogs.content import Message
from dialogs.effects.absence import DecideExemptions
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts.lines import decided_in_lines, faults, lines_of, told_of
from dialogs.scripts.replies import choices
from dialogs.words import absence as words

#: How many one list shows.
AT_ONCE = 8

_DECIDE = decided_in_lines(
    {"不同意": "refuse", "不行": "refuse", "同意": "agree", "可以": "agree"},
    faults(words.NO_SUCH, words.NEEDS_WORDS, {"refuse"}),
)


def _ask(view: View) -> Message:
    return Message(words.waiting(lines_of(view)), choices=choices(("都同意", "agree")))


EXEMPTIONS = Dialog(
    "exemptions",
    version=1,
    questions=(
        Question(
            "decide",
            _ask,
            lambda view: Message(words.waiting_again(lines_of(view))),
            _DECIDE,
        ),
    ),
    finish=lambda view: (DecideExemptions(told_of(view, "decide", "id")),),
    about=lambda view: words.ABOUT,
    patient=True,
)
