"""What dialogs about two homes ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class SayOfGuests(Effect):
    """The community's word on those who live there: (cycle id, person id, words)."""

    words: tuple[tuple[int, int, str], ...]
