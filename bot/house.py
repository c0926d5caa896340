"""The house with its doors open: what is built once and used by serving, ticking and rehearsing."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from aiohttp import web
from prometheus_client import generate_latest

from bot.ballots.box import SealedBallotBox
from bot.ballots.opening import Opening
from bot.clockwork import Clockwork
from bot.delivery.worker import Delivery
from bot.logins import Login
from bot.ports import BallotBox, Cast, Clock, Door, Platform
from bot.recordings import RecordingShelf
from bot.service.lead import coverage
from bot.service.lead.coverage import Coverage
from bot.service.organise import own_roster
from bot.service.organise.own_roster import Led
from bot.service.organise.roster import ImportResult
from bot.service.reach import falling_back
from bot.service.talk import inbound
from bot.speech import Listener, SpeechServer
from bot.web import boards, readings
from bot.web.links import Links, load_key
from bot.web.pages import scripts
from bot.web.pages.models import (
    BoardModel,
    Pages,
    RatingModel,
    RecordingModel,
    ResultsModel,
)
from bot.web.voicing import PublicVoices
from bot.wording import WordingServer
from dialogs.heard import Heard
from dialogs.rules.roster_entries import Entry, Fault, Roster
from storage import talks
from storage.database import Database
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SignedLinks:
    """The paths of personal pages (`bot.ports.Links`)."""

    links: Links
    clock: Clock

    def page(self, door: Door, subject: int | str, person: int) -> str:
        """The path of one person's page, good for as long as the door says."""
        until = self.clock.now() + door.good_for if door.good_for else None
        return self.links.make(door, str(subject), person, until)


@dataclass(frozen=True, slots=True)
class HouseMemory:
    """The memory as the pages use it (`bot.web.pages.models.Memory`). `wake` starts the delivery."""

    database: Database
    wake: Callable[[], None]

    async def ask(self, query: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the query gives."""
        return await self.database.read(query, *args, **kwargs)

    async def do(self, verb: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the verb gives."""
        result = await self.database.write(verb, *args, **kwargs)
        self.wake()
        return result


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is built once."""

    clock: Clock
    database: Database
    platforms: Mapping[str, Platform]
    delivery: Delivery
    clockwork: Clockwork
    box: BallotBox
    opening: Opening
    links: Links
    shelf: RecordingShelf
    wording: WordingServer | None = None

    async def hear(self, heard: Heard) -> None:
        """Deal with one thing heard; returns once it is durable, so that it may be acknowledged."""
        listens = self.clockwork.listener is not None
        if await self.database.write(inbound.hear, heard, self.clockwork.links, listens=listens):
            self.delivery.wake()
            if heard.media:
                self.clockwork.fetch_soon()

    def pages(self, address: str) -> Pages:
        """What the pages need."""
        return Pages(
            address=address,
            links=self.links,
            signed=self.clockwork.links,
            clock=self.clock,
            memory=HouseMemory(self.database, self.delivery.wake),
            board=self._board,
            rating=self._rating,
            cast=self._cast,
            results=self._results,
            recording=self._recording,
            coverage=self._coverage,
            roster=self._roster,
            roster_entries=self._roster_entries,
            roster_import=self._roster_import,
            voices=PublicVoices(self.database, self.delivery.wake),
            ready=self.ready,
            metrics=generate_latest,
            box=self.box,
            opening=self.opening,
            tidy=self.wording.propose if self.wording else None,
        )

    async def ready(self) -> Mapping[str, bool]:
        """What must be well for the house to do its work."""
        try:
            await self.database.read(talks.heard_count)
            database = True
        except Exception:  # any failure at all means: not ready
            database = False
        return {"database": database, "platforms": not self.delivery.halted}

    async def close(self) -> None:
        """Finish what is under way. The database is closed by whoever opened it."""
        await self.clockwork.close()

    async def _board(self, org_id: int) -> BoardModel | None:
        return await self.database.read(boards.public_board, org_id)

    async def _rating(self, poll: str, voter: int) -> RatingModel | None:
        targets = await self.box.targets(poll, voter)
        if not targets:
            return None
        is_open, voted = await self.box.is_open(poll), await self.box.voted(poll, voter)
        terms = await self.box.manifest(poll)
        return await self.database.read(
            readings.rating, poll, targets, is_open=is_open, voted=voted, manifest=terms
        )

    async def _cast(self, poll: str, voter: int, grades: dict[int, str]) -> Cast:
        return await self.box.cast(poll, voter, grades)

    async def _results(self, subject: str, viewer: int) -> ResultsModel | None:
        return await self.database.read(readings.results, subject, viewer)

    async def _recording(self, subject: str, listener: int) -> RecordingModel | None:
        return await self.database.read(readings.recording, subject, listener, self.shelf.folder)

    async def _coverage(self, subject: str, viewer: int) -> Coverage | None:
        return await self.database.read(coverage.read, subject, viewer)

    async def _roster(self, person: int) -> Led | None:
        return await self.database.read(own_roster.led, person)

    async def _roster_entries(self, person: int) -> list[Entry] | None:
        return await self.database.read(own_roster.own_entries, person)

    async def _roster_import(self, roster: Roster, person: int) -> ImportResult | list[Fault] | None:
        return await self.database.write(own_roster.import_own, roster, person)


@dataclass(slots=True)
class Doors:
    """What the platforms add to the service: routes, what is to be done when the web server stops, lines
    that are kept up for as long as it runs, how each of them is told to hear nothing more, and how each tells
    a page who opened it."""

    routes: list[web.RouteDef] = field(default_factory=list)
    on_shutdown: list[Callable[[web.Application], Awaitable[None]]] = field(default_factory=list)
    lines: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    hush: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    logins: dict[str, Login] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie under the data folder."""

    home: Path

    @property
    def link_key(self) -> Path:
        """The key that signs personal links."""
        return self.home / "links.key"

    @property
    def ballot_keys(self) -> Path:
        """The keys of polls that are open."""
        return self.home / "ballot-keys"

    @property
    def recordings(self) -> Path:
        """Recordings and pictures by the hash of their content."""
        return self.home / "recordings"

    @property
    def phones(self) -> Path:
        """The sandbox's phones."""
        return self.home / "sandbox"


def build_house(
    folders: Folders,
    clock: Clock,
    database: Database,
    platforms: Mapping[str, Platform],
    *,
    at_once: int = 8,
    speech: SpeechServer | None = None,
    wording: WordingServer | None = None,
) -> House:
    """Put the parts together. `at_once` messages are on their way to the platforms at the same time;
    `speech` makes words of recordings that came without, `wording` proposes tidier sentences."""
    links = Links(load_key(folders.link_key))
    box = SealedBallotBox(database.ballots, folders.ballot_keys)
    delivery = Delivery(database, platforms, clock, at_once=at_once, given_up=falling_back.fall_back)
    shelf = RecordingShelf(database, folders.recordings)
    signed = SignedLinks(links, clock)
    program = scripts.VOTER.fingerprint
    listener = Listener(database, speech, signed, folders.recordings) if speech else None
    clockwork = Clockwork(database, box, delivery, shelf, platforms, signed, clock, program, listener)
    opening = Opening(database.ballots)
    return House(clock, database, platforms, delivery, clockwork, box, opening, links, shelf, wording)
