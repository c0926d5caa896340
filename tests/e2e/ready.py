"""Processes that have imported the bot already: a command costs no start of Python.

The commands go through the same door as `python -m bot`; what is saved is the reading of the modules.
"""

import asyncio
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot import app
from bot.__main__ import main

_processes = multiprocessing.get_context("forkserver")

#: What the server of processes reads before the first is asked for; the second is for tests/storage.
PRELOAD = [app.__name__, "tests.e2e.ready", "tests.storage.victim"]


def prepare() -> None:
    """Have the modules read once. Without effect where the server runs already."""
    _processes.set_forkserver_preload(PRELOAD)


def start(
    arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path
) -> ForkServerProcess:
    """A command in a process of its own; what it says is added to the file."""
    process = _processes.Process(target=_live, args=(arguments, environment, folder, out))
    process.start()
    return process


class Forked:
    """Such a process in the manner of `asyncio.subprocess.Process`, as far as it is needed."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it lives."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    async def wait(self) -> int:
        """Wait for its end; how it ended."""
        await asyncio.to_thread(self._process.join)
        assert self._process.exitcode is not None
        return self._process.exitcode


def _live(arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.argv = ["bot", *arguments]
    main()
