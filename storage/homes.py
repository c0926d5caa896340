"""Where people take part beside their own organisation: guests of a community, its needs, its word."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from storage import rows
from storage.home_tables import home_need, home_word
from storage.tables import second_home
from storage.unit import Work
from storage.year_tables import cycle

_HOMES = select(second_home.c.org_id).where(
    second_home.c.person_id == bindparam("who"), second_home.c.until.is_(None)
)


@dataclass(frozen=True, slots=True)
class HomeWord:
    """What a community says at year's end of somebody who lives there. `org_id` is the community."""

    org_id: int
    year: int
    person_id: int
    words: str


def register(work: Work, person_id: int, org_id: int) -> bool:
    """The person reports to that community as well; False when that is known."""
    if org_id in of(work, person_id):
        return False
    keys = ("person_id", "org_id")
    rows.put(work, second_home, keys, person_id=person_id, org_id=org_id, since=work.now, until=None)
    return True


def leave(work: Work, person_id: int, org_id: int) -> bool:
    """The person takes part there no more; what was promised there stays. False when he did not."""
    query = second_home.update().where(
        second_home.c.person_id == person_id, second_home.c.org_id == org_id, second_home.c.until.is_(None)
    )
    return work.connection.execute(query, {"until": work.now}).rowcount > 0


def of(work: Work, person_id: int) -> list[int]:
    """The communities in which a person takes part, by number."""
    return sorted(work.connection.scalars(_HOMES, {"who": person_id}))


def need(work: Work, org_id: int, text: str) -> int:
    """Something the community asks of those who live there."""
    return rows.insert(work, home_need, org_id=org_id, text=text, created_at=work.now)


def needs(work: Work, org_id: int) -> list[tuple[int, str]]:
    """What the community asks now, in the order in which it was written."""
    query = select(home_need.c.id, home_need.c.text).where(
        home_need.c.org_id == org_id, home_need.c.closed_at.is_(None)
    )
    return [(row.id, row.text) for row in work.connection.execute(query.order_by(home_need.c.id))]


def drop_need(work: Work, need_id: int) -> None:
    """That is not asked any more."""
    work.connection.execute(home_need.update().where(home_need.c.id == need_id), {"closed_at": work.now})


def say(work: Work, cycle_id: int, person_id: int, words: str, said_by: int) -> None:
    """Keep the community's word on somebody; said again, the later one holds."""
    rows.put(
        work,
        home_word,
        ("cycle_id", "person_id"),
        cycle_id=cycle_id,
        person_id=person_id,
        words=words,
        said_by=said_by,
        created_at=work.now,
    )


def words_in(work: Work, cycle_id: int) -> dict[int, str]:
    """What a community said in that year, by person."""
    found = work.connection.execute(select(home_word).where(home_word.c.cycle_id == cycle_id))
    return {row.person_id: row.words for row in found}


def words_on(work: Work, person_id: int, year: int) -> list[HomeWord]:
    """What communities said of a person in that year, for his own organisation's appraisal."""
    query = (
        select(cycle.c.org_id, cycle.c.year, home_word.c.person_id, home_word.c.words)
        .join(cycle, cycle.c.id == home_word.c.cycle_id)
        .where(home_word.c.person_id == person_id, cycle.c.year == year)
        .order_by(cycle.c.org_id)
    )
    return [HomeWord(*row) for row in work.connection.execute(query)]
