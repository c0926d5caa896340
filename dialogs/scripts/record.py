"""Writing down for somebody else: only for whom; then the commitment itself is asked.

Args: people, a list of (id, name) that may be recorded for.
"""

from dialogs.content import Message
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Open, Outcome, Unsure
from dialogs.heard import Heard
from dialogs.scripts.replies import asked, reply
from dialogs.understanding.reading import Reading
from dialogs.words import desk as words


def named(said: str, people: list[list[object]]) -> list[int]:
    """The people whose full name is in the words."""
    return [int(str(number)) for number, name in people if str(name) in said]


def _read(heard: Heard, view: View) -> Outcome:
    found = named(heard.text, view.args["people"])
    if len(found) == 1:
        return Answer(found[0])

    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


RECORD = Dialog(
    "record",
    version=1,
    questions=(
        Question(
            "who",
            lambda view: Message(words.ask_who()),
            lambda view: Message(words.ask_who_again()),
            _read,
        ),
    ),
    finish=lambda view: (Open("record", {"person": view.answers["who"]}),),
    about=lambda view: words.RECORD_ABOUT,
)
