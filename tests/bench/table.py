"""The figures as a small table, the ratios last."""

from collections.abc import Mapping, Sequence

from tests.bench.contenders import BY_HAND, ECHO, OURS, UNDELIVERED
from tests.bench.reading import Loaded, Read
from tests.bench.rounds import Figures, middle

LEGEND = f"""
{OURS}: web server with logs and guards, hook, verb with group commit, full understanding of every reply,
      and the delivery of every answer (lease, send, settle) to a platform that accepts at once.
{UNDELIVERED}: the same, but the answers stay in the outbox.
{BY_HAND}: aiohttp, envelope, XML, dedupe, a step that only counts, one durable sqlite3 commit a message.
{ECHO}: aiohttp that gives back the body.
The clockwork stands still. Server on one core, generator on another, 32 connections, medians of the rounds.
"""


def speeds(figures: Mapping[str, Sequence[Figures]]) -> str:
    """One line a server."""
    lines = [f"{'':<20}{'req/s':>9}{'and sent/s':>12}{'p50 ms':>9}{'p99 ms':>9}{'CPU us':>9}{'RSS MB':>9}"]
    for name, rounds in figures.items():
        rate, sent, p50, p99, cpu, resident = (middle(list(rounds), what) for what in _COLUMNS)
        lines.append(f"{name:<20}{rate:>9.0f}{sent:>12.0f}{p50:>9.1f}{p99:>9.1f}{cpu:>9.0f}{resident:>9.0f}")
    return "\n".join(lines)


_COLUMNS = ("rate", "caught_up", "p50", "p99", "cpu", "resident")


def ratios(figures: Mapping[str, Sequence[Figures]]) -> str:
    """Medians of the ratios within each round, for the machine's speed wanders from round to round."""
    lines = []
    for name in (OURS, UNDELIVERED):
        lines += [
            _ratio(f"{name} / {ECHO}", figures[name], figures[ECHO]),
            _ratio(f"{name} / {BY_HAND}", figures[name], figures[BY_HAND], " (target 1.5 or more)"),
        ]
    cpu = middle(list(figures[OURS]), "cpu") / middle(list(figures[BY_HAND]), "cpu")
    lines.append(f"{f'{OURS} / {BY_HAND}, CPU a message':<36}{cpu:>7.2f}")
    spread = middle(list(figures[OURS]), "p99") / middle(list(figures[OURS]), "p50")
    return "\n".join([*lines, f"{OURS}, p99 / p50{'':<22}{spread:>7.2f} (target 4 or less)"])


def _ratio(title: str, ours: Sequence[Figures], theirs: Sequence[Figures], target: str = "") -> str:
    each = sorted(one.rate / other.rate for one, other in zip(ours, theirs, strict=True))
    return f"{title:<36}{each[len(each) // 2]:>7.2f}{target}"


def understanding(reads: Mapping[str, Read | None], loads: Sequence[Loaded]) -> str:
    """What a reply costs, and what loading costs."""
    lines = []
    for name, read in reads.items():
        if read is not None:
            lines.append(
                f"{name:<36}{read.p50:>7.2f} ms p50 {read.p99:>7.2f} ms p99 {read.first:>7.1f} ms the first"
                f"{read.resident:>6.0f} MB  ({read.replies} replies; targets 2 ms, 60 MB)"
            )
    for one in loads:
        lines.append(
            f"{one.module:<36}{one.load:>7.0f} ms of CPU to load and use once {one.resident:>7.0f} MB"
            f" (bare Python {one.bare:.0f} MB; targets 150 ms, 60 MB)"
        )
    return "\n".join(lines)
