"""What a commitment serves: tags by kind, drawn from the lists of the rule pack."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import bindparam, select

from storage import rows
from storage.unit import Work
from storage.year_tables import commitment, tag

_DROP = tag.delete().where(
    tag.c.commitment_id == bindparam("one"), tag.c.kind.in_(bindparam("kinds", expanding=True))
)


def add(work: Work, commitment_id: int, kind: str, value: str) -> None:
    """Tag a commitment; the same tag twice is one. Kinds are those of `year_tables.tag`."""
    rows.insert_new(work, tag, commitment_id=commitment_id, kind=kind, value=value)


def drop(work: Work, commitment_id: int, *kinds: str) -> None:
    """Take the tags of those kinds off a commitment."""
    work.connection.execute(_DROP, {"one": commitment_id, "kinds": kinds})


def of(work: Work, ids: Iterable[int], kind: str) -> dict[int, tuple[str, ...]]:
    """The tags of that kind of those commitments."""
    query = select(tag).where(tag.c.commitment_id.in_(list(ids)), tag.c.kind == kind).order_by(tag.c.value)
    found: dict[int, list[str]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.commitment_id].append(row.value)
    return {number: tuple(values) for number, values in found.items()}


def of_cycle(work: Work, cycle_id: int, kind: str) -> dict[str, list[int]]:
    """The commitments of a cycle by tag of that kind."""
    query = (
        select(tag.c.value, tag.c.commitment_id)
        .join(commitment, commitment.c.id == tag.c.commitment_id)
        .where(commitment.c.cycle_id == cycle_id, tag.c.kind == kind)
        .order_by(tag.c.commitment_id)
    )
    found: dict[str, list[int]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.value].append(row.commitment_id)
    return found
