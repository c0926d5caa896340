"""What understanding costs: a reply, and loading it into a fresh process."""

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from tests.bench.dialogue import PROMISES
from tests.bench.processes import Helper, Line, resident_mb

_DATA = Path(__file__).parents[1] / "understanding" / "data"
_TODAY, _END = date(2026, 11, 23), date(2027, 12, 31)
# each module, and how it is first used
_LOADED: Mapping[str, Callable[[Any], object]] = {
    "dialogs.understanding.understand": lambda loaded: loaded.understand("好的,没问题", _asked()),
    "dialogs.rules.quality.lint": lambda loaded: loaded.lint(
        "每周扫一次村口的路", today=_TODAY, period_end=_END
    ),
    "dialogs.scripts.catalog": lambda loaded: loaded,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A module in a fresh process: CPU ms to import it and to use it once, MB before and after."""

    module: str
    load: float
    bare: float
    resident: float


@dataclass(frozen=True, slots=True)
class Read:
    """Reading all replies of the test data, in ms a reply; `resident` is MB in RAM afterwards."""

    replies: int
    first: float
    p50: float
    p99: float
    resident: float


def loads() -> list[Loaded]:
    """Each module in its own process."""
    answers = (_answer(module) for module in _LOADED)
    return [answer for answer in answers if isinstance(answer, Loaded)]


def reads(what: str) -> Read | None:
    """Every reply of the test data once (`understand` or `lint`): what is remembered helps nobody."""
    answer = _answer(what)
    return answer if isinstance(answer, Read) else None


def _answer(task: str) -> Loaded | Read | None:
    helper = Helper("tests.bench.reading", task, core=0)
    try:
        got: Loaded | Read | None = helper.answer()
        return got
    finally:
        helper.stop()


def serve(line: Line, task: str) -> None:
    """The process: one task, one answer."""
    line.send(_load(task) if "." in task else _time(task))


def _load(module: str) -> Loaded:
    bare, started = resident_mb(), process_time()
    _LOADED[module](importlib.import_module(module))
    return Loaded(module, (process_time() - started) * 1000, bare, resident_mb())


def _asked() -> object:
    from dialogs.understanding.reading import Asked

    return Asked("confirm_commitment", _TODAY)


def _time(task: str) -> Read | None:
    calls = _understandings() if task == "understand" else _lints()
    if not calls:
        return None
    started = perf_counter()
    calls[0]()
    first = perf_counter() - started
    waits = sorted(_timed(call) for call in calls)
    p50, p99 = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
    return Read(len(calls), first * 1000, p50, p99, resident_mb())


def _timed(call: Callable[[], object]) -> float:
    started = perf_counter()
    call()
    return (perf_counter() - started) * 1000


def _rows() -> list[dict[str, object]]:
    lines = (line for path in sorted(_DATA.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return [json.loads(line) for line in lines if line.strip()]


def _understandings() -> list[Callable[[], object]]:
    from dialogs.understanding.jsonl import asked_from
    from dialogs.understanding.understand import understand

    return [partial(understand, str(row["utterance"]), asked_from(row, _TODAY)) for row in _rows()]


def _lints() -> list[Callable[[], object]]:
    from dialogs.rules.quality.lint import lint

    said = [str(row["utterance"]) for row in _rows()] + list(PROMISES)
    return [partial(lint, text, today=_TODAY, period_end=_END) for text in said]
