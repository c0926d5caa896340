"""Rounds of opinions that were sought in an organisation's year."""

from datetime import date

from sqlalchemy import select

from dialogs.rules.opinions import Round
from storage import rows
from storage.propose_tables import opinion_round
from storage.unit import Work


def add(work: Work, cycle_id: int, one: Round, recorder_id: int | None) -> None:
    """Keep one way in which opinions were sought; the day is today where none was told."""
    day: date = one.day or work.now.date()
    rows.insert(
        work,
        opinion_round,
        cycle_id=cycle_id,
        channel=one.channel,
        people=one.people,
        held_on=day,
        words=one.words,
        recorder_id=recorder_id,
        created_at=work.now,
    )


def of_cycle(work: Work, cycle_id: int) -> list[Round]:
    """How opinions were sought for that year, the earliest first."""
    query = select(opinion_round).where(opinion_round.c.cycle_id == cycle_id)
    found = work.connection.execute(query.order_by(opinion_round.c.held_on, opinion_round.c.id))
    return [Round(row.channel, row.people, row.held_on, row.words) for row in found]
