"""Who has promised and who has not, counted by organisation (R76). Figures, never names."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from dialogs.rules.people import Status as Standing
from storage.tables import person
from storage.unit import Work
from storage.year_tables import commitment, cycle


@dataclass(frozen=True, slots=True)
class Gaps:
    """One organisation in a year: its people, how many have promised and have been published, and whether
    there are promises of the organisation itself. `opened` is false where it has no such year."""

    org_id: int
    opened: bool
    people: int = 0
    promised: int = 0
    published: int = 0
    own: int = 0

    @property
    def unpromised(self) -> int:
        """How many have not promised anything yet."""
        return self.people - self.promised

    @property
    def unpublished(self) -> int:
        """How many have promised and are not published yet."""
        return self.promised - self.published

    @property
    def closed(self) -> bool:
        """Whether nothing is missing: everybody is published, and the organisation has promised."""
        return self.opened and not self.unpromised and not self.unpublished and self.own > 0


def of(work: Work, orgs: Collection[int], year: int) -> list[Gaps]:
    """The gaps of those organisations in a year, in the order given. A query."""
    people = _people(work, orgs)
    opened = {
        row.org_id: row.id
        for row in work.connection.execute(
            select(cycle.c.org_id, cycle.c.id).where(cycle.c.org_id.in_(orgs), cycle.c.year == year)
        )
    }
    promised, published, own = _promised(work, opened.values())
    found = []
    for number in orgs:
        which = opened.get(number, 0)
        here = people[number]
        found.append(
            Gaps(
                number,
                number in opened,
                len(here),
                len(promised[which] & here),
                len(published[which] & here),
                own[which],
            )
        )
    return found


def _people(work: Work, orgs: Collection[int]) -> dict[int, set[int]]:
    query = select(person.c.org_id, person.c.id).where(
        person.c.org_id.in_(orgs), person.c.status == Standing.ACTIVE.value
    )
    found: dict[int, set[int]] = defaultdict(set)
    for row in work.connection.execute(query):
        found[row.org_id].add(row.id)
    return found


def _promised(
    work: Work, cycles: Collection[int]
) -> tuple[dict[int, set[int]], dict[int, set[int]], dict[int, int]]:
    """Who has promised, of whom everything is published, and how many promises are the organisation's."""
    query = (
        select(
            commitment.c.cycle_id,
            commitment.c.person_id,
            commitment.c.promisor,
            func.count().label("all"),
            func.count(commitment.c.published_at).label("published"),
        )
        .where(commitment.c.cycle_id.in_(list(cycles)), commitment.c.status != "withdrawn")
        .group_by(commitment.c.cycle_id, commitment.c.person_id, commitment.c.promisor)
    )
    promised: dict[int, set[int]] = defaultdict(set)
    published: dict[int, set[int]] = defaultdict(set)
    own: dict[int, int] = defaultdict(int)
    for row in work.connection.execute(query):
        if row.promisor == "org":
            own[row.cycle_id] += row.all
            continue
        promised[row.cycle_id].add(row.person_id)
        if row.all == row.published:
            published[row.cycle_id].add(row.person_id)
    return promised, published, own
