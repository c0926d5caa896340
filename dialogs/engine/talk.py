"""The state of one person's talk: a small stack of open dialogs, as plain JSON.

The question that was shown (`asking`) is stored, not derived again: after a release that
inserts or removes a question, a reply is never taken for the answer to another question.
A talk does not expire.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

#: Accepted turns that can be undone with "back".
PAST = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """One open dialog.

    `asked` counts how often the question was put since it came up, `misses` the replies that
    were not understood. `past` holds (question, answers) before each accepted reply.
    `handed` is true once a person was asked to help.
    """

    dialog: str
    version: int
    args: dict[str, Any]
    since: str
    asking: str = ""
    answers: dict[str, Any] | None = None
    past: tuple[tuple[str, dict[str, Any]], ...] = ()
    asked: int = 0
    misses: int = 0
    handed: bool = False

    @property
    def given(self) -> dict[str, Any]:
        """The answers so far."""
        return self.answers or {}

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "dialog": self.dialog,
            "version": self.version,
            "args": self.args,
            "since": self.since,
            "asking": self.asking,
            "answers": self.given,
            "past": [[key, answers] for key, answers in self.past],
            "asked": self.asked,
            "misses": self.misses,
            "handed": self.handed,
        }

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        """The frame that `to_json` wrote."""
        return cls(**{**row, "past": tuple((key, answers) for key, answers in row["past"])})


@dataclass(frozen=True, slots=True)
class Talk:
    """A person's whole talk. `frames[-1]` is being asked; the others wait below it.

    `turn` numbers what was shown: a button carries it, so that an old one is known as old.
    `last` is the last reply that was taken (words or token), to recognise a double tap.
    """

    turn: int = 0
    frames: tuple[Frame, ...] = ()
    last: str = ""

    @property
    def top(self) -> Frame | None:
        """The dialog being asked."""
        return self.frames[-1] if self.frames else None

    def push(self, frame: Frame) -> "Talk":
        """That dialog on top."""
        return replace(self, frames=(*self.frames, frame))

    def tuck(self, frame: Frame) -> "Talk":
        """That dialog at the bottom: it is asked when the others are done."""
        return replace(self, frames=(frame, *self.frames))

    def swap(self, frame: Frame) -> "Talk":
        """That frame in place of the top one."""
        return replace(self, frames=(*self.frames[:-1], frame))

    def pop(self) -> "Talk":
        """Without the top dialog."""
        return replace(self, frames=self.frames[:-1])

    def without(self, dialog: str, args: dict[str, Any]) -> "Talk":
        """Without the dialogs of that name that agree with those arguments."""
        kept = tuple(frame for frame in self.frames if frame.dialog != dialog or not _agrees(frame, args))
        return replace(self, frames=kept)

    def holds(self, dialog: str, args: dict[str, Any]) -> bool:
        """Whether that dialog is open already."""
        return any(frame.dialog == dialog and frame.args == args for frame in self.frames)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"turn": self.turn, "frames": [frame.to_json() for frame in self.frames], "last": self.last}

    @staticmethod
    def from_json(row: dict[str, Any]) -> "Talk":
        """The talk that `to_json` wrote."""
        return Talk(row["turn"], tuple(Frame.from_json(frame) for frame in row["frames"]), row["last"])


def _agrees(frame: Frame, args: dict[str, Any]) -> bool:
    return all(frame.args.get(name) == value for name, value in args.items())


def silent_for(frame: Frame, now: datetime) -> float:
    """Hours since the frame last moved."""
    return (now - datetime.fromisoformat(frame.since)).total_seconds() / 3600
