"""Formal criticisms: who proposed what about whom, and how it stands. Refused ones are kept."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import bindparam, select

from dialogs.rules.criticism import WAITING, Criticism, Scope, State
from storage import rows
from storage.criticism_tables import criticism
from storage.unit import Work

_FIELDS = (
    "id", "org_id", "by_org_id", "person_id", "target", "scope", "cause", "text", "state", "proposer_id",
    "second_id", "created_at", "published_at",
)  # fmt: skip
_ALL = select(*(criticism.c[name] for name in _FIELDS)).order_by(criticism.c.id)
_BY_ORGS = _ALL.where(
    criticism.c.by_org_id.in_(bindparam("orgs", expanding=True)),
    criticism.c.state.in_(bindparam("states", expanding=True)),
)


def add(work: Work, key: str, **values: Any) -> bool:
    """Keep a proposal, once per key; whether it is new."""
    return rows.insert_new(
        work, criticism, key=key, state=State.PROPOSED.value, text="", created_at=work.now, **values
    )


def by_key(work: Work, key: str) -> Criticism | None:
    """What was proposed under that key."""
    return _first(work, criticism.c.key == key)


def get(work: Work, number: int, *, lock: bool = False) -> Criticism | None:
    """One of them; locked when it is about to be changed."""
    query = _ALL.where(criticism.c.id == number)
    row = work.connection.execute(query.with_for_update() if lock else query).first()
    return _read(row) if row else None


def change(work: Work, number: int, **values: Any) -> None:
    """Move one on."""
    work.connection.execute(criticism.update().where(criticism.c.id == number), values)


def by_orgs(work: Work, orgs: Iterable[int], states: Iterable[State]) -> list[Criticism]:
    """Those proposed in the name of these organisations, in those states, oldest first."""
    given = {"orgs": list(orgs), "states": [one.value for one in states]}
    return [_read(row) for row in work.connection.execute(_BY_ORGS, given)]


def left(work: Work, gone: Collection[int]) -> list[Criticism]:
    """Those that wait for the word of a proposer who has gone."""
    waiting = criticism.c.state.in_([one.value for one in WAITING])
    query = _ALL.where(criticism.c.proposer_id.in_(gone), waiting)
    return [_read(row) for row in work.connection.execute(query)]


def about(work: Work, person_id: int, states: Iterable[State]) -> list[Criticism]:
    """Those about one person in those states, oldest first."""
    wanted = criticism.c.state.in_([one.value for one in states])
    query = _ALL.where(criticism.c.person_id == person_id, wanted)
    return [_read(row) for row in work.connection.execute(query)]


def on_board(work: Work, org_id: int) -> list[Criticism]:
    """What the noticeboard of an organisation carries: published for all, and what was taken back, the
    newest first."""
    query = _ALL.where(
        criticism.c.org_id == org_id,
        criticism.c.scope == Scope.PUBLIC.value,
        criticism.c.published_at.is_not(None),
    )
    return [_read(row) for row in work.connection.execute(query)][::-1]


def _first(work: Work, *conditions: Any) -> Criticism | None:
    row = work.connection.execute(_ALL.where(*conditions).limit(1)).first()
    return _read(row) if row else None


def _read(row: Any) -> Criticism:
    values = dict(row._mapping)
    return Criticism(**{**values, "scope": Scope(values["scope"]), "state": State(values["state"])})
