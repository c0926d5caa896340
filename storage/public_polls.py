"""The public's part: who was invited by a code, and the answers, which carry no name."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from storage import rows
from storage.evaluation_tables import invitation, sheet
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Invited:
    """One of the public's roster. `used`: the code has been used; what was answered is not known."""

    number: int
    name: str
    used: bool


def roster(work: Work, cycle_id: int) -> list[Invited]:
    """Who was invited, in order of number."""
    query = select(invitation).where(invitation.c.cycle_id == cycle_id).order_by(invitation.c.number)
    return [Invited(row.number, row.name, bool(row.used)) for row in work.connection.execute(query)]


def invited_count(work: Work, cycle_id: int) -> int:
    """How many were invited."""
    query = select(func.count()).select_from(invitation).where(invitation.c.cycle_id == cycle_id)
    return int(work.connection.execute(query).scalar_one())


def invite(work: Work, cycle_id: int, name: str, code_hash: str) -> None:
    """One more of the public."""
    last = select(func.coalesce(func.max(invitation.c.number), 0)).where(invitation.c.cycle_id == cycle_id)
    number = int(work.connection.execute(last).scalar_one()) + 1
    rows.insert(work, invitation, cycle_id=cycle_id, number=number, name=name, code_hash=code_hash, used=0)


def change_code(work: Work, cycle_id: int, number: int, code_hash: str) -> None:
    """Another code in place of one that has not been used."""
    query = invitation.update().where(
        invitation.c.cycle_id == cycle_id, invitation.c.number == number, invitation.c.used == 0
    )
    work.connection.execute(query, {"code_hash": code_hash})


def drop(work: Work, cycle_id: int, number: int) -> bool:
    """Take somebody off who has not answered; False when he has."""
    query = invitation.delete().where(
        invitation.c.cycle_id == cycle_id, invitation.c.number == number, invitation.c.used == 0
    )
    return work.connection.execute(query).rowcount > 0


def cycle_for(work: Work, code_hash: str) -> tuple[int, bool] | None:
    """The year that a code is for, and whether it has been used."""
    query = select(invitation.c.cycle_id, invitation.c.used).where(invitation.c.code_hash == code_hash)
    row = work.connection.execute(query).first()
    return (row.cycle_id, bool(row.used)) if row else None


def use(work: Work, code_hash: str) -> bool:
    """Use a code up; False when it was used before, or is none."""
    query = invitation.update().where(invitation.c.code_hash == code_hash, invitation.c.used == 0)
    return work.connection.execute(query, {"used": 1}).rowcount > 0


def put_in(work: Work, cycle_id: int, number: str, answers: dict[str, str]) -> None:
    """Keep one sheet under a random number."""
    rows.insert(work, sheet, cycle_id=cycle_id, id=number, answers=answers)


def count(work: Work, cycle_id: int) -> tuple[int, dict[str, dict[str, int]]]:
    """How many sheets there are, and what they say by subject."""
    found: dict[str, dict[str, int]] = {}
    sheets: list[Any] = list(
        work.connection.scalars(select(sheet.c.answers).where(sheet.c.cycle_id == cycle_id))
    )
    for answers in sheets:
        for subject, word in answers.items():
            told = found.setdefault(subject, {})
            told[word] = told.get(word, 0) + 1
    return len(sheets), found


def empty(work: Work, cycle_id: int) -> None:
    """The sheets are counted: only the counts stay."""
    work.connection.execute(sheet.delete().where(sheet.c.cycle_id == cycle_id))
