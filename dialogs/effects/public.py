"""What the dialogs about the public's voice ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class DecideWishes(Effect):
    """What becomes of wishes. `decisions` holds (wish, its number in the list, claim, answer, merge
    or up, words); the words of a merge are the id of the other wish."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerReports(Effect):
    """Answers to reports. `decisions` holds (report, its number in the list, answer, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class TakeWish(Effect):
    """A member who was asked takes a wish upon himself, or does not."""

    wish: int
    willing: bool
