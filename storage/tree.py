"""The tree of organisations: who stands above and below whom, however deep."""

from functools import cache

from sqlalchemy import Select, bindparam, select

from dialogs.rules.people import Org
from storage import people
from storage.tables import org
from storage.unit import Work


def above(work: Work, org_id: int) -> list[Org]:
    """The superiors of an organisation, the nearest first. A query."""
    by_id = {one.id: one for one in people.orgs(work)}
    found: list[Org] = []
    one = by_id.get(org_id)
    while one is not None and one.parent_id and len(found) < len(by_id):
        one = by_id.get(one.parent_id)
        if one is not None:
            found.append(one)
    return found


def under(work: Work, org_id: int) -> list[Org]:
    """Every organisation under one, itself not among them, parents before children. A query."""
    children: dict[int, list[Org]] = {}
    for one in people.orgs(work):
        children.setdefault(one.parent_id or 0, []).append(one)
    found: list[Org] = []
    waiting = list(children.get(org_id, ()))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting += children.get(one.id, ())
    return found


def is_under(work: Work, org_id: int, superior_id: int) -> bool:
    """Whether the organisation stands somewhere under that superior. A query."""
    row = work.connection.execute(_up(), {"org": org_id, "superior": superior_id}).first()
    return row is not None


@cache
def _up() -> Select[tuple[int]]:
    """Climbs from an organisation to a given superior."""
    start = select(org.c.parent_id.label("id")).where(org.c.id == bindparam("org"))
    climb = start.cte("climb", recursive=True)
    climb = climb.union(select(org.c.parent_id).join(climb, org.c.id == climb.c.id))
    return select(climb.c.id).where(climb.c.id == bindparam("superior"))
