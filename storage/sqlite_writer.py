"""The one thread that writes to SQLite, with group commit.

It takes whatever has queued up, runs each verb in a savepoint, commits once and only then
answers all of them. There is no waiting window: what arrived during the last commit is the
next batch.
"""

import asyncio
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from sqlite3 import Connection as Driver
from typing import Any, cast

import structlog
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text

from storage import journal
from storage.errors import Closed, ours
from storage.pragmas import WRITER, impose
from storage.unit import Work

_log = structlog.get_logger(__name__)

#: Verbs in one commit at most: bounds how long the first of them waits for the last.
_LARGEST_BATCH = 128


@dataclass(slots=True, eq=False)
class Job:
    """One verb on its way and what became of it. The future belongs to the event loop."""

    verb: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    answer: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None


class Writer:
    """Takes verbs from one event loop and runs them in a thread of its own."""

    def __init__(self, path: str, now: Callable[[], datetime]) -> None:
        self._engine = writing_engine(path)
        self._now = now
        self._loop = asyncio.get_running_loop()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)

    async def start(self) -> None:
        """Start the thread and wait until its connection stands.

        Raises:
            Unfit: a setting of the database did not take.
        """
        looked = self._put(_look, (), {})
        self._thread.start()
        await looked

    async def write(self, verb: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Run a verb and give what it returned, after the commit.

        Cancelling the caller cancels only the wait: the verb still runs as a whole.
        """
        if self._closed:
            raise Closed("the database is closed")
        return await self._put(verb, args, kwargs)

    async def scrub(self) -> None:
        """Fold the log into the file and cut it to nothing, so that no old page is left in it."""
        if self._closed:
            raise Closed("the database is closed")
        await self._put(_fold, (), {})

    def _put(
        self, verb: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> asyncio.Future[Any]:
        answer = self._loop.create_future()
        self._jobs.put(Job(verb, args, kwargs, answer))
        return answer

    async def close(self) -> None:
        """Finish what has queued up, fold the log into the file and end the thread."""
        if self._closed:
            return
        self._closed = True
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)
        self._engine.dispose()

    def _run(self) -> None:
        """What the thread does, from start to end."""
        try:
            connection = self._engine.connect()
        except BaseException as error:
            self._refuse(error)
            return
        driver = cast(Driver, connection.connection.dbapi_connection)
        while (batch := self._take()) is not None:
            verbs = [job for job in batch if job.verb is not _fold]
            if verbs:
                self._commit(connection, driver, verbs)
            if len(verbs) < len(batch):  # outside a transaction
                _fold(connection)
            self._tell(batch)
        _fold(connection)
        connection.close()

    def _take(self) -> list[Job] | None:
        """Everything that waits, at least one job; None at the end."""
        first = self._jobs.get()
        if first is None:
            return None
        batch = [first]
        while len(batch) < _LARGEST_BATCH:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                self._jobs.put(None)  # the end comes last; nothing is put after it
                break
            batch.append(job)
        return batch

    def _commit(self, connection: Connection, driver: Driver, batch: list[Job]) -> None:
        """Run a batch in one transaction and note in each job what became of it."""
        try:
            with connection.begin():
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                whole = self._perform(connection, driver, batch)
        except BaseException as error:
            if driver.in_transaction:
                driver.rollback()
            for job in batch:
                job.error = ours(error)
            return
        if not whole:
            for job in batch:
                self._commit(connection, driver, [job])

    def _perform(self, connection: Connection, driver: Driver, batch: list[Job]) -> bool:
        """Run the verbs, each in its savepoint. False: SQLite gave up the whole transaction
        (it does so when the disk is full), nothing of this batch is kept, each must go alone."""
        alone = len(batch) == 1
        known: dict[Hashable, Any] = {}  # one transaction: what one verb has read the next need not read
        for job in batch:
            job.error = None
            if not alone:
                driver.execute("SAVEPOINT verb")
            try:
                work = Work(connection, self._now(), known=known)
                job.value = job.verb(work, *job.args, **job.kwargs)
                journal.seal(work)
            except BaseException as error:
                if alone:
                    raise
                job.error = ours(error)
                if not driver.in_transaction:
                    return False
                driver.execute("ROLLBACK TO verb")
                known.clear()
            if not alone:
                driver.execute("RELEASE verb")
        return True

    def _tell(self, batch: list[Job]) -> None:
        try:
            self._loop.call_soon_threadsafe(_answer, batch)
        except RuntimeError:  # the loop is gone, and with it whoever asked
            _log.warning("nobody_left_to_answer", verbs=len(batch))

    def _refuse(self, error: BaseException) -> None:
        """Answer everything with the reason why there is no connection."""
        self._closed = True
        while (batch := self._take()) is not None:
            for job in batch:
                job.error = ours(error)
            self._tell(batch)
            if self._jobs.empty():
                return


def writing_engine(path: str) -> Engine:
    """A synchronous engine. It has no event of statements: one alone makes each cost a sixth more."""
    engine = create_engine(URL.create("sqlite", database=path), poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _record: impose(connection, WRITER))
    return engine


def _look(work: Work) -> None:
    """Touch the file, so that a bad one is noticed at start."""
    work.connection.execute(text("SELECT count(*) FROM sqlite_master"))


def _fold(connection: Connection) -> None:
    try:
        cast(Driver, connection.connection.dbapi_connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except Exception as error:
        _log.warning("last_checkpoint_failed", error=str(error))


def _answer(batch: list[Job]) -> None:
    """Wake everybody of a batch (in the event loop). A caller who was cancelled hears nothing."""
    for job in batch:
        if job.answer.done():
            if job.error is not None:
                _log.error("write_failed_unheard", verb=job.verb.__name__, error=type(job.error).__name__)
        elif job.error is None:
            job.answer.set_result(job.value)
        elif isinstance(job.error, StopIteration):  # a future cannot carry this one
            job.answer.set_exception(RuntimeError("a verb raised StopIteration"))
        else:
            job.answer.set_exception(job.error)
