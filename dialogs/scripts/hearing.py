"""Reading back what a machine heard: one question, and nothing is done before its answer.

Args: text (what was heard), media (the recording).
"""

from dialogs.content import Message
from dialogs.effects.hearing import DropHeard, TakeHeard
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.own_word import by_family
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import hearing as words


def _read(heard: Heard, view: View) -> Outcome:
    """Yes or no; whatever else is said in its place is a no."""
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if "proxy" in reading.flags:
            return by_family(reading)
        return Answer(reading.intent) if reading.intent in {"yes", "no"} else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    if view.answers["right"] == "yes":
        return (TakeHeard(view.args["text"], view.args["media"]),)
    return (DropHeard(view.args["media"]),)


HEARING = Dialog(
    "hearing",
    version=1,
    questions=(
        Question(
            "right",
            lambda view: Message(words.heard(view.args["text"]), choices=choices(*words.CHOICES)),
            lambda view: Message(words.heard_again(view.args["text"]), choices=choices(*words.CHOICES)),
            _read,
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
)
