"""Processes of the bench: each on its own core where the system allows, talked to over a pipe."""

import importlib
import os
from multiprocessing import get_context
from typing import Any, Protocol

_SPAWN = get_context("spawn")


class Line(Protocol):
    """One end of a pipe between two processes."""

    def send(self, thing: Any, /) -> None: ...

    def recv(self) -> Any: ...

    def close(self) -> None: ...

    def fileno(self) -> int: ...


class Helper:
    """A process that runs `serve(line, *args)` of a module; `ask` sends and waits for the answer."""

    def __init__(self, module: str, *args: Any, core: int) -> None:
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=begin, args=(module, theirs, core, args), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self) -> Any:
        """The next thing the process says.

        Raises:
            EOFError: it has died.
        """
        return self._line.recv()

    def ask(self, question: Any) -> Any:
        """Send something and give the answer."""
        self._line.send(question)
        return self.answer()

    def stop(self) -> None:
        """Tell it that it is over and wait."""
        self._line.close()
        self._process.join(30)


def begin(module: str, line: Line, core: int, args: tuple[Any, ...]) -> None:
    """The first thing a process does."""
    settle_on(core)
    importlib.import_module(module).serve(line, *args)


def settle_on(core: int) -> None:
    """Stay on one core; without effect where there is only one, or the system has no such call."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def resident_mb() -> float:
    """Memory of this process that lies in RAM, in MB."""
    with open("/proc/self/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
