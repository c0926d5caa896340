"""What dialogs about exemptions ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class DecideExemptions(Effect):
    """Decide on exemptions: (id, number in the list, agree or refuse, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]
