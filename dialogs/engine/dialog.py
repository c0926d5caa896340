"""A dialog is its questions, in order, as data. The engine derives what comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialogs.content import Message
from dialogs.engine.outcome import Effect, Outcome
from dialogs.heard import Heard


@dataclass(frozen=True, slots=True)
class View:
    """What a question sees: the answers so far, what the dialog was begun with, the moment."""

    answers: Mapping[str, Any]
    args: Mapping[str, Any]
    now: datetime


def always(_: View) -> bool:
    """The question is asked every time."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `ask` is the first wording, `again` the second: no question is put twice running in the
    same words. `read` says what a reply comes to. `when` decides whether it is asked at all.
    `clears` names the answers that lean on this one and fall when it changes.
    """

    key: str
    ask: Callable[[View], Message]
    again: Callable[[View], Message]
    read: Callable[[Heard, View], Outcome]
    when: Callable[[View], bool] = always
    clears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialog:
    """A conversation with one purpose.

    `finish` turns the answers into effects. `about` is one line that says where we are, for
    coming back after a pause. A `patient` dialog is mentioned after something else has been
    dealt with, not asked again at once. A change of the questions raises `version`; `upgrades[n]`
    turns a frame of version n into one of version n + 1 where keeping the answers is not enough.
    """

    name: str
    version: int
    questions: tuple[Question, ...]
    finish: Callable[[View], tuple[Effect, ...]]
    about: Callable[[View], str]
    upgrades: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    patient: bool = False

    def question(self, key: str) -> Question | None:
        """The question of that key, if the dialog still has it."""
        return next((question for question in self.questions if question.key == key), None)

    def wanted(self, view: View) -> Question | None:
        """The first question that has no answer yet and is to be asked."""
        return next((q for q in self.questions if q.key not in view.answers and q.when(view)), None)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All dialogs by name, and what a message comes to when no dialog is open."""

    dialogs: Mapping[str, Dialog]
    idle: Callable[[Heard, View], Outcome]
