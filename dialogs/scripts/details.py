"""Small questions beside a promise: each is asked once, one tap answers it."""

from dialogs.content import Message
from dialogs.engine.dialog import Question, View
from dialogs.engine.outcome import Answer, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import commitment as words

#: Characters of an answer that are kept.
_LONGEST = 50


def read_words(heard: Heard, view: View) -> Outcome:
    """The answer in a few words, or what the button stands for."""
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip(" 。").removeprefix("在")[:_LONGEST]
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _where(text: str) -> Message:
    return Message(text, choices=choices(*words.WHERE_CHOICES))


#: Where it was read to the author, face to face: kept with who wrote it down and when (R29).
WHERE = Question(
    "where",
    lambda view: _where(words.ask_where(view.args["name"])),
    lambda view: _where(words.ask_where_again()),
    read_words,
    when=lambda view: view.answers.get("confirm") == "face_to_face",
)
