"""What a reply can come to, and what a turn of talk comes to. All values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dialogs.content import Message


class Effect:
    """Something to be done by a service, in the same transaction, after it has checked again."""


class Step(StrEnum):
    """Moves that every question understands."""

    BACK = "back"
    CANCEL = "cancel"
    RESTART = "restart"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply answers the question. `also` answers other questions in passing."""

    value: Any
    also: Mapping[str, Any] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopen:
    """The reply changes an earlier answer: that question is asked again. `notes` are merged in."""

    key: str
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coach:
    """The reply is understood but not taken: say why. `notes` are merged into the answers,
    so that the question knows that it has advised once already."""

    message: Message
    notes: Mapping[str, Any] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """The person will answer later: say something and leave the question open, unasked."""

    message: Message
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """The reply is not understood. `message`, where given, replaces the second wording; `near` names, of the
    label of a button, the likely answer that it stands for, or "": the two likeliest alone are offered."""

    message: Message | None = None
    near: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """The person wants to move about in the dialog."""

    step: Step


@dataclass(frozen=True, slots=True)
class Aside:
    """The person wants something else now; afterwards the question comes back."""

    command: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetch:
    """The person wants a human, or ought to have one."""

    urgent: bool = False


Outcome = Answer | Reopen | Coach | Hold | Unsure | Go | Aside | Fetch


@dataclass(frozen=True, slots=True)
class Open(Effect):
    """Carry out a command: answer a query, or begin a dialog."""

    command: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FetchPerson(Effect):
    """Hand over to a named person. `dialog` and `question` say where the talk stands;
    `asked` is true when the person asked for it."""

    dialog: str
    question: str
    asked: bool
    urgent: bool = False
