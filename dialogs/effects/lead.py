"""What the dialogs of those who stand above organisations ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class RecordFindings(Effect):
    """What was found at a random check. `findings` holds (item, its number in the list, true, differs or
    put_off, words)."""

    findings: tuple[tuple[int, int, str, str], ...]
