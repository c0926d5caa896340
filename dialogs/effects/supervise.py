"""What the dialog of the quarter's summary asks for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class SignSummary(Effect):
    """The secretary's word on a quarter goes to the group under the secretary's name."""

    cycle: int
    quarter: int
    text: str
