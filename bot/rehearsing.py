"""Rehearsals put together: the other place, beside `bot.app`, that makes chance and clocks.

A county is played in two halves, each a process with a database of its own, so that both cores work;
the county's own office stands in both.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from queue import Empty
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import Any

from bot.clocks import ManualClock
from bot.logs import configure_logs
from bot.rehearsal import play
from bot.rehearsal.county import report as county_report
from bot.rehearsal.county.invent import County, invent_county
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.county.measure import CountyReport, measure_county
from bot.rehearsal.county.rehearse import rehearse_county
from bot.rehearsal.report import written
from dialogs.rules.calendar import ZONE
from storage.database import open_database
from storage.one_hand import OneHand

#: When a rehearsed year begins: always the same day, so that a seed says everything.
REHEARSAL = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)

Echo = Callable[[str], None]

#: Bytes of memory of which a county's database takes a small part.
_PLENTY = 8 << 30

_HALVES = ("东片", "西片")


def rehearse(members: int, seed: int, echo: Echo) -> None:
    """Play a whole year with invented people in a folder that is thrown away, and tell what came of it."""
    configure_logs(level=logging.ERROR)
    asyncio.run(_rehearse(members, seed, echo))


def rehearse_a_county(orgs: int, members: int, phones: float, seed: int, echo: Echo) -> None:
    """Play a county's year in two halves at the same time, and tell what came of it.

    `phones` is the share of branches whose members chat; in the others helpers write down.
    """
    county = invent_county(orgs, members, phones, random.Random(seed))
    context = get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(2, mp_context=context) as pool:
        told = manager.Queue()
        halves = [
            pool.submit(_half, part, seed, name, told)
            for name, part in zip(_HALVES, halve(county), strict=True)
        ]
        while not all(one.done() for one in halves):
            _pass_on(told, echo)
        _pass_on(told, echo)
        first, second = (one.result() for one in halves)
    first.add(second)
    echo(county_report.written(first))


def _pass_on(told: Any, echo: Echo) -> None:
    try:
        while True:
            echo(told.get(timeout=0.3))
    except Empty:
        return


def halve(county: County) -> Iterable[County]:
    """Two counties with every other town each; the county's office stands in both."""
    for side in (0, 1):
        towns = frozenset(county.towns[side::2])
        mine = tuple(
            one
            for one in county.players
            if one.entry.parent == "" or one.entry.branch in towns or one.entry.parent in towns
        )
        players = tuple(replace(one, entry=replace(one.entry, row=row)) for row, one in enumerate(mine, 2))
        branches = tuple(dict.fromkeys(one.entry.branch for one in mine if one.entry.parent in towns))
        yield County(players, tuple(sorted(towns)), branches, county.chatting)


def _half(county: County, seed: int, name: str, told: Any) -> CountyReport:
    configure_logs(level=logging.ERROR)
    return asyncio.run(_play_half(county, seed, lambda line: told.put(f"{name} {line}")))


async def _play_half(county: County, seed: int, echo: Echo) -> CountyReport:
    clock = ManualClock(REHEARSAL.astimezone(UTC))
    lots = Lots(random.Random(seed), lambda name: random.Random(f"{seed}:{name}"))
    with TemporaryDirectory(prefix="jiannuo-", dir=_scratch()) as folder:
        database = OneHand(Path(folder) / "county.db", clock.now)
        try:
            await database.migrate()
            stage = await rehearse_county(county, Path(folder), database, clock, echo, lots)
            return await measure_county(stage, REHEARSAL.year + 1)
        finally:
            await database.close()


def _scratch() -> str | None:
    """Where a county is played that is thrown away afterwards: in memory, where there is plenty, for tens of
    thousands of commits need not reach a disk."""
    memory = Path("/dev/shm")  # noqa: S108 (the folder in it has a name of its own)
    return str(memory) if memory.is_dir() and disk_usage(memory).free > _PLENTY else None


async def _rehearse(members: int, seed: int, echo: Echo) -> None:
    clock = ManualClock(REHEARSAL.astimezone(UTC))
    with TemporaryDirectory(prefix="jiannuo-") as folder:
        database = await open_database(f"sqlite:///{folder}/rehearsal.db", clock.now)
        try:
            await database.migrate()
            told = await play.rehearse(
                members, seed, Path(folder), database, clock, echo, random.Random(seed)
            )
        finally:
            await database.close()
    echo(written(told))
