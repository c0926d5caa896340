"""What the dialogs of publishing ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class PublishCommitments(Effect):
    """Publish what has been approved; the text is locked from then on."""

    cycle: int


@dataclass(frozen=True, slots=True)
class DecideAmendments(Effect):
    """What becomes of changes that were asked for. `decisions` holds (amendment, its number in the list,
    agree or refuse, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]
