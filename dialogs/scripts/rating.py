"""Self-rating: a grade on the scale in force and, if wanted, a sentence.

Args: cycle, year, grades; elder: two buttons, the other grades are said (E2).
"""

from dialogs.content import Message
from dialogs.effects.evaluate import RecordSelfRating
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import rating as words


def _grades(view: View) -> tuple[str, ...]:
    return tuple(view.args["grades"])


def _buttons(view: View, text: str) -> Message:
    shown = _grades(view)[:2] if view.args.get("elder") else _grades(view)
    return Message(text, choices=choices(*((grade, grade) for grade in shown)))


def _ask_grade(view: View) -> str:
    if view.args.get("elder"):
        return words.ask_elder(view.args["year"], _grades(view)[2:])
    return words.ask(view.args["year"])


def _read_grade(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        return Answer(reading.rating) if reading.rating in _grades(view) else None

    return reply(heard, asked(view, "ask_rating", scale=_grades(view)), take)


def _read_words(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer("")

    def take(reading: Reading) -> Outcome | None:
        if reading.intent in {"skip", "no"}:
            return Answer("")
        return Answer(heard.text.strip()) if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    return (RecordSelfRating(view.args["cycle"], view.answers["grade"], view.answers["words"]),)


SELF_RATING = Dialog(
    "self_rating",
    version=2,
    questions=(
        Question(
            "grade",
            lambda view: _buttons(view, view.args.get("why", "") + _ask_grade(view)),
            lambda view: _buttons(view, words.ask_again(_grades(view))),
            _read_grade,
        ),
        Question(
            "words",
            lambda view: Message(words.ask_words(), choices=choices(words.SKIP_CHOICE)),
            lambda view: Message(words.ask_words_again(), choices=choices(words.SKIP_CHOICE)),
            _read_words,
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
)
