"""What the dialogs of the evaluation ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class RecordSelfRating(Effect):
    """The person's own grade and a sentence about it."""

    cycle: int
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class AgreeToBeShown(Effect):
    """Whether those who rate may see how the person's promises went; `media` is his voice saying it."""

    cycle: int
    agreed: bool
    words: str
    media: int | None


@dataclass(frozen=True, slots=True)
class PostDigest(Effect):
    """The digest of the year's results goes to the group."""

    cycle: int
