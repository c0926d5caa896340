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
class PostDigest(Effect):
    """The digest of the year's results goes to the group."""

    cycle: int
