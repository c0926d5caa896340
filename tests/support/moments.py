"""Moments of a year: played once a session and database, and copied for every test that begins there.

A house that starts anew has nothing but its database and its folder. So a moment is these two, the time, and
what hangs on the wall; a test that begins there cannot tell it from one that was played for it alone.
"""

import itertools
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from storage.database import Database, open_database
from tests.support.clock import ManualClock
from tests.support.postgres import PostgresServer
from tests.support.stage import Stage, Wall

#: Leads from one moment to another; what it gives is of no account.
Play = Callable[[Stage], Awaitable[object]]


class Come(Protocol):
    """`await come(furnished, published)` gives a test its own stage at the moment to which these lead."""

    async def __call__(self, *plays: Play) -> Stage:
        """One after the other, from a blank database. Every moment on the way is kept for other tests."""
        ...


_numbers = itertools.count(1)


class Copies(Protocol):
    """Databases of one kind, copied while nobody has them open."""

    blank: str

    async def copy(self, url: str, folder: Path) -> str:
        """A copy, with its ballots; where it is a file, in that folder."""
        ...

    async def drop(self, url: str) -> None:
        """Take a copy away."""
        ...


class SqliteCopies:
    """Files, each in a folder of its own."""

    def __init__(self, template: Path) -> None:
        self.blank = f"sqlite:///{template}"

    async def copy(self, url: str, folder: Path) -> str:
        """See `Copies.copy`."""
        origin = Path(url.removeprefix("sqlite:///"))
        for file in origin.parent.glob(f"{origin.stem}*"):
            shutil.copy(file, folder)
        return f"sqlite:///{folder / origin.name}"

    async def drop(self, url: str) -> None:
        """See `Copies.drop`; the folder goes with the test."""


class PostgresCopies:
    """Databases of the server of the tests."""

    def __init__(self, server: PostgresServer, template: str) -> None:
        self._server = server
        self.blank = server.url(template)

    async def copy(self, url: str, folder: Path) -> str:
        """See `Copies.copy`."""
        name, origin = f"moment_{next(_numbers)}", url.rpartition("/")[2]
        await self._server.command(f"CREATE DATABASE {name} TEMPLATE {origin} STRATEGY FILE_COPY")
        return self._server.url(name)

    async def drop(self, url: str) -> None:
        """See `Copies.drop`."""
        await self._server.command(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")


@dataclass(frozen=True, slots=True)
class Moment:
    """What is left of a house at one time; nobody has it open."""

    url: str
    home: Path
    time: datetime
    wall: Wall
    next_key: int

    def stage(self, database: Database, clock: ManualClock, home: Path) -> Stage:
        """A stage at that moment over a copy of its database; the folder is copied to `home`."""
        clock.set(self.time)
        shutil.copytree(self.home, home)
        stage = Stage(database, clock, home)
        stage.wall.takes_over(self.wall)
        stage.keys = itertools.count(self.next_key)
        return stage


class Moments:
    """Those of this session, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, tuple[Play, ...]], Moment] = {}

    async def of(self, plays: tuple[Play, ...], copies: Copies) -> Moment:
        """The moment to which these lead on such a database; played when it is first asked for."""
        known = (copies.blank, plays)
        if known not in self._kept:
            self._kept[known] = await self._played(plays, copies) if plays else self._beginning(copies)
        return self._kept[known]

    def _beginning(self, copies: Copies) -> Moment:
        home = self._room() / "home"
        home.mkdir()
        return Moment(copies.blank, home, ManualClock().now(), Wall(), 1)

    async def _played(self, plays: tuple[Play, ...], copies: Copies) -> Moment:
        before, room, clock = await self.of(plays[:-1], copies), self._room(), ManualClock()
        url = await copies.copy(before.url, room)
        database = await open_database(url, clock.now)
        try:
            stage = before.stage(database, clock, room / "home")
            await plays[-1](stage)
        finally:
            await database.close()
        return Moment(url, stage.home, clock.now(), stage.wall, next(stage.keys))

    def _room(self) -> Path:
        room = self._folder / str(next(_numbers))
        room.mkdir()
        return room
