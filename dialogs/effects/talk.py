"""What any dialog may ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class TellSecretary(Effect):
    """The secretary ought to know of something a person said."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class StopWriting(Effect):
    """Never write to this person again; the secretary is told why: moved, deceased, opted_out,
    wrong_person."""

    why: str


@dataclass(frozen=True, slots=True)
class PutOff(Effect):
    """Not now: `words` are said, and the same is offered again some days later. `what` is publish,
    summary or digest, `part` the quarter of a summary."""

    what: str
    cycle: int
    words: str
    part: int = 0
