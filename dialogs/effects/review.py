"""What the dialog of reviewing asks for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class DecideReviews(Effect):
    """Decide on commitments. `decisions` holds (commitment, version, approve or return, guidance)."""

    decisions: tuple[tuple[int, int, str, str], ...]
