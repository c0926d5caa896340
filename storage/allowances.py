"""The allowance of each month: counted up, and what is still to come of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.allowance_tables import allowance_use
from storage.tables import identity, outbox, person
from storage.unit import Work
from storage.year_tables import agenda, cycle


@dataclass(frozen=True, slots=True)
class Use:
    """How much of one meter of a month is used; `most` 0: without a limit."""

    platform: str
    meter: str
    used: int
    most: int


def add(work: Work, platform: str, month: str, meter: str, number: int, most: int) -> None:
    """Count up, and note what the month has. A verb."""
    dialect = postgresql if work.connection.dialect.name == "postgresql" else sqlite
    given = {"platform": platform, "month": month, "meter": meter, "used": number, "most": most}
    statement = dialect.insert(allowance_use).values(**given)
    changed = {"used": allowance_use.c.used + number, "most": most}
    keys = ["platform", "month", "meter"]
    work.connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def of_month(work: Work, month: str) -> list[Use]:
    """Every meter of a month. A query."""
    found = select(allowance_use).where(allowance_use.c.month == month)
    ordered = found.order_by(allowance_use.c.platform, allowance_use.c.meter)
    return [Use(row.platform, row.meter, row.used, row.most) for row in work.connection.execute(ordered)]


def waiting(work: Work, platform: str, until: datetime) -> int:
    """How many messages wait to go out on a platform before a moment. A query."""
    query = select(func.count()).where(
        outbox.c.status == "due", outbox.c.platform == platform, outbox.c.not_before < until
    )
    return int(work.connection.execute(query).scalar_one())


def asked(work: Work, platform: str, kinds: Collection[str], until: datetime) -> int:
    """How many people will be asked on a platform before a moment, by steps of these kinds that ask
    everybody; whoever is asked twice counts twice. A query."""
    ours = and_(person.c.org_id == cycle.c.org_id, person.c.status == "active")
    query = (
        select(func.count())
        .select_from(agenda)
        .join(cycle, cycle.c.id == agenda.c.cycle_id)
        .join(person, ours)
        .join(identity, and_(identity.c.person_id == person.c.id, identity.c.platform == platform))
        .where(agenda.c.done_at.is_(None), agenda.c.kind.in_(kinds), agenda.c.due_at < until)
    )
    return int(work.connection.execute(query).scalar_one())
