"""Completing a promise that was made before: only what is missing is asked.

Args: commitment, version, year, old (its text), missing (keys of `rules.old_promises.MISSING`), name; helper
(true) where somebody else is asked for the author; elder; given, with the promise as `what`.
"""

from collections.abc import Callable

from dialogs.content import Message
from dialogs.effects.propose import CompleteCommitment
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.quality.lint import lint
from dialogs.rules.year import year_end
from dialogs.scripts.due import ask_due, ask_due_again, dues, read_due, wants_due
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import commitment as commitment_words
from dialogs.words import old_promises as words


def _lacks(key: str) -> Callable[[View], bool]:
    return lambda view: key in view.args["missing"]


def _who(view: View) -> str:
    return view.args["name"] if view.args.get("helper") else "你"


def _read_words(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer("")

    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip(" 。")
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _read_text(heard: Heard, view: View) -> Outcome:
    def take(reading: Reading) -> Outcome | None:
        if reading.intent not in {"value", "unclear"}:
            return None
        found = lint(heard.text, today=local(view.now).date(), period_end=year_end(view.args["year"]))
        if "improper" in found.flags:
            return Coach(Message(commitment_words.IMPROPER))
        if not found.items or found.items[0].quality not in ("good", "too_vague"):
            return Coach(Message(commitment_words.advice(found.why, found.example)))
        return Answer(found.items[0].text)

    return reply(heard, asked(view, "ask_commitment"), take)


def _ask(text: str) -> Message:
    return Message(text, choices=choices(*words.UNSURE))


def _finish(view: View) -> tuple[Effect, ...]:
    given = view.answers
    days = dues(view)
    return (
        CompleteCommitment(
            view.args["commitment"],
            view.args["version"],
            text=given.get("text", ""),
            amount=given.get("amount", ""),
            whom=given.get("whom", ""),
            due=days[0] if days else "",
        ),
    )


COMPLETE = Dialog(
    "complete",
    version=1,
    questions=(
        Question(
            "text",
            lambda view: Message(words.ask_text(_who(view), view.args["old"])),
            lambda view: Message(words.ask_text_again()),
            _read_text,
            when=_lacks("text"),
        ),
        Question(
            "amount",
            lambda view: _ask(words.ask_amount(_who(view), view.args["old"])),
            lambda view: _ask(words.ask_amount_again()),
            _read_words,
            when=_lacks("amount"),
        ),
        Question(
            "whom",
            lambda view: _ask(words.ask_whom(view.args["old"])),
            lambda view: _ask(words.ask_whom_again()),
            _read_words,
            when=_lacks("whom"),
        ),
        Question("due", ask_due, ask_due_again, read_due, when=wants_due),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
)
