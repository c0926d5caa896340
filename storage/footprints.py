"""What stays of a person over the years: promises, what was done, and deeds others remember (长效激励)."""

from sqlalchemy import select

from storage.publish_tables import bright_deed
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


def deeds_of(work: Work, person_id: int) -> list[tuple[int | None, str]]:
    """The checked bright deeds of a person: (cycle, text), the newest first."""
    query = (
        select(bright_deed.c.cycle_id, bright_deed.c.text)
        .where(bright_deed.c.person_id == person_id, bright_deed.c.state == "checked")
        .order_by(bright_deed.c.id.desc())
    )
    return [(row.cycle_id, row.text) for row in work.connection.execute(query)]


def agreed_deeds(work: Work, cycle_id: int) -> list[tuple[int, int, str]]:
    """The checked deeds of a year whose people agree to be named: (deed, person, text), the newest first."""
    query = (
        select(bright_deed.c.id, bright_deed.c.person_id, bright_deed.c.text)
        .where(
            bright_deed.c.cycle_id == cycle_id,
            bright_deed.c.state == "checked",
            bright_deed.c.consent == "yes",
            bright_deed.c.person_id.is_not(None),
        )
        .order_by(bright_deed.c.id.desc())
    )
    return [(row.id, row.person_id, row.text) for row in work.connection.execute(query)]
