"""Drawing a random check again (R85): whoever belongs to the tree sees the list, the seed, what comes out.

The list tells numbers and organisations only: what others promised for members alone stays with them.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules import lots
from dialogs.scripts.lead_commands import redrawn_number
from dialogs.words import checks as words
from storage import checks as store
from storage import commitments, people, tree, years
from storage.checks import Draw
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Redraw:
    """A draw that was made once more. `lots` are number, organisation, stratum and whether it was drawn, in
    the order of the list; `strata` are name, how many there are and how many were drawn; `same`: whether
    now came out what was kept then."""

    draw: Draw
    org: str
    mark: str
    same: bool
    lots: tuple[tuple[int, str, str, bool], ...]

    @property
    def strata(self) -> list[tuple[str, int, int]]:
        """By stratum how many there are, and how many of them were drawn."""
        whole = Counter(stratum for _, _, stratum, _ in self.lots)
        drawn = Counter(stratum for _, _, stratum, hit in self.lots if hit)
        return [(name, number, drawn[name]) for name, number in whole.items()]

    @property
    def drawn(self) -> list[tuple[int, str]]:
        """Number and organisation of those that were drawn."""
        return [(number, org) for number, org, _, hit in self.lots if hit]


def show(scene: Scene, args: dict[str, Any]) -> None:
    """ "重抽 3": draw again from the list and the seed of that day, and bring the list."""
    number = redrawn_number(str(args.get("words", "")))
    if number is None:
        scene.say(words.REDRAW_HOW)
        return
    found = read(scene.work, str(number), scene.person.id)
    if found is None:
        scene.say(words.NO_SUCH_DRAW.format(number=number))
        return
    told = words.redrawn(number, found.draw.seed, found.mark, found.same)
    lines = [words.drawn_lot(one, org) for one, org in found.drawn]
    link = Link(words.REDRAW_LINK, scene.links.page(Door.DRAW, number, scene.person.id))
    scene.says.append(Message(words.redrawn_list(told, len(found.lots), lines), link=link))


def read(work: Work, subject: str, viewer: int) -> Redraw | None:
    """A draw made once more: at once for whoever has an office where it was drawn, for everybody else there
    and below when all was looked at, so that nobody is warned. A query."""
    one = store.get(work, int(subject)) if subject.isascii() and subject.isdecimal() else None
    person, top = people.get(work, viewer), people.org(work, one.org_id) if one else None
    if one is None or top is None or person is None or not person.active:
        return None
    names = {org.id: org.name for org in (top, *tree.under(work, top.id))}
    office = person.org_id == top.id and person.holds_office
    looked_at = all(item.finding in ("true", "differs") for item in store.items(work, one.id))
    if person.org_id not in names or not (office or looked_at):
        return None
    hit = set(again(one))
    homes = _homes(work, one)
    listed = tuple(
        (number, names.get(homes.get(number, 0), ""), stratum, number in hit) for number, stratum in one.pool
    )
    return Redraw(one, top.name, lots.fingerprint(one.pool), same(work, one), listed)


def again(one: Draw) -> tuple[int, ...]:
    """What comes out of that list with that seed."""
    return lots.draw(one.pool, one.size, one.seed)


def same(work: Work, one: Draw) -> bool:
    """Whether it is what was kept when it was drawn. A query."""
    return again(one) == tuple(item.commitment_id or item.org_id for item in store.items(work, one.id))


def _homes(work: Work, one: Draw) -> dict[int, int]:
    """The organisation of each lot."""
    numbers = [number for number, _ in one.pool]
    if one.what == "org":
        return {number: number for number in numbers}
    found = commitments.some(work, numbers)
    cycles = {each.cycle_id: years.get(work, each.cycle_id) for each in found.values()}
    homes = {number: cycles[each.cycle_id] for number, each in found.items()}
    return {number: cycle.org_id for number, cycle in homes.items() if cycle is not None}
