"""What the read-back of a recording asks for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class TakeHeard(Effect):
    """The words are right: they count as said, with the recording `media`."""

    text: str
    media: int


@dataclass(frozen=True, slots=True)
class DropHeard(Effect):
    """They are not: the recording stays, the words are forgotten."""

    media: int
