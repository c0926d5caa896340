"""What the dialogs of those who stand above organisations ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class RecordFindings(Effect):
    """What was found at a random check. `findings` holds (item, its number in the list, true, differs or
    put_off, words)."""

    findings: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class DecideEnds(Effect):
    """Results. `decisions` holds (kind, number of its row, number in the list, result or carry, words)."""

    decisions: tuple[tuple[str, int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class CloseYear(Effect):
    """Whether a year is closed now."""

    cycle: int
    really: bool


@dataclass(frozen=True, slots=True)
class DecidePractices(Effect):
    """Whether good practice goes round. `decisions` holds (practice, its number in the list, approved or
    declined, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]
