"""What the dialogs about progress ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class RecordProgress(Effect):
    """How far a commitment is. `state` is done, going, not_started or no_change.
    `told_by` is self, family or helper, `expected` the day by which the rest is to be done."""

    commitment: int
    quarter: int
    state: str
    percent: int | None
    words: str
    told_by: str = "self"
    media: int | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class ShowPicture(Effect):
    """A picture that its author sent of his own accord belongs beside a commitment."""

    commitment: int
    media: int
