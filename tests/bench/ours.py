"""The real service: its web server with logs and guards, the hook of WeCom, the verbs, the database.

With `delivering` its delivery runs too, to a platform that accepts everything at once. Only the
clockwork stands still: nothing falls due within the minutes of a bench.
"""

import asyncio
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Any
from unittest.mock import patch

from sqlalchemy import func, select

from bot.documents import invented
from bot.house import Folders, House, build_house
from bot.logs import configure_logs
from bot.platforms.wecom import hook
from bot.ports import Abilities, Delivery, Media, MediaError, Sent
from bot.service.organise import year
from bot.service.organise.roster import import_roster
from bot.web.server import build_web
from dialogs.content import Message
from dialogs.rules.calendar import add_working_days, local
from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster_entries import Entry, Roster
from storage import tables
from storage.database import open_database
from storage.sqlite_writer import Writer
from storage.unit import Work
from tests.bench.job import BRANCH, CONFIG, BenchClock, address
from tests.bench.processes import Line
from tests.bench.serving import serve_app


class Agreeable:
    """A platform that accepts everything and keeps nothing."""

    name = "wecom"
    repeats_are_safe = True
    abilities = Abilities(True, True, True, True, True, True, 0, 0)

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        return Sent(key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        return Sent(key)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        return Sent(reply_code)

    async def fetch(self, media: str) -> Media:
        raise MediaError


def serve(line: Line, url: str, home: Path, users: int, delivering: bool, slower: float) -> None:
    """The process. Every commit takes `slower` seconds more."""
    home.mkdir()
    if slower:
        _slow_down(slower)
    with (home / "log").open("w", encoding="utf-8") as log:
        configure_logs(log)
        asyncio.run(_serve(line, url, home, users, delivering))


def _slow_down(seconds: float) -> None:
    at_once = Writer._commit

    def slowly(writer: Writer, *batch: Any) -> None:
        sleep(seconds)
        at_once(writer, *batch)

    patch.object(Writer, "_commit", slowly).start()


async def _serve(line: Line, url: str, home: Path, users: int, delivering: bool) -> None:
    clock = BenchClock()
    database = await open_database(url, clock.now)
    try:
        await database.migrate()
        await database.write(_furnish, users)
        house = build_house(Folders(home), clock, database, {"wecom": Agreeable()})
        routes = hook.routes(CONFIG, house.hear, clock)
        app = build_web(routes=routes, pages=house.pages("http://127.0.0.1"))
        sender = asyncio.create_task(house.delivery.run()) if delivering else None
        await serve_app(app, line, lambda: _waiting(house, delivering))
        if sender is not None:
            sender.cancel()
            with suppress(asyncio.CancelledError):
                await sender
    finally:
        await database.close()


async def _waiting(house: House, delivering: bool) -> int:
    return await house.database.read(_unsent) if delivering else 0


def _unsent(work: Work) -> int:
    open_ = tables.outbox.c.status.in_(("due", "sending"))
    return int(work.connection.execute(select(func.count()).where(open_)).scalar_one())


def _furnish(work: Work, users: int) -> None:
    """Branches of everyday size, each with a year that takes commitments."""
    roster = Roster(tuple(_entry(user) for user in range(users)), invented.roster().columns)
    import_roster(work, roster, actor=None)
    start = add_working_days(local(work.now).date(), 1)
    for branch in roster.branches:
        year.open_cycle(work, 2027, start, branch)


def _entry(user: int) -> Entry:
    role = Role.MEMBER if user % BRANCH else Role.SECRETARY
    return Entry(
        row=user + 2,
        branch=f"第{user // BRANCH + 1}党支部",
        number=str(user),
        name=f"党员{user}",
        role=role,
        category=Category.RURAL,
        standing=Standing.FORMAL,
        accounts={"wecom": frozenset({address(user)})},
    )
