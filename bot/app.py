"""The one place that builds machinery and reads the clock: what the commands call."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot import dingtalk, examining, official, robot, sandbox, saying, speech, wecom, wording
from bot.clocks import ManualClock, ShiftedClock
from bot.documents import roster_sheet
from bot.house import Doors, Folders, House, SignedLinks, build_house
from bot.joining import Joined, Site
from bot.platforms.checkup import Finding
from bot.platforms.wecom.client import new_session
from bot.ports import Clock, Platform
from bot.problems import BadInput
from bot.saying import Spoken
from bot.service.organise import directory, running_rules
from bot.service.organise.roster import import_roster as read_roster
from bot.service.reach import groups
from bot.service.reach.slips import by_command
from bot.serving import serve_until_stopped, warm_up
from bot.settings import Settings, load_settings, surroundings
from bot.web.links import Links, load_key
from bot.web.pages.me import MePages
from bot.web.server import build_web
from dialogs.rules.roster import check, report
from dialogs.rules.slips import Sheet
from storage import channels
from storage.database import Database, open_database
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")

#: Room for a recording, by the beginning of the path. Bytes.
BODIES = {"/sandbox/voice": 3 << 20}

#: How each platform joins the house; those that the settings do not name stay away.
_WAYS: tuple[Callable[[Site], AbstractAsyncContextManager[Joined | None]], ...] = (
    wecom.joined,
    robot.joined,
    dingtalk.joined,
    official.joined,
    sandbox.joined,
)


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.now(UTC)


def serve(settings: Settings) -> None:
    """Serve until stopped."""
    asyncio.run(_serve(settings))


def tick(settings: Settings, now: datetime | None) -> None:
    """Do everything that is due now (or at `now`), once."""
    clock: Clock = ManualClock(now.astimezone(UTC)) if now else SystemClock()
    asyncio.run(_tick(settings, clock))


def migrate(settings: Settings) -> None:
    """Bring the database up to this version."""
    asyncio.run(_migrate(settings))


def import_roster(settings: Settings, path: Path) -> str:
    """Read a roster: all of it, or nothing and every fault named.

    Raises:
        SheetError: the file cannot be read.
        BadInput: something in it must be put right first; every fault is named.
    """
    return asyncio.run(_import_roster(settings, path))


def look(
    settings: Settings, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Ask the memory one question."""
    return asyncio.run(_look(settings, query, *args, **kwargs))


def act(settings: Settings, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Carry out one verb; what it has to say is sent by the running service."""
    return asyncio.run(_act(settings, verb, *args, **kwargs))


def say(settings: Settings, spoken: Spoken, tell: Callable[[str], object]) -> None:
    """Say lines in somebody's name, as if in a chat; every answer is told. Raises `BadInput`."""
    asyncio.run(_say(settings, spoken, tell))


def at_ballots(
    settings: Settings, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Carry out one verb, or ask one question, in the ballots' own database."""
    return asyncio.run(_at_ballots(settings, verb, *args, **kwargs))


def read_directory(settings: Settings) -> str:
    """Read the corporation's directory; what differs from the roster is proposed to the secretaries.

    Raises:
        BadInput: there is no app, or it may not see the directory.
    """
    return asyncio.run(_read_directory(settings))


def examine(settings: Settings) -> dict[str, list[Finding]]:
    """What an examination of each platform finds, by its Chinese name."""
    return asyncio.run(_examine(settings))


def try_out(values: Mapping[str, str], platform: str) -> list[Finding]:
    """What a platform (by its Chinese name) says to values that are not yet in the settings.

    Raises:
        SettingsFault: they do not fit together with the other settings.
    """
    settings = load_settings({**surroundings(), **values})
    return asyncio.run(_examine(settings, first=True)).get(platform, [])


def make_menu(values: Mapping[str, str]) -> Finding | None:
    """Make the menu of the Official Account; None without one.

    Raises:
        SettingsFault: the values do not fit together with the other settings.
    """
    return asyncio.run(_make_menu(load_settings({**surroundings(), **values})))


def slips(settings: Settings, org: str | None) -> tuple[Sheet, dict[str, str]]:
    """The printed slips of an organisation, and by path what the Official Account's own codes hold.

    Raises:
        BadInput: no such organisation.
    """
    return asyncio.run(_slips(settings, org))


async def _serve(settings: Settings) -> None:
    base = SystemClock()
    clock: Clock = base
    if settings.sandbox:
        clock = ShiftedClock(base, Folders(settings.home).phones / "clock.json")
    async with _open(settings, clock) as (house, doors):
        pages = replace(house.pages(settings.address), recognises=bool(doors.logins))
        routes = [*doors.routes, *MePages(pages, doors.logins).routes()]
        app = build_web(routes=routes, pages=pages, bodies=BODIES)
        app.on_shutdown.extend(doors.on_shutdown)
        scheduler = house.clockwork.start()
        sender = asyncio.create_task(house.delivery.run())
        lines: list[asyncio.Future[None]] = []
        try:
            await asyncio.to_thread(warm_up)
            await house.database.write(running_rules.complete)
            await house.clockwork.tick()
            lines += [asyncio.ensure_future(line()) for line in doors.lines]
            await serve_until_stopped(app, settings.host, settings.port, settings.address)
        finally:
            scheduler.shutdown(wait=False)
            await asyncio.gather(*(hush() for hush in doors.hush))
            # Answers to what was heard last still go over the lines; then these are hung up.
            for task in (sender, *lines):
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)


async def _tick(settings: Settings, clock: Clock) -> None:
    async with _open(settings, clock) as (house, _):
        await house.clockwork.run_due()
        await house.clockwork.keep_house()


async def _migrate(settings: Settings) -> None:
    async with _memory(settings, SystemClock()) as database:
        await database.write(running_rules.complete)


async def _import_roster(settings: Settings, path: Path) -> str:
    sheet = roster_sheet.read_sheet(path)
    roster = check(sheet)
    if isinstance(roster, list):
        raise BadInput(report(roster))
    async with _memory(settings, SystemClock()) as database:
        result = await database.write(read_roster, roster, actor=None)
        if isinstance(result, list):
            raise BadInput(report(result))
        await _know_group(settings, database)
    return "\n".join(filter(None, (result.sentence, sheet.left_out)))


async def _look(
    settings: Settings, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    async with _memory(settings, SystemClock()) as database:
        return await database.read(query, *args, **kwargs)


async def _act(
    settings: Settings, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    async with _memory(settings, SystemClock()) as database:
        return await database.write(verb, *args, **kwargs)


async def _say(settings: Settings, spoken: Spoken, tell: Callable[[str], object]) -> None:
    links = SignedLinks(Links(load_key(Folders(settings.home).link_key)), SystemClock())
    async with _memory(settings, SystemClock()) as database:
        await saying.say(database, links, settings.address, spoken, tell)


async def _at_ballots(
    settings: Settings, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    async with _memory(settings, SystemClock()) as database:
        return await database.ballots.write(verb, *args, **kwargs)


async def _read_directory(settings: Settings) -> str:
    async with _memory(settings, SystemClock()) as database, new_session() as session:
        accounts = await wecom.directory_of(settings, session)
        return await database.write(directory.read_in, accounts)


async def _examine(settings: Settings, *, first: bool = False) -> dict[str, list[Finding]]:
    clock = SystemClock()
    async with _memory(settings, clock) as database, new_session() as session:
        return await examining.examine(settings, session, database, clock, first=first)


async def _slips(settings: Settings, org: str | None) -> tuple[Sheet, dict[str, str]]:
    clock = SystemClock()
    async with _memory(settings, clock) as database, new_session() as session:
        links = SignedLinks(Links(load_key(Folders(settings.home).link_key)), clock)
        sheet = await database.write(by_command, org, links)
        if settings.official is None:
            return sheet, {}
        scenes = {one.path: one.scene for one in sheet.slips if one.public}
        return sheet, await official.codes(settings.official, settings.address, session, scenes)


async def _make_menu(settings: Settings) -> Finding | None:
    async with new_session() as session:
        given = settings.official
        return None if given is None else await official.make_menu(given, settings.address, session)


@asynccontextmanager
async def _memory(settings: Settings, clock: Clock) -> AsyncIterator[Database]:
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = await open_database(settings.database, clock.now)
    try:
        await database.migrate()
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _open(settings: Settings, clock: Clock) -> AsyncIterator[tuple[House, Doors]]:
    """Build everything the settings ask for, and take it down again."""
    folders, doors = Folders(settings.home), Doors()
    async with _memory(settings, clock) as database, new_session() as session, AsyncExitStack() as stack:
        site = Site(settings, session, database, folders, clock, SystemClock())
        entered = [await stack.enter_async_context(enter(site)) for enter in _WAYS]
        ways = [one for one in entered if one is not None]
        platforms: dict[str, Platform] = {one.platform.name: one.platform for one in ways}
        await _know_group(settings, database)
        await database.write(channels.set_in_use, robot.in_use(platforms), robot.entrances(settings))
        server = await stack.enter_async_context(speech.opened(settings.speech))
        model = await stack.enter_async_context(wording.opened(settings.wording))
        house = build_house(folders, clock, database, platforms, speech=server, wording=model)
        for one in ways:
            await one.attach(house, doors)
        try:
            yield house, doors
        finally:
            await house.close()


async def _know_group(settings: Settings, database: Database) -> None:
    if settings.wecom is not None and settings.wecom.group_webhook_url is not None:
        await database.write(groups.ensure_group, "wecom", wecom.GROUP)
    if settings.dingtalk is not None and settings.dingtalk.group_webhook_url is not None:
        await database.write(groups.ensure_group, "dingtalk", dingtalk.GROUP)
