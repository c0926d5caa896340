"""What the dialogs of appraising and grading ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect

#: (year's number, subject, grade, words)
Marked = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class WriteWords(Effect):
    """The organisation's word on each of these."""

    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class TypeGrades(Effect):
    """Grades after a meeting. `meeting` holds the day (ISO), entitled, present and in favour."""

    marks: tuple[Marked, ...]
    meeting: tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Consent(Effect):
    """The superior agrees, or does not, to more of the best grade than the cap allows: (grade, agrees)."""

    decisions: tuple[tuple[int, bool], ...]
