"""Changes of what is published before the second person: a numbered list, one line decides.

Args: items, each a dict of id (amendment) and line; more (how many wait behind these).
"""

from dialogs.content import Message
from dialogs.effects.publish import DecideAmendments
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts import numbered
from dialogs.scripts.replies import choices
from dialogs.words import amend as words

#: How many one list shows.
AT_ONCE = 5

_DECIDE = numbered.Verbs(
    {"不同意": "refuse", "不行": "refuse", "同意": "agree", "可以": "agree", "通过": "agree"},
    frozenset({"refuse"}),
    words.NO_SUCH,
    words.NEEDS_WORDS,
)


def _ask(view: View) -> Message:
    buttons = choices(*words.CHOICES) if len(view.args["items"]) == 1 else ()
    return Message(words.ask(numbered.lines(view), view.args["more"]), choices=buttons)


AMENDMENTS = Dialog(
    "amendments",
    version=1,
    questions=(
        Question(
            "decide",
            _ask,
            lambda view: Message(words.ask_again(numbered.lines(view))),
            numbered.reader(_DECIDE),
        ),
    ),
    finish=lambda view: (DecideAmendments(tuple(numbered.decided(view))),),
    about=lambda view: words.ABOUT,
    patient=True,
)
