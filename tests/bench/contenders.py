"""Who is measured: the servers of a run, each in its own process with its own memory."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from tests.bench.job import message_id
from tests.bench.processes import Helper
from tests.support.postgres import PostgresServer

SERVER_CORE, GENERATOR_CORE = 0, 1

ECHO, BY_HAND, OURS, UNDELIVERED = "echo", "by hand", "ours", "ours, delivery off"


@dataclass(slots=True)
class Contender:
    """A running server. `memory` is where its inbox can be read afterwards; an echo has none."""

    name: str
    server: Helper
    memory: str = ""
    port: int = 0
    rate: float = 600.0  # requests a second to prepare for: what the last drive reached
    acknowledged: list[int] = field(default_factory=list)

    def lost(self) -> int:
        """How many acknowledged messages are not in its database. The server has stopped by then."""
        kept = _kept(self.memory) if self.memory else None
        return 0 if kept is None else sum(f"wecom:{one}" not in kept for one in self.acknowledged)

    def finished(self) -> tuple[int, int]:
        """How many conversations were acknowledged to their end, and how many commitments they left."""
        lasts = sum((one - message_id(0, 0)) % 5 == 4 for one in self.acknowledged)
        return lasts, len(_rows(self.memory, "SELECT id FROM commitment"))


@contextmanager
def contenders(folder: Path, users: int, database: str, slower: float) -> Iterator[list[Contender]]:
    """Start all servers, each with a core in common. `slower`: seconds that a commit on SQLite takes more."""
    with ExitStack() as stack:
        urls = _postgres(stack) if database == "postgresql" else [f"sqlite:///{folder}/{n}.db" for n in "ab"]
        by_hand = str(folder / "by-hand.db")
        found = [
            Contender(ECHO, Helper("tests.bench.echo", core=SERVER_CORE)),
            Contender(BY_HAND, Helper("tests.bench.handwritten", by_hand, slower, core=SERVER_CORE), by_hand),
        ]
        for name, url, delivering in zip((OURS, UNDELIVERED), urls, (True, False), strict=True):
            home = folder / name.replace(", ", "-").replace(" ", "-")
            server = Helper("tests.bench.ours", url, home, users, delivering, slower, core=SERVER_CORE)
            found.append(Contender(name, server, url.removeprefix("sqlite:///")))
        for one in found:
            one.port = one.server.answer()
        yield found


def _postgres(stack: ExitStack) -> list[str]:
    server = PostgresServer()
    stack.callback(server.stop)
    for name in ("bench_a", "bench_b"):
        asyncio.run(server.command(f"CREATE DATABASE {name}"))
    return [server.url("bench_a"), server.url("bench_b")]


def _kept(memory: str) -> set[str]:
    return {str(row[0]) for row in _rows(memory, "SELECT key FROM inbox")}


def _rows(memory: str, query: str) -> list[tuple[object, ...]]:
    if memory.startswith("postgresql"):
        return asyncio.run(_postgres_rows(memory, query))
    database = sqlite3.connect(memory)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


async def _postgres_rows(url: str, query: str) -> list[tuple[object, ...]]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()
