"""What the dialogs about bright deeds ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class CheckDeeds(Effect):
    """What becomes of deeds. `decisions` holds (deed, its number in the list, checked, reworded or
    returned, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class AgreeToDeed(Effect):
    """Whether others may read of a person's deed."""

    deed: int
    agreed: bool
