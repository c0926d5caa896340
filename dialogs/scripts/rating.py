"""Self-rating: a grade on the scale in force, a sentence if wanted, and whether those who rate may see how
it went.

Args: cycle, year, grades; elder: two buttons, the other grades are said (E2).
"""

from dialogs.content import Message
from dialogs.effects.evaluate import AgreeToBeShown, RecordSelfRating
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts import consent_words
from dialogs.scripts.own_word import by_family
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
        if reading.rating in _grades(view):
            return by_family(reading) or Answer(reading.rating)
        return None

    return reply(heard, asked(view, "ask_rating", scale=_grades(view)), take)


def _read_words(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer("")

    def take(reading: Reading) -> Outcome | None:
        if reading.intent in {"skip", "no"}:
            return Answer("")
        return Answer(heard.text.strip()) if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _read_shown(heard: Heard, view: View) -> Outcome:
    """Yes or no, in the person's own words: a family member's yes is none."""
    media = int(heard.media) if heard.media else None
    if heard.kind is Kind.CHOICE:
        label = {token: label for label, token in words.SHOWN_CHOICES}.get(heard.token, "")
        return Answer({"agreed": heard.token in {"yes"}, "words": label, "media": None})
    said = consent_words.agreed(heard.text)
    if said is not None:
        return Answer({"agreed": said, "words": heard.text, "media": media})

    def take(reading: Reading) -> Outcome | None:
        if "proxy" in reading.flags:
            return by_family(reading)
        found = {"yes": True, "no": False}.get(reading.intent)
        return None if found is None else Answer({"agreed": found, "words": heard.text, "media": media})

    return reply(heard, asked(view, "ask_consent_to_peer_review"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    shown, cycle = view.answers["shown"], view.args["cycle"]
    return (
        AgreeToBeShown(cycle, shown["agreed"], shown["words"], shown["media"]),
        RecordSelfRating(cycle, view.answers["grade"], view.answers["words"]),
    )


SELF_RATING = Dialog(
    "self_rating",
    version=3,
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
        Question(
            "shown",
            lambda view: Message(words.ask_shown(), choices=choices(*words.SHOWN_CHOICES)),
            lambda view: Message(words.ask_shown_again(), choices=choices(*words.SHOWN_CHOICES)),
            _read_shown,
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
)
