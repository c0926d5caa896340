"""Exemptions before whoever decides: a numbered list, one line. Args: items (id, line)."""

from dialogs.content import Message
from dialogs.effects.absence import DecideExemptions
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts import numbered
from dialogs.scripts.replies import choices
from dialogs.words import absence as words

#: How many one list shows.
AT_ONCE = 8

_DECIDE = numbered.Verbs(
    {"不同意": "refuse", "不行": "refuse", "同意": "agree", "可以": "agree"},
    frozenset({"refuse"}),
    words.NO_SUCH,
    words.NEEDS_WORDS,
)


def _ask(view: View) -> Message:
    return Message(words.waiting(numbered.lines(view)), choices=choices(("都同意", "agree")))


EXEMPTIONS = Dialog(
    "exemptions",
    version=1,
    questions=(
        Question(
            "decide",
            _ask,
            lambda view: Message(words.waiting_again(numbered.lines(view))),
            numbered.reader(_DECIDE),
        ),
    ),
    finish=lambda view: (DecideExemptions(tuple(numbered.decided(view))),),
    about=lambda view: words.ABOUT,
    patient=True,
)
