"""What is overdue, for who decides: a list, one line decides; nothing follows by itself.

Args: items, each a dict of id (commitment), person, org, name, text, line; more.
"""

import re

from dialogs.content import Message
from dialogs.effects.supervise import DecideOverdue
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Aside, Effect, Outcome
from dialogs.heard import Heard
from dialogs.scripts.lines import decided_in_lines, faults, lines_of, told_of
from dialogs.words import overdue as words

#: How many one list shows.
AT_ONCE = 8

_VERBS = {"整改": "rectify", "先等等": "wait", "等等": "wait", "问过了": "wait"}


#: An order of its own that names somebody: "整改 李明：…".
_ORDER = re.compile(r"\s*(?:限期)?整改[\s:：]+[^\s:：，,；;。\d]{2,60}[:：]")


_list = decided_in_lines(_VERBS, faults(words.NO_SUCH))


def _read(heard: Heard, view: View) -> Outcome:
    if _ORDER.match(heard.text):
        return Aside("rectify", {"words": heard.text})
    return _list(heard, view)


def _finish(view: View) -> tuple[Effect, ...]:
    return (DecideOverdue(told_of(view, "decide", "id")),)


OVERDUE = Dialog(
    "overdue",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask(lines_of(view), view.args["more"])),
            lambda view: Message(words.again(lines_of(view))),
            _read,
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
    patient=True,
)
