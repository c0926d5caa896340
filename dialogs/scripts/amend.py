"""Changes of what is published before the second person: a numbered list, one line decides.

Args: items, each a dict of id (amendment) and line; more (how many wait behind these).
"""

from dialogs.content import Message
from dialogs.effects.publish import DecideAmendments
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts.lines import decided_in_lines, faults, lines_of, told_of
from dialogs.scripts.replies import choices
from dialogs.words import amend as words

#: How many one list shows.
AT_ONCE = 5

_DECIDE = decided_in_lines(
    {"不同意": "refuse", "不行": "refuse", "同意": "agree", "可以": "agree", "通过": "agree"},
    faults(words.NO_SUCH, words.NEEDS_WORDS, {"refuse"}),
)


def _ask(view: View) -> Message:
    buttons = choices(*words.CHOICES) if len(view.args["items"]) == 1 else ()
    return Message(words.ask(lines_of(view), view.args["more"]), choices=buttons)


AMENDMENTS = Dialog(
    "amendments",
    version=1,
    questions=(
        Question(
            "decide",
            _ask,
            lambda view: Message(words.ask_again(lines_of(view))),
            _DECIDE,
        ),
    ),
    finish=lambda view: (DecideAmendments(told_of(view, "decide", "id")),),
    about=lambda view: words.ABOUT,
    patient=True,
)
