"""What the dialogs after grading ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class Publicise(Effect):
    """The results of a year hang from the next working day on: within a scope, grades or the best only.
    An empty scope: not now."""

    cycle: int
    scope: str
    shows: str


@dataclass(frozen=True, slots=True)
class AnswerObjections(Effect):
    """Answers: (objection, kept or changed, words)."""

    decisions: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class NoteSteps(Effect):
    """What was done in follow-ups: (follow-up, what, words)."""

    steps: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Commend(Effect):
    """Who is put forward for a commendation: (year, subject, put forward, reason)."""

    picks: tuple[tuple[int, str, bool, str], ...]
