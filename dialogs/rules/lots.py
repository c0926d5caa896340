"""Random checks (R85): drawing lots so that anybody can draw the same again, and sharing out who goes.

Every stratum is drawn from in proportion, each at least once where there are enough lots. Within a
stratum those come first whose hash with the seed is smallest: nobody foresees it, anybody can repeat it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: What can be drawn: its number, and the stratum that it belongs to.
Lot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Checker:
    """Somebody who can be sent, and the organisation that he belongs to."""

    person: int
    org: int


def draw(pool: Sequence[Lot], size: int, seed: str) -> tuple[int, ...]:
    """The numbers that are drawn, in the order of the pool; all of it where it is no larger than `size`."""
    strata: dict[str, list[int]] = defaultdict(list)
    for number, stratum in pool:
        strata[stratum].append(number)
    shares = share({name: len(found) for name, found in strata.items()}, size)
    drawn: set[int] = set()
    for name, found in strata.items():
        drawn.update(sorted(found, key=lambda number: _rank(seed, number))[: shares[name]])
    return tuple(number for number, _ in pool if number in drawn)


def share(sizes: Mapping[str, int], lots: int) -> dict[str, int]:
    """How many lots fall to each stratum: one each where there are enough, the rest in proportion."""
    whole = sum(sizes.values())
    lots = min(lots, whole)
    least = 1 if lots >= len(sizes) else 0
    exact = {name: lots * size / whole for name, size in sizes.items()} if whole else {}
    found = {name: min(sizes[name], max(least, int(exact[name]))) for name in exact}
    while sum(found.values()) < lots:
        open_ones = [name for name in found if found[name] < sizes[name]]
        found[max(open_ones, key=lambda name: (exact[name] - found[name], name))] += 1
    while sum(found.values()) > lots:
        rich = [name for name in found if found[name] > least]
        found[max(rich, key=lambda name: (found[name] - exact[name], name))] -= 1
    return found


def fingerprint(pool: Iterable[Lot]) -> str:
    """Sixteen characters that stand for everything that was drawn from."""
    told = json.dumps([[number, stratum] for number, stratum in pool], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def send(orgs: Sequence[int], checkers: Sequence[Checker]) -> dict[int, int]:
    """Who goes to which organisation: never to his own, each as often as the others.

    An organisation to which nobody may go is left out.
    """
    load = {one.person: 0 for one in checkers}
    found: dict[int, int] = {}
    for org in dict.fromkeys(orgs):
        free = [one for one in checkers if one.org != org]
        if free:
            chosen = min(free, key=lambda one: load[one.person])
            load[chosen.person] += 1
            found[org] = chosen.person
    return found


def _rank(seed: str, number: int) -> str:
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()
