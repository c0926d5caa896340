"""What a superior sees of the tree below (R79): one's own organisation and all under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.rules.coverage_rows import make_rows
from dialogs.rules.org_cell import org_cell, year_cells
from dialogs.rules.overview import Branch, Sum, grow
from dialogs.rules.people import Org, Person, Role
from storage import coverage, overseen, overview, people, tree
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Tree:
    """An organisation in a year and all under it, parents before children; `years` can be looked at."""

    top: Org
    year: int
    years: tuple[int, ...]
    branches: tuple[Branch, ...]
    sums: dict[int, Sum]

    def below(self, org_id: int) -> list[Branch]:
        """The organisations directly under one, in the order of the tree."""
        return [one for one in self.branches if one.org.parent_id == org_id and one.org.id != self.top.id]

    def branch(self, org_id: int) -> Branch | None:
        """One organisation of the tree."""
        return next((one for one in self.branches if one.org.id == org_id), None)

    def way(self, org_id: int) -> list[Org]:
        """From the top down to an organisation of the tree, itself last."""
        found: list[Org] = []
        here = self.branch(org_id)
        while here is not None and here.org not in found:
            found.insert(0, here.org)
            here = self.branch(here.org.parent_id or 0) if here.org.id != self.top.id else None
        return found


def top_of(work: Work, person: Person) -> Org | None:
    """The organisation whose tree somebody may see: his own, if he has an office in it now. A query."""
    if not person.active or person.role is Role.MEMBER:
        return None
    return people.org(work, person.org_id)


def grown(work: Work, top: Org, year: int | None = None) -> Tree:
    """The tree as it stands; without a year that which most of its organisations are in. A query."""
    orgs = [top, *tree.under(work, top.id)]
    found = overview.cycles(work, [one.id for one in orgs])
    chosen = year or _usual(found)
    cycles = [one for one in found if one.year == chosen]
    branches = _branches(work, orgs, cycles)
    years = tuple(sorted({one.year for one in found}, reverse=True))
    return Tree(top, chosen, years, branches, grow(branches))


def _usual(cycles: Sequence[Cycle]) -> int:
    running = [one.year for one in cycles if one.status != "closed"] or [one.year for one in cycles]
    return max(set(running), key=lambda year: (running.count(year), year), default=0)


def _branches(work: Work, orgs: list[Org], cycles: list[Cycle]) -> tuple[Branch, ...]:
    numbers = [one.id for one in orgs]
    members, led = people.members_of(work, numbers), overview.led(work, numbers)
    windows = overview.windows(work, [one.id for one in cycles])
    known = coverage.known_of(work, cycles)
    rows = {one.org_id: make_rows(known[one.id], windows[one.id], work.now) for one in cycles}
    parents = {one.id: one.parent_id for one in orgs}
    promises = coverage.own_promises(work, cycles)
    own = {one.org_id: org_cell(promises[one.id], windows[one.id], work.now) for one in cycles}
    seen = overseen.organisations(work, cycles)
    own_year = {
        one.org_id: year_cells(seen[one.id], windows[one.id], work.now, above=parents[one.org_id] is not None)
        for one in cycles
    }
    by_org = {one.org_id: one.id for one in cycles}
    return tuple(
        Branch(
            one,
            len(members[one.id]),
            one.id in led,
            by_org.get(one.id, 0),
            rows.get(one.id, ()),
            own.get(one.id),
            own_year.get(one.id, ()),
        )
        for one in orgs
    )
