"""What the dialog of the quarter's summary asks for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class SignSummary(Effect):
    """The secretary's word on a quarter goes to the group under the secretary's name."""

    cycle: int
    quarter: int
    text: str


@dataclass(frozen=True, slots=True)
class OrderRectification(Effect):
    """Somebody is asked to put something right. `due` is an ISO date, `source` one of
    `dialogs.rules.rectification.Source`; `key` makes the same order one."""

    target: int
    of_org: bool
    cause: str
    demand: str
    due: str
    source: str
    commitment: int | None
    voice: int | None
    key: str


@dataclass(frozen=True, slots=True)
class DropOrder(Effect):
    """It was not sent after all; `words` are said."""

    words: str


@dataclass(frozen=True, slots=True)
class DecideRectifications(Effect):
    """What becomes of rectifications. `decisions` holds (rectification, its number in the list, close,
    extend or withdraw, words, ISO date of a further term or nothing)."""

    decisions: tuple[tuple[int, int, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class GiveComments(Effect):
    """Comments of a quarter are given. `chosen` holds (cycle, quarter, person, text), `later` the people
    whose suggestion is put off."""

    chosen: tuple[tuple[int, int, int, str], ...]
    later: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecideOverdue(Effect):
    """What becomes of what is overdue. `decisions` holds (commitment, its number in the list, rectify or
    wait, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class AgreeToThanks(Effect):
    """Whether the group may read for what somebody was thanked."""

    thanks: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class PostExchange(Effect):
    """The invitation to exchange goes to the group; with an empty text it does not, for now."""

    cycle: int
    quarter: int
    text: str


@dataclass(frozen=True, slots=True)
class ProposeCriticism(Effect):
    """A formal criticism is proposed; nothing goes out. `scope` is one of `dialogs.rules.criticism.Scope`."""

    target: int
    of_org: bool
    cause: str
    scope: str
    key: str


@dataclass(frozen=True, slots=True)
class DecideCriticisms(Effect):
    """A step of formal criticisms. `decisions` holds (criticism, its number in the list, verb, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]
