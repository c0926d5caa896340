"""What the dialog of publishing asks for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class PublishCommitments(Effect):
    """Publish what has been approved; the text is locked from then on."""

    cycle: int
