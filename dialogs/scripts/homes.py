"""The community's word on each member who lives there: one sentence each, in one line or more.

Args: items, each a dict of cycle (id), person (id) and line.
"""

from dialogs.content import Message
from dialogs.effects.homes import SayOfGuests
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard
from dialogs.scripts.parts import parts
from dialogs.scripts.replies import asked, reply
from dialogs.understanding.reading import Reading
from dialogs.words import homes as words


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _read(heard: Heard, view: View) -> Outcome:
    found, count = parts(heard.text), len(view.args["items"])
    if found and not all(1 <= number <= count for number, _ in found):
        return Coach(Message(words.NO_SUCH))
    if found:
        return Answer([[number, said] for number, said in found])

    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear", "yes", "no"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    items = view.args["items"]
    chosen = [(items[number - 1], said) for number, said in view.answers["say"]]
    return (SayOfGuests(tuple((item["cycle"], item["person"], said) for item, said in chosen)),)


HOME_WORDS = Dialog(
    "home_words",
    version=1,
    questions=(
        Question(
            "say",
            lambda view: Message(words.word(_lines(view))),
            lambda view: Message(words.word_again(_lines(view))),
            _read,
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
    patient=True,
)
