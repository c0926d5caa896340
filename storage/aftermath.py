"""Publicity periods, objections and follow-ups as they are kept."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from dialogs.rules.followup import FollowUp, Kind, State, Step
from dialogs.rules.publicity import Objection, Period
from storage import rows
from storage.aftermath_tables import follow_up, objection, publicity, step
from storage.unit import Work
from storage.year_tables import cycle

_PERIOD = select(
    *(publicity.c[name] for name in ("id", "cycle_id", "scope", "shows", "opens", "closes", "state", "why"))
)
_OBJECTION = select(
    *(
        objection.c[name]
        for name in (
            "id", "publicity_id", "code", "subject", "text", "channel", "contact", "person_id",
            "recorder_id", "handler_id", "answer", "upheld", "answer_by",
            "watcher_id",
        )
    )
).order_by(objection.c.id)  # fmt: skip
_FOLLOW = select(
    *(follow_up.c[name] for name in ("id", "cycle_id", "subject", "why", "state", "due", "owner_id"))
).order_by(follow_up.c.id)


def open_period(work: Work, cycle_id: int, values: dict[str, Any]) -> int:
    """A new period: scope, shows, opens, closes, author_id."""
    return rows.insert(work, publicity, cycle_id=cycle_id, created_at=work.now, **values)


def period(work: Work, cycle_id: int) -> Period | None:
    """The newest period of a year."""
    query = _PERIOD.where(publicity.c.cycle_id == cycle_id).order_by(publicity.c.id.desc()).limit(1)
    row = work.connection.execute(query).first()
    return Period(**row._mapping) if row else None


def period_by_id(work: Work, period_id: int) -> Period | None:
    """One period."""
    row = work.connection.execute(_PERIOD.where(publicity.c.id == period_id)).first()
    return Period(**row._mapping) if row else None


def settle_period(work: Work, period_id: int, state: str, **more: Any) -> bool:
    """A period becomes final or is reopened; False when it was in that state."""
    query = publicity.update().where(publicity.c.id == period_id, publicity.c.state != state)
    return work.connection.execute(query, {"state": state, "settled_at": work.now, **more}).rowcount > 0


def add_objection(work: Work, key: str, code: str, values: dict[str, Any]) -> bool:
    """Keep an objection, once per key; False as well when the code is taken."""
    return rows.insert_new(work, objection, key=key, code=code, created_at=work.now, **values)


def objection_by_key(work: Work, key: str) -> Objection | None:
    """What was kept under that key."""
    row = work.connection.execute(_OBJECTION.where(objection.c.key == key)).first()
    return Objection(**row._mapping) if row else None


def objection_by_code(work: Work, code: str) -> Objection | None:
    """What a receipt stands for."""
    row = work.connection.execute(_OBJECTION.where(objection.c.code == code)).first()
    return Objection(**row._mapping) if row else None


def objection_by_id(work: Work, number: int) -> Objection | None:
    """One objection."""
    row = work.connection.execute(_OBJECTION.where(objection.c.id == number)).first()
    return Objection(**row._mapping) if row else None


def objections(work: Work, period_id: int) -> list[Objection]:
    """All objections of a period, the oldest first."""
    found = work.connection.execute(_OBJECTION.where(objection.c.publicity_id == period_id))
    return [Objection(**row._mapping) for row in found]


def objections_for(work: Work, handler_id: int) -> list[Objection]:
    """What this person is to answer."""
    mine = or_(objection.c.handler_id == handler_id, objection.c.watcher_id == handler_id)
    query = _OBJECTION.where(mine, objection.c.upheld == "")
    return [Objection(**row._mapping) for row in work.connection.execute(query)]


def hand_objection(work: Work, number: int, handler_id: int) -> None:
    """Somebody else is to answer it."""
    query = objection.update().where(objection.c.id == number)
    work.connection.execute(query, {"handler_id": handler_id})


def watch_objection(work: Work, number: int, watcher_id: int) -> None:
    """It is late: somebody else may answer too."""
    query = objection.update().where(objection.c.id == number)
    work.connection.execute(query, {"watcher_id": watcher_id})


def left_objections(work: Work, gone: Collection[int], org_id: int) -> list[Objection]:
    """What waits for somebody who has gone, or in an organisation's years for nobody at all."""
    nobody = objection.c.handler_id.is_(None) & (cycle.c.org_id == org_id)
    query = (
        _OBJECTION.join(publicity, publicity.c.id == objection.c.publicity_id)
        .join(cycle, cycle.c.id == publicity.c.cycle_id)
        .where(objection.c.upheld == "", objection.c.handler_id.in_(gone) | nobody)
    )
    return [Objection(**row._mapping) for row in work.connection.execute(query)]


def answer_objection(work: Work, number: int, upheld: str, answer: str) -> bool:
    """Answer one; False when it was answered before. How to reach the asker is forgotten."""
    query = objection.update().where(objection.c.id == number, objection.c.upheld == "")
    values = {"upheld": upheld, "answer": answer, "answered_at": work.now, "contact": ""}
    return work.connection.execute(query, values).rowcount > 0


def begin(work: Work, cycle_id: int, subject: str, why: str, due: date, owner_id: int | None) -> int:
    """A new follow-up, waiting for the talk."""
    return rows.insert(
        work,
        follow_up,
        cycle_id=cycle_id,
        subject=subject,
        why=why,
        state=State.TALK.value,
        due=due,
        owner_id=owner_id,
        created_at=work.now,
    )


def follow_ups(work: Work, cycle_id: int) -> list[FollowUp]:
    """The follow-ups of a year."""
    return _follow(work, follow_up.c.cycle_id == cycle_id)


def follow_ups_for(work: Work, owner_id: int) -> list[FollowUp]:
    """What waits for this person."""
    return _follow(work, follow_up.c.owner_id == owner_id, follow_up.c.state != State.CLOSED.value)


def left_follow_ups(work: Work, gone: Collection[int], org_id: int) -> list[FollowUp]:
    """What waits for somebody who has gone, or in an organisation's years for nobody at all."""
    query = (
        _FOLLOW.join(cycle, cycle.c.id == follow_up.c.cycle_id)
        .where(follow_up.c.state != State.CLOSED.value)
        .where(follow_up.c.owner_id.in_(gone) | (follow_up.c.owner_id.is_(None) & (cycle.c.org_id == org_id)))
    )
    return [_follow_up(row) for row in work.connection.execute(query)]


def follow_up_by_id(work: Work, number: int) -> FollowUp | None:
    """One follow-up."""
    return next(iter(_follow(work, follow_up.c.id == number)), None)


def move(work: Work, number: int, state: State, due: date | None, owner_id: int | None) -> None:
    """Move a follow-up on."""
    values = {"state": state.value, "due": due, "owner_id": owner_id}
    work.connection.execute(follow_up.update().where(follow_up.c.id == number), values)


def add_step(work: Work, number: int, one: Step) -> None:
    """Write down what was done."""
    rows.insert(
        work,
        step,
        follow_up_id=number,
        kind=one.kind.value,
        words=one.words,
        day=one.day,
        document=one.document,
        author_id=one.author_id,
        created_at=work.now,
    )


def steps(work: Work, number: int) -> list[Step]:
    """What was written down, the oldest first."""
    query = select(step).where(step.c.follow_up_id == number).order_by(step.c.id)
    return [
        Step(Kind(row.kind), row.words, row.day, row.document, row.author_id)
        for row in work.connection.execute(query)
    ]


def _follow(work: Work, *conditions: Any) -> list[FollowUp]:
    return [_follow_up(row) for row in work.connection.execute(_FOLLOW.where(*conditions))]


def _follow_up(row: Any) -> FollowUp:
    return FollowUp(**{**row._mapping, "state": State(row.state)})
