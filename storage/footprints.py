"""What stays of a person over the years (长效激励): the years in which he promised something."""

from sqlalchemy import select

from storage.unit import Work
from storage.year_tables import commitment, cycle


def cycles_of(work: Work, person_id: int) -> dict[int, int]:
    """The years in which a person promised something, closed ones too: cycle → year."""
    query = (
        select(cycle.c.id, cycle.c.year)
        .join(commitment, commitment.c.cycle_id == cycle.c.id)
        .where(commitment.c.person_id == person_id)
        .distinct()
        .order_by(cycle.c.year.desc(), cycle.c.id)
    )
    return {row.id: row.year for row in work.connection.execute(query)}
