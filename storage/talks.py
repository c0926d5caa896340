"""What is heard, once each, and how far each person's talk has come."""

from sqlalchemy import ColumnElement, String, and_, bindparam, cast, func, literal, or_, select, tuple_

from dialogs.engine.talk import Talk
from dialogs.heard import ELSEWHERE, Heard
from storage import rows
from storage.columns import Id
from storage.tables import identity, inbox, talk
from storage.unit import Work

_LOOK = select(talk.c.state).where(talk.c.person_id == bindparam("person"))
_LOAD = _LOOK.with_for_update()
_SAVE = talk.update().where(talk.c.person_id == bindparam("person"))


def receive(work: Work, heard: Heard) -> bool:
    """Keep what was heard; False when the platform has delivered it before.

    Comes first in its transaction: on SQLite it takes the write lock.
    """
    return rows.insert_new(
        work,
        inbox,
        key=f"{heard.platform}:{heard.key}",
        platform=heard.platform,
        address=heard.address,
        kind=heard.kind.value,
        text=heard.text,
        token=heard.token,
        media=heard.media,
        heard_at=heard.at,
        stored_at=work.now,
    )


def load(work: Work, person_id: int) -> tuple[Talk, bool]:
    """The talk, locked until the transaction ends, and whether there was one before."""
    state = work.connection.execute(_LOAD, {"person": person_id}).scalar()
    if state is not None:
        return Talk.from_json(state), True
    fresh = Talk()
    if rows.insert_new(work, talk, person_id=person_id, state=fresh.to_json()):
        return fresh, False
    return load(work, person_id)


def save(work: Work, person_id: int, state: Talk) -> None:
    """Keep the talk as it now stands."""
    work.connection.execute(_SAVE, {"person": person_id, "state": state.to_json()})


def heard_count(work: Work) -> int:
    """How many messages were ever heard."""
    return int(work.connection.execute(select(func.count()).select_from(inbox)).scalar_one())


def look(work: Work, person_id: int) -> Talk:
    """The talk as it stands, without touching it. A query."""
    state = work.connection.execute(_LOOK, {"person": person_id}).scalar()
    return Talk() if state is None else Talk.from_json(state)


def said_by(person: ColumnElement[int] | int) -> ColumnElement[bool]:
    """Whether a row of what was heard is that person's: from a chat of his, or said without one."""
    who = literal(person, Id) if isinstance(person, int) else person
    own = select(identity.c.platform, identity.c.address).where(identity.c.person_id == who)
    without = and_(inbox.c.platform.in_(ELSEWHERE), inbox.c.address == cast(who, String))
    return or_(tuple_(inbox.c.platform, inbox.c.address).in_(own), without)
