"""A dialog as plain values: what is asked, in which order, in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.drawing.example import Example
from bot.drawing.examples import EXAMPLES
from dialogs.content import Message
from dialogs.engine.dialog import Dialog, Question, View, always

_EVERY_TIME = "每次都问"
_SOMETIMES = "看前面的回答"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question as it is put in one case, in its first and in its second wording."""

    example: Example
    first: Message
    second: Message


def drawn(dialog: Dialog, question: Question) -> tuple[Drawn, ...]:
    """Every case of a question in both wordings."""
    cases = (one for one in EXAMPLES.get(dialog.name, ()) if one.question == question.key)
    return tuple(Drawn(one, question.ask(one.view), question.again(one.view)) for one in cases)


def condition(question: Question) -> str:
    """When a question is asked: the first line of the condition's docstring, else its name."""
    if question.when is always:
        return _EVERY_TIME
    return _about(question.when)


def describe(dialog: Dialog) -> dict[str, Any]:
    """The dialog as JSON values: its shape, and every message of the examples."""
    return {**shape(dialog), "messages": [_messages(dialog, question) for question in dialog.questions]}


def shape(dialog: Dialog) -> dict[str, Any]:
    """What half-finished talks lean on: a change of it raises the dialog's version."""
    return {
        "name": dialog.name,
        "version": dialog.version,
        "questions": [_shape(dialog, question) for question in dialog.questions],
    }


def _shape(dialog: Dialog, question: Question) -> dict[str, Any]:
    tokens = {choice.token for one in drawn(dialog, question) for choice in one.first.choices}
    return {"key": question.key, "clears": list(question.clears), "tokens": sorted(tokens)}


def _messages(dialog: Dialog, question: Question) -> dict[str, Any]:
    cases = drawn(dialog, question)
    return {
        "key": question.key,
        "when": condition(question),
        "cases": [
            {"case": one.example.case, "first": one.first.to_json(), "second": one.second.to_json()}
            for one in cases
        ],
    }


def _about(when: Callable[[View], bool]) -> str:
    told = (when.__doc__ or "").strip().splitlines()
    if told:
        return told[0]
    name = getattr(when, "__name__", "").strip("_")
    return _SOMETIMES if not name.isidentifier() else name.replace("_", " ")
