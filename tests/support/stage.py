"""A stage on which a test plays people: they say and tap, the bot answers, the clock goes on.

Everything but the platform is real: the verbs, the database, the outbox, the delivery.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.documents import invented
from bot.house import Folders, House, build_house
from bot.ports import Abilities, Delivery, Media, MediaError, Sent
from bot.service.organise import year
from bot.service.organise.roster import import_roster
from bot.service.reach import groups
from bot.speech import SpeechServer
from bot.wording import WordingServer
from dialogs.content import Choice, Message
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import add_working_days, local
from dialogs.rules.roster_entries import Entry, Roster
from storage.database import Database
from storage.unit import Work
from tests.support.clock import ManualClock


@dataclass
class Wall:
    """A platform on which everything said hangs to be read. Nothing is ever refused."""

    name: str = "sandbox"
    repeats_are_safe: bool = True
    shown: list[tuple[str, Message]] = field(default_factory=list)
    posted: list[Message] = field(default_factory=list)
    amended: list[tuple[str, str]] = field(default_factory=list)
    sounds: dict[str, bytes] = field(default_factory=dict)
    when: list[tuple[str, datetime]] = field(default_factory=list)
    now: Callable[[], datetime] | None = None
    abilities: Abilities = Abilities(True, True, True, True, True, True, 600, 600)

    def takes_over(self, other: "Wall") -> None:
        """Whatever hangs on the other one hangs here."""
        self.shown, self.posted, self.amended = [*other.shown], [*other.posted], [*other.amended]
        self.sounds, self.when = {**other.sounds}, [*other.when]

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        self.shown.append((address, message))
        if self.now is not None:
            self.when.append((address, self.now()))
        return Sent(key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        self.posted.append(message)
        return Sent(key)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        self.amended.append((address, label))
        return Sent(reply_code)

    async def fetch(self, media: str) -> Media:
        if media not in self.sounds:
            raise MediaError
        return Media(self.sounds[media], "webm")


class Stage:
    """The invented branch, its people, and the clock."""

    def __init__(
        self,
        database: Database,
        clock: ManualClock,
        home: Path,
        *,
        speech: SpeechServer | None = None,
        wording: WordingServer | None = None,
    ) -> None:
        self.clock = clock
        self.database = database
        self.home = home
        self.speech, self.wording = speech, wording
        home.mkdir(exist_ok=True)
        self.wall = Wall(now=clock.now)
        self.keys = itertools.count(1)
        self.house = self._build()

    def _build(self) -> House:
        folders, wall = Folders(self.home), {"sandbox": self.wall}
        servers: dict[str, Any] = {"speech": self.speech, "wording": self.wording}
        return build_house(folders, self.clock, self.database, wall, **servers)

    async def furnish(self, roster: Roster | None = None, *, year_of: int | None = 2027) -> None:
        """Bring in the roster and the group, and open the year on the next working day."""
        await self.database.write(import_roster, roster or invented.roster(), actor=None)
        await self.database.write(groups.ensure_group, "sandbox", "branch")
        if year_of is not None:
            start = add_working_days(local(self.clock.now()).date(), 1)
            await self.database.write(year.open_cycle, year_of, start, None)

    def restart(self) -> None:
        """The process dies and a new one begins: nothing is left but the database and the folder."""
        self.house = self._build()

    def person(self, address: str) -> "Actor":
        """Somebody with a phone."""
        return Actor(self, address)

    async def hear(self, heard: Heard) -> None:
        """Deliver one thing heard, and everything that becomes due by it."""
        await self.house.hear(heard)
        await self.house.close()
        await self.house.delivery.deliver_due()

    def heard(self, address: str, kind: Kind, **values: Any) -> Heard:
        """One thing heard, under a new key unless one is given."""
        key = values.pop("key", None) or f"m{next(self.keys)}"
        return Heard("sandbox", address, key, kind, self.clock.now(), **values)

    async def passes(self, **span: float) -> None:
        """Let time pass; everything that falls due on the way is done in its order."""
        await self.until(self.clock.now() + timedelta(**span))

    async def until(self, moment: datetime) -> None:
        """Let time pass until a moment."""
        while (due := await self.house.clockwork.next_due()) is not None and due <= moment:
            self.clock.set(max(due, self.clock.now()) + timedelta(seconds=1))
            await self.house.clockwork.run_due()
        self.clock.set(max(moment, self.clock.now()))
        await self.house.clockwork.run_due()

    async def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """Look into the database."""
        return await self.database.read(query, *args)


@dataclass
class Actor:
    """One person with a phone. `saw` is what has come since this person last did something."""

    stage: Stage
    address: str

    def messages(self) -> list[Message]:
        """Everything this phone has shown."""
        return [message for address, message in self.stage.wall.shown if address == self.address]

    @property
    def last(self) -> Message:
        """The newest message on this phone."""
        return self.messages()[-1]

    async def says(self, text: str, key: str = "") -> str:
        """Type something; gives what came in answer."""
        return await self._does(self.stage.heard(self.address, Kind.TEXT, text=text, key=key))

    async def speaks(self, media: str, text: str = "") -> str:
        """Record something, with the platform's transcript or without."""
        self.stage.wall.sounds[media] = media.encode()
        heard = self.stage.heard(self.address, Kind.AUDIO, media=media, media_format="webm", text=text)
        return await self._does(heard)

    async def sends_picture(self, media: str, text: str = "") -> str:
        """Send a picture, with a word beside it or without."""
        self.stage.wall.sounds[media] = media.encode()
        heard = self.stage.heard(self.address, Kind.IMAGE, media=media, media_format="jpg", text=text)
        return await self._does(heard)

    async def taps(self, label: str, *, on: Message | None = None, key: str = "") -> str:
        """Tap a button of the newest message that has it, or of the given one."""
        found = [choice for choice in self._choices(on) if choice.label == label]
        assert found, f"no button {label!r} on {[message.text for message in self.messages()][-3:]}"
        heard = self.stage.heard(self.address, Kind.CHOICE, token=found[-1].token, key=key)
        return await self._does(heard)

    def _choices(self, on: Message | None) -> list[Choice]:
        messages = [on] if on else self.messages()
        return [choice for message in messages for choice in message.choices]

    async def _does(self, heard: Heard) -> str:
        before = len(self.messages())
        await self.stage.hear(heard)
        return "\n".join(message.text for message in self.messages()[before:])


def roster_of(*entries: Entry) -> Roster:
    """A roster of those people with every column."""
    return Roster(entries, invented.roster().columns)


def count(table: Any) -> Callable[[Work], int]:
    """A query that counts the rows of a table."""

    def query(work: Work) -> int:
        return len(work.connection.execute(table.select()).all())

    return query
