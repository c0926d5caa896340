"""The edges: what the house asks of a platform, of the clock and of the ballot box."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Protocol, runtime_checkable

from dialogs.content import Message
from dialogs.rules.manifest import Manifest, Setting


def answer_key(platform: str, heard: str) -> str:
    """The outbox key of the answer to what was heard under that key: a platform that answers inside the
    question's own frame finds by it what is being answered."""
    return f"reply:{platform}:{heard}"


def greeting_key(platform: str, address: str) -> str:
    """The outbox key of the word to a stranger who opens the chat: he is greeted once."""
    return f"stranger:{platform}:{address}"


class Door(Enum):
    """A page that one person opens with a link of his own: the byte that stands for it in the link,
    the first part of its path, and how many days the link is good (None: for ever)."""

    RATE = (1, "rate", None)
    LISTEN = (2, "listen", None)
    RESULT = (3, "results", None)
    ROSTER = (4, "roster", 7)
    COVERAGE = (5, "coverage", 7)
    PAPER = (15, "paper", 7)
    ROUND = (16, "round", 7)
    REVIEW = (20, "review", 7)
    PROMISES = (21, "promises", 7)
    NEEDS = (22, "needs", 7)
    LEAD = (40, "lead", 7)
    ARCHIVE = (41, "archive", 7)
    VISITS = (42, "visits", 7)
    RECTIFY = (43, "rectify", 7)
    RECTIFICATIONS = (44, "rectifications", 7)
    DRAW = (45, "draw", 30)
    MEMBERS = (50, "members", 30)
    MATERIALS = (51, "materials", 7)
    PLATES = (52, "plates", 7)
    PORTRAIT = (53, "portrait", 7)
    INVITE = (60, "invite", 30)
    TELLER = (61, "teller", 30)
    OWN_DATA = (70, "mine", 7)
    SAY = (80, "say", 7)
    APPRAISE = (62, "appraise", 30)
    FORMS = (63, "forms", 30)
    OUTCOME = (64, "outcome", 60)
    HELLO = (90, "hello", 30)
    KEY = (65, "key", None)
    MEETING = (66, "meeting", 30)
    JOIN = (92, "join", 30)

    def __init__(self, byte: int, folder: str, days: int | None) -> None:
        self.byte = byte
        self.folder = folder
        self.good_for = None if days is None else timedelta(days=days)


class Links(Protocol):
    """Makes the paths of pages that only one person may open."""

    def page(self, door: Door, subject: int | str, person: int) -> str:
        """The path of one person's page about `subject` (a poll, a recording, a year)."""
        ...


class Step(Protocol):
    """Told of each row of a long table that is done, so that whoever waits sees it go on."""

    def __call__(self) -> object:
        """One row more."""
        ...


def unseen() -> None:
    """A step that nobody watches."""


class Clock(Protocol):
    """Tells the time; the only source of it."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a platform can do. Per-minute figures are ceilings of ours, below the platform's."""

    can_start_conversation: bool
    cards: bool
    voice_audio: bool
    voice_text: bool
    group_post: bool
    edit_card: bool
    per_person_per_minute: int
    per_group_per_minute: int


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took it. `receipt` is its message id, where it gives one."""

    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The platform did not take it.

    `permanent` means that trying again is useless. `retry_after` is in seconds.
    `halt` means that the whole platform must stop until a person has looked (bad secret); with `retry_after`
    it goes on by itself after those seconds (a month's budget is used up).
    `cold` means that this person must write first (again) before anything reaches him there.
    """

    reason: str
    permanent: bool = False
    retry_after: float | None = None
    halt: bool = False
    cold: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether the platform took it (the answer was lost)."""

    reason: str


Delivery = Sent | Failed | Unknown


@dataclass(frozen=True, slots=True)
class Media:
    """A recording or picture fetched from a platform. `format` is amr, mp3, webm, jpg or png."""

    content: bytes
    format: str


class MediaError(Exception):
    """A recording or picture could not be fetched."""


class Platform(Protocol):
    """One chat platform. `key` is stable per message: the same key is never shown twice
    where the platform lets us say so (`repeats_are_safe`)."""

    name: str
    abilities: Abilities
    repeats_are_safe: bool

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Say something to one person."""
        ...

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Say something in a group chat."""
        ...

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """Show on a card that was tapped which choice was taken."""
        ...

    async def fetch(self, media: str) -> Media:
        """Bring a recording or picture here.

        Raises:
            MediaError: the platform does not have it any more or refused.
        """
        ...


@runtime_checkable
class LongLine(Protocol):
    """A platform that speaks over one standing connection. While the line is down nothing is taken from
    the outbox for it, so that no message uses up its attempts."""

    @property
    def up(self) -> bool:
        """Whether something can be said at present."""
        ...


class Lease(Protocol):
    """The right to be the only process that does something. It ends by itself when nobody renews it."""

    async def hold(self) -> bool:
        """Take the right or renew it; False while somebody else has it."""
        ...

    async def release(self) -> None:
        """Give it up at once, so that another can take over without waiting."""
        ...


@dataclass(frozen=True, slots=True)
class Cast:
    """What became of a ballot paper. `accepted` is false after the poll has closed or for
    somebody who is not on the roll; `first` is true when this voter had not voted before, `on_paper` when
    he was given a paper instead."""

    accepted: bool
    first: bool = False
    on_paper: bool = False


class BallotBox(Protocol):
    """The secret part of the evaluation. Callers never see a single slip.

    A poll is named by a short string. Grades are the words of the scale in force.
    """

    async def open(self, poll: str, roll: dict[int, tuple[int, ...]], setting: Setting | None = None) -> None:
        """Open a poll: voter number → the people this voter may rate. Idempotent; all of it is frozen.
        With three holders of keys in `setting` phones seal; without, the server does."""
        ...

    async def manifest(self, poll: str) -> Manifest | None:
        """What was fixed when the poll opened; None when it never did."""
        ...

    async def targets(self, poll: str, voter: int) -> tuple[int, ...]:
        """Whom this voter may rate; empty when the voter is not on the roll."""
        ...

    async def voted(self, poll: str, voter: int) -> bool:
        """Whether this voter has put slips in: for his own page, for nobody else."""
        ...

    async def voted_of(self, poll: str, voters: Collection[int]) -> int:
        """How many of these have put slips in: of the codes of a batch, once voting is over."""
        ...

    async def is_open(self, poll: str) -> bool:
        """Whether papers are still taken."""
        ...

    async def cast(self, poll: str, voter: int, grades: dict[int, str]) -> Cast:
        """Seal this voter's slips here and put them in, or replace them, all at once."""
        ...

    async def cast_sealed(self, poll: str, voter: int, slips: Mapping[int, bytes]) -> Cast:
        """The same for slips that the voter's phone has sealed."""
        ...

    async def give_paper(self, poll: str, voter: int) -> bool:
        """This voter votes on paper: what he had put in goes. False when the poll is not open to him."""
        ...

    async def papers(self, poll: str) -> tuple[int, ...]:
        """Who was given a paper."""
        ...

    async def turnout(self, poll: str) -> tuple[int, int]:
        """How many have voted here, and how many may."""
        ...

    async def close(
        self, poll: str, today: date, without: Collection[int] = ()
    ) -> dict[int, dict[str, int]] | None:
        """Close, and count where the server sealed: target → grade → slips; None while the holders of the
        keys have not counted. What the voters `without` have put in is burnt unopened. Idempotent."""
        ...

    async def checksum(self, poll: str) -> str:
        """The checksum of the box list; empty until the close."""
        ...

    async def box_list(self, poll: str) -> tuple[str, ...]:
        """The fingerprints of the slips in a closed box, in order."""
        ...

    async def set_aside(self, poll: str, name: str, today: date) -> bool:
        """Close a poll that cannot be opened and keep its box sealed under another name. False when it is
        counted, or was set aside before."""
        ...

    async def sweep(self, today: date) -> None:
        """Delete boxes that have had their time."""
        ...
