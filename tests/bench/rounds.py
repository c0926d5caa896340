"""Alternating rounds: every server in every round, in turning order; medians at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, sleep

from tests.bench.contenders import ECHO, Contender
from tests.bench.generator import Drive, Order
from tests.bench.processes import Helper
from tests.bench.serving import Usage

_WARM_UP_S = 60.0  # at most: everybody has one conversation
_MARGIN = 1.3  # requests prepared beyond those that the last drive suggests
_ECHOED = 1024  # requests that an echo gets over and over
_PATIENCE_S = 120.0

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figures:
    """One server in one round. `caught_up` is requests a second until everything was delivered too."""

    rate: float
    caught_up: float
    p50: float
    p99: float
    cpu: float  # microseconds for each request
    resident: float


def measure(
    found: list[Contender], generator: Helper, users: int, seconds: float, rounds: int, tell: Tell
) -> dict[str, list[Figures]]:
    """Run the rounds, after one to warm up that does not count."""
    figures: dict[str, list[Figures]] = {one.name: [] for one in found}
    for number in range(rounds + 1):
        first = number % len(found)
        for one in found[first:] + found[:first]:
            if number == 0:
                _once(one, generator, users, 1.0 if one.name == ECHO else _WARM_UP_S, 5 * users)
            else:
                got = _once(one, generator, users, seconds, int(one.rate * seconds * _MARGIN) + 64)
                figures[one.name].append(got)
                tell(f"round {number}/{rounds}  {one.name:<20} {got.rate:8.0f}/s  p99 {got.p99:6.1f} ms")
    return figures


def middle(figures: list[Figures], what: str) -> float:
    """The median of one figure over the rounds."""
    return float(median(getattr(one, what) for one in figures))


def _once(one: Contender, generator: Helper, users: int, seconds: float, requests: int) -> Figures:
    again = one.name == ECHO
    wanted = _ECHOED if again else requests
    before = one.server.ask("usage")
    drive = generator.ask(Order(one.name, one.port, users, seconds, wanted, again))
    if not isinstance(drive, Drive) or drive.refused or not drive.acknowledged:
        raise RuntimeError(f"{one.name}: requests were refused: {drive}")
    after, late = _at_rest(one, drive.ended)
    one.rate = max(one.rate, drive.rate)
    count = len(drive.acknowledged)
    if not again:
        one.acknowledged += drive.acknowledged
    cpu = (after.cpu - before.cpu) / count * 1e6
    caught_up = count / (drive.seconds + late)
    return Figures(drive.rate, caught_up, drive.wait(0.5), drive.wait(0.99), cpu, after.resident)


def _at_rest(one: Contender, since: float) -> tuple[Usage, float]:
    """Wait until everything is delivered, which belongs to this round, not to the next; seconds it took."""
    usage: Usage = one.server.ask("usage")
    late = 0.0
    while usage.waiting:
        if (late := perf_counter() - since) > _PATIENCE_S:
            raise TimeoutError(f"{one.name}: {usage.waiting} messages are still not delivered")
        sleep(0.1)
        usage = one.server.ask("usage")
    return usage, late
