"""What is overdue, for who decides: a list, one line decides; nothing follows by itself.

Args: items, each a dict of id (commitment), person, org, name, text, line; more.
"""

from dialogs.content import Message
from dialogs.effects.supervise import DecideOverdue
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Effect
from dialogs.scripts.numbered import Verbs, decided, lines, reader
from dialogs.words import overdue as words

#: How many one list shows.
AT_ONCE = 8

_VERBS = Verbs(
    {"整改": "rectify", "先等等": "wait", "等等": "wait", "问过了": "wait"},
    frozenset(),
    words.NO_SUCH,
    words.NO_SUCH,
)


def _finish(view: View) -> tuple[Effect, ...]:
    return (DecideOverdue(tuple(decided(view))),)


OVERDUE = Dialog(
    "overdue",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask(lines(view), view.args["more"])),
            lambda view: Message(words.again(lines(view))),
            reader(_VERBS),
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
    patient=True,
)
