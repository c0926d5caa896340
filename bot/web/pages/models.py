"""What the pages show: read models, and the callables that bring them. No page speaks SQL."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.ballots.opening import Opening
from bot.ports import BallotBox, Cast, Clock, Door
from bot.ports import Links as SignedLinks
from bot.service.lead.coverage import Coverage
from bot.service.organise.basis import Basis
from bot.service.organise.own_roster import Led
from bot.service.organise.roster import ImportResult
from bot.web.links import Links
from bot.web.pages.voice_models import Voices
from dialogs.rules.manifest import Manifest
from dialogs.rules.roster_entries import Entry, Fault, Roster
from dialogs.rules.tally import Figures
from dialogs.words.publishing import hidden
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


class Memory(Protocol):
    """What a page may do with the memory: ask a query of the service, carry out one of its verbs."""

    async def ask(self, query: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the query gives."""
        ...

    async def do(self, verb: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the verb gives, after its transaction; what it had to say is on its way."""
        ...


@dataclass(frozen=True, slots=True)
class BoardStep:
    """One step of the schedule. `stands` is done, due or ahead, `told` the same in words."""

    text: str
    due: date
    stands: str
    told: str


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One published commitment. `state` is in words: 进行中, 已完成.

    How it was made (typed, spoken, on paper) is left out on purpose: all look the same. `number` names
    it in a report, `baseline` says where it stood, `notes` what has changed since it was published,
    `inside` that it is shown to members only, `steps` are the author's own schedule, `shown`
    says in words what can be seen of it and that it was in time; never who said so.
    """

    sentence: str
    due: date | None
    state: str
    number: int = 0
    baseline: str = ""
    notes: tuple[str, ...] = ()
    inside: bool = False
    steps: tuple[BoardStep, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """One promisor with what he promised, in the order of his numbers. `rank` is org, leader or member,
    `number` the person's own page."""

    name: str
    post: str
    items: tuple[BoardItem, ...]
    rank: str = "member"
    number: int = 0


@dataclass(frozen=True, slots=True)
class BoardModel:
    """The noticeboard of one branch: published items only, the organisation and those who lead first.

    `contact` says in words how to reach the secretary. `hidden` items are shown to members only;
    `mended` says what was put right, in neutral words, `notices` what two people agreed to say in the open;
    `deeds` tells of bright deeds whose people agree; `members` says that this is the members' own board,
    `basis` what documents the year goes by, `focus` the year's main tasks.
    """

    org: str
    year: int
    people: tuple[BoardPerson, ...]
    contact: str
    hidden: int = 0
    members: bool = False
    mended: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    focus: tuple[str, ...] = ()

    @property
    def hidden_words(self) -> str:
        """What the board says of the items that it leaves out."""
        return hidden(self.hidden) if self.hidden else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line on a colleague's card: what was promised and how it went, in words."""

    sentence: str
    state: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to be rated. `number` names him on the paper."""

    number: int
    name: str
    post: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RatingModel:
    """One voter's paper. `voted` says that he has handed one in, never which."""

    title: str
    org: str
    colleagues: tuple[Colleague, ...]
    scale: tuple[str, ...]
    is_open: bool
    voted: bool
    closes: str = ""  # in words: 12月25日下午6点
    manifest: Manifest | None = None
    flagged: bool = False  # one more slip says whether all grades are the same
    public: bool = False  # opened by a printed code; whom one leaves out one does not know
    covered: bool = False  # what comes online counts nothing
    contact: str = ""

    @property
    def by_phones(self) -> bool:
        """Whether phones seal (保密)."""
        return self.manifest is not None and self.manifest.by_phones


@dataclass(frozen=True, slots=True)
class PersonResult:
    """What is known about one person at the end of the year. `own` is the self-rating, or empty."""

    name: str
    post: str
    own: str
    figures: tuple[Figures, ...]


@dataclass(frozen=True, slots=True)
class ResultsModel:
    """The result for the committee, people in roster order. `voted` of `may_vote` took part."""

    title: str
    org: str
    people: tuple[PersonResult, ...]
    voted: int
    may_vote: int


@dataclass(frozen=True, slots=True)
class RecordingModel:
    """One recording on our disk. `about` says what it is, `words` what was understood, or empty."""

    name: str
    about: str
    words: str
    file: Path


@dataclass(frozen=True, slots=True)
class Saying:
    """The box in which whoever reads a page of his says something: where it goes, the page to come back to,
    and what makes a double tap one."""

    path: str
    back: str
    once: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Everything the pages need. `address` is ours as the public sees it, without a slash at the end.

    A callable answers None when there is no such thing or this person may not see it. A new page asks
    `memory` with a query of `bot.service` or `bot.web.readings` and needs no callable of its own.
    `tidy` proposes another wording of a promise, where the branch has a model of its own.
    `links` reads what a link allows, `signed` makes the links of what a person is told.
    """

    address: str
    links: Links
    signed: SignedLinks
    clock: Clock
    memory: Memory
    board: Callable[[int], Awaitable[BoardModel | None]]
    rating: Callable[[str, int], Awaitable[RatingModel | None]]
    cast: Callable[[str, int, dict[int, str]], Awaitable[Cast]]
    results: Callable[[str, int], Awaitable[ResultsModel | None]]
    recording: Callable[[str, int], Awaitable[RecordingModel | None]]
    coverage: Callable[[str, int], Awaitable[Coverage | None]]
    roster: Callable[[int], Awaitable[Led | None]]
    roster_entries: Callable[[int], Awaitable[list[Entry] | None]]
    roster_import: Callable[[Roster, int], Awaitable[ImportResult | list[Fault] | None]]
    voices: Voices
    ready: Callable[[], Awaitable[Mapping[str, bool]]]
    metrics: Callable[[], bytes]
    box: BallotBox
    opening: Opening
    tidy: Callable[[str, Sequence[str]], Awaitable[str]] | None = None
    recognises: bool = False  # a platform tells who comes without a link

    def saying(self, person: int, back: str) -> Saying:
        """The box “say something” of a person's page; `back` is the path of that page."""
        return Saying(self.signed.page(Door.SAY, "", person), back, secrets.token_hex(8))
