"""kill -9 while verbs are being written: what was acknowledged is there, and nothing is torn."""

import multiprocessing
from multiprocessing.connection import Connection
from random import Random

from storage.database import open_database
from storage.unit import Work
from tests.storage import victim
from tests.storage.counter import counted, found, names
from tests.support.clock import ManualClock

KILLS = {"sqlite": 20, "postgresql": 6}

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.storage.victim"])


async def test_what_was_acknowledged_survives_every_kill(database_url: str, clock: ManualClock) -> None:
    chance = Random(2026)
    database = await open_database(database_url, clock.now)
    await database.write(found, "计数")
    await database.close()

    acknowledged: set[str] = set()
    kills = KILLS[database_url.partition(":")[0]]
    for run in range(kills):
        acknowledged |= _killed_after(database_url, run, chance.randrange(1, 60))

    database = await open_database(database_url, clock.now)
    stored, total = await database.read(everything)
    await database.close()
    assert len(acknowledged) >= kills
    assert {name + half for name in acknowledged for half in "上下"} <= stored
    assert {name[:-1] + "下" for name in stored} == {name for name in stored if name.endswith("下")}
    assert {name[:-1] + "上" for name in stored} == {name for name in stored if name.endswith("上")}
    assert total * 2 == len(stored)


def everything(work: Work) -> tuple[set[str], int]:
    return names(work) - {"计数"}, counted(work, "计数")


def _killed_after(url: str, run: int, writes: int) -> set[str]:
    """Start a process, hear of so many writes, kill it; every write it told of."""
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=victim.live, args=(url, run, theirs))
    process.start()
    theirs.close()
    try:
        heard = {ours.recv() for _ in range(writes)}
        process.kill()
        heard |= _rest(ours)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    return heard


def _rest(ours: Connection) -> set[str]:
    heard: set[str] = set()
    while True:
        try:
            heard.add(ours.recv())
        except EOFError:
            return heard
