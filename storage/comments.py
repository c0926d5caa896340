"""The quarter's comments: the suggestion, and what was given."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from dialogs.rules.comments import Comment
from storage import rows
from storage.quarter_tables import quarter_comment as table
from storage.unit import Work
from storage.year_tables import cycle

_ALL = select(
    table.c.cycle_id,
    table.c.quarter,
    table.c.person_id,
    table.c.draft,
    table.c.text,
    table.c.author_id,
    table.c.given_at,
)
_OPEN_IN = (
    _ALL.add_columns(cycle.c.org_id)
    .join_from(table, cycle, cycle.c.id == table.c.cycle_id)
    .where(
        cycle.c.org_id.in_(bindparam("orgs", expanding=True)),
        cycle.c.status != "closed",
        table.c.given_at.is_(None),
    )
    .order_by(cycle.c.year.desc(), table.c.cycle_id, table.c.person_id)
)
_OF_QUARTER = _ALL.where(
    table.c.cycle_id == bindparam("cycle"), table.c.quarter == bindparam("part")
).order_by(table.c.person_id)


def draft(work: Work, cycle_id: int, quarter: int, person_id: int, text: str) -> None:
    """Keep a suggestion; one that was made before stays."""
    rows.insert_new(
        work, table, cycle_id=cycle_id, quarter=quarter, person_id=person_id, draft=text, created_at=work.now
    )


def give(work: Work, cycle_id: int, quarter: int, person_id: int, author_id: int, text: str) -> bool:
    """It is given; False when it was given before."""
    query = table.update().where(
        table.c.cycle_id == cycle_id,
        table.c.quarter == quarter,
        table.c.person_id == person_id,
        table.c.given_at.is_(None),
    )
    values = {"text": text, "author_id": author_id, "given_at": work.now}
    return work.connection.execute(query, values).rowcount > 0


def of_quarter(work: Work, cycle_id: int, quarter: int) -> list[Comment]:
    """The comments of one quarter, suggestions too, in the order of the roster."""
    given = {"cycle": cycle_id, "part": quarter}
    return [_read(row) for row in work.connection.execute(_OF_QUARTER, given)]


def open_in(work: Work, org_ids: Iterable[int]) -> list[tuple[Comment, int]]:
    """Suggestions on which nobody has decided, of the years that run in those organisations, each with its
    organisation; the newest year first."""
    found = work.connection.execute(_OPEN_IN, {"orgs": list(org_ids)})
    return [(Comment(*row[:-1]), row[-1]) for row in found]


def of_person(work: Work, person_id: int) -> list[Comment]:
    """What was given to a person, the oldest first."""
    query = _ALL.where(table.c.person_id == person_id, table.c.given_at.is_not(None))
    return [_read(row) for row in work.connection.execute(query.order_by(table.c.given_at))]


def _read(row: Any) -> Comment:
    return Comment(**dict(row._mapping))
