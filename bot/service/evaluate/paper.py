"""Paper ballots: two people count them, each by himself; what both have is counted in."""

from dataclasses import dataclass

from bot.service.evaluate import rating, who
from dialogs.rules.ballots import PEER_SCALE
from dialogs.rules.paper import Tally
from dialogs.rules.people import Person, Role, Standing
from dialogs.rules.satisfaction import PUBLIC_SCALE
from dialogs.rules.subjects import Kind
from storage import evaluation, people, records, tellers, years
from storage.tellers import Told
from storage.unit import Work
from storage.years import Cycle

#: What can be voted on by paper, with the scale of each.
SCALES: dict[str, tuple[str, ...]] = {"peers": PEER_SCALE, "public": PUBLIC_SCALE}


@dataclass(frozen=True, slots=True)
class Desk:
    """What one teller sees: whom the papers are about (key, name), his own count, and how far it is.

    `state`: empty, waiting (for a second person), agreed, differs.
    """

    org: str
    year: int
    source: str
    scale: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    own: Told | None
    state: str
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a count: `state` as in `Desk` or too_many, and the names on which two differ."""

    state: str
    differs: tuple[str, ...] = ()


def may_tell(work: Work, cycle: Cycle, person: Person) -> bool:
    """Whether somebody counts papers: an office in the organisation, or in the one above it."""
    branch = people.org(work, cycle.org_id)
    homes = {cycle.org_id, branch.parent_id if branch else None}
    return person.active and person.role is not Role.MEMBER and person.org_id in homes


def lines_of(work: Work, cycle: Cycle, source: str) -> list[tuple[str, str]]:
    """Whom the papers are about, by key and name: peers rate full members and the organisation."""
    found = who.subjects(work, cycle)
    if source == "public":
        return [(one.key, name) for one, name in found]
    full = {one.id for one in people.members(work, cycle.org_id) if one.standing is Standing.FORMAL}
    return [(one.key, name) for one, name in found if one.kind is Kind.ORG or one.id in full]


def read(work: Work, subject: str, viewer: int) -> Desk | None:
    """The page of one teller; `subject` is the source and the year: `peers-1`. A query."""
    source, _, number = subject.partition("-")
    cycle = years.get(work, int(number)) if number.isdecimal() else None
    person = people.get(work, viewer)
    branch = people.org(work, cycle.org_id) if cycle else None
    if cycle is None or branch is None or person is None or source not in SCALES:
        return None
    if not may_tell(work, cycle, person):
        return None
    lines = lines_of(work, cycle, source)
    told = tellers.of(work, cycle.id, source)
    own = next((one for one in told if one.teller_id == viewer), None)
    found = _stand(told, own, dict(lines))
    return Desk(
        branch.name, cycle.year, source, SCALES[source], tuple(lines), own, found.state, found.differs
    )


def tell(work: Work, cycle: Cycle, source: str, person: Person, given: Tally) -> Outcome:
    """Keep a teller's count; when a second one has the same it is counted in. A verb."""
    if _too_many(work, cycle, source, given):
        records.note(work, person.id, "refuse_papers", f"cycle:{cycle.id}:{source}", received=given.received)
        return Outcome("too_many")
    own = Told(person.id, given.issued, given.received, given.void, given.counts)
    tellers.keep(work, cycle.id, source, own)
    records.note(work, person.id, "tell_papers", f"cycle:{cycle.id}:{source}", received=given.received)
    told = tellers.of(work, cycle.id, source)
    second = next((one for one in told if one.teller_id != person.id and one.same(own)), None)
    if second is None:
        return _stand(told, own, dict(lines_of(work, cycle, source)))
    tellers.mark_agreed(work, cycle.id, source, person.id, second.teller_id)
    evaluation.drop_counts(work, cycle.id, f"{source}_paper")
    for key, counts in given.counts.items():
        evaluation.keep_count(work, cycle.id, key, f"{source}_paper", counts)
    records.note(work, person.id, "agree_papers", f"cycle:{cycle.id}:{source}", with_=second.teller_id)
    return Outcome("agreed")


def tell_on_page(work: Work, subject: str, viewer: int, given: Tally) -> Outcome | None:
    """The same for whoever opened the page of `subject`; None when he may not. A verb."""
    desk, person = read(work, subject, viewer), people.get(work, viewer)
    cycle = years.get(work, int(subject.rpartition("-")[2])) if desk else None
    if desk is None or person is None or cycle is None:
        return None
    return tell(work, cycle, desk.source, person, given)


def _stand(told: list[Told], own: Told | None, names: dict[str, str]) -> Outcome:
    """How far it is for the one whose count `own` is. The other one's figures are not told."""
    if own is None:
        return Outcome("empty")
    if own.agreed:
        return Outcome("agreed")
    others = [one for one in told if one.teller_id != own.teller_id]
    if not others:
        return Outcome("waiting")
    return Outcome("differs", tuple(_differences(own, others[-1], names)))


def _differences(own: Told, other: Told, names: dict[str, str]) -> list[str]:
    heads = (("发出", own.issued, other.issued), ("收回", own.received, other.received))
    found = [name for name, mine, his in (*heads, ("废票", own.void, other.void)) if mine != his]
    keys = sorted(own.counts.keys() | other.counts.keys())
    return found + [names.get(key, key) for key in keys if own.counts.get(key) != other.counts.get(key)]


def _too_many(work: Work, cycle: Cycle, source: str, given: Tally) -> bool:
    """Whether more have voted than may: then something is wrong, and it is voted again."""
    if source != "peers":
        return False
    full = [one for one in people.members(work, cycle.org_id) if one.standing is Standing.FORMAL]
    entitled = max(len(full), len(rating.roll(work, cycle.id)))
    return given.issued > entitled or given.received + cycle.voted > entitled
