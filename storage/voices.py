"""Wishes and reports of the public."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, func, or_, select

from dialogs.rules.voices import UNSETTLED, Kind, State, Voice
from storage import rows
from storage.unit import Work
from storage.wish_tables import voice

_FIELDS = (
    "id", "org_id", "kind", "code", "text", "state", "channel", "platform", "address", "contact", "person_id",
    "recorder_id", "about_id", "commitment_id", "handler_id", "watcher_id", "claimer_id", "merged_into",
    "answer", "answer_by", "created_at",
)  # fmt: skip
_ALL = select(*(voice.c[name] for name in _FIELDS))
#: What one person is shown of his own.
_SHOWN = 20
_WAITING = tuple(state.value for state in UNSETTLED)
#: Reports that wait for an answer.
OPEN_REPORT = and_(voice.c.kind == Kind.REPORT.value, voice.c.state.in_(_WAITING))
NEXT_DUE = select(func.min(voice.c.next_at))
_LATE = _ALL.where(voice.c.next_at <= bindparam("now")).order_by(voice.c.next_at, voice.c.id).limit(1)
_WISHES = _ALL.where(
    voice.c.org_id == bindparam("org"), voice.c.kind == Kind.WISH.value, voice.c.state.in_(_WAITING)
).order_by(voice.c.id)


def add(work: Work, key: str, code: str, **values: Any) -> bool:
    """Keep what somebody said, once per key; false as well when the code is taken."""
    return rows.insert_new(work, voice, key=key, code=code, created_at=work.now, **values)


def by_key(work: Work, key: str) -> Voice | None:
    """What was kept under that key."""
    return _one(work, voice.c.key == key)


def by_code(work: Work, code: str) -> Voice | None:
    """What the receipt stands for."""
    return _one(work, voice.c.code == code)


def get(work: Work, voice_id: int, *, lock: bool = False) -> Voice | None:
    """One of them; locked when it is about to be changed."""
    query = _ALL.where(voice.c.id == voice_id)
    row = work.connection.execute(query.with_for_update() if lock else query).first()
    return _voice(row) if row else None


def same_open(work: Work, org_id: int, kind: Kind, platform: str, address: str, text: str) -> Voice | None:
    """The same words from the same address of which nothing has come yet."""
    return _one(
        work,
        voice.c.org_id == org_id,
        voice.c.kind == kind.value,
        voice.c.platform == platform,
        voice.c.address == address,
        voice.c.text == text,
        voice.c.state.in_(_WAITING),
    )


def said_before(work: Work, one: Voice) -> int:
    """How often the same was said to that organisation before in the same words."""
    query = select(func.count()).where(
        voice.c.org_id == one.org_id,
        voice.c.kind == one.kind.value,
        voice.c.text == one.text,
        voice.c.id < one.id,
    )
    return int(work.connection.execute(query).scalar_one())


def newest_open(work: Work, org_id: int, platform: str, address: str, since: datetime) -> Voice | None:
    """The newest from that address that came since then and waits for its answer."""
    query = _ALL.where(
        voice.c.org_id == org_id,
        voice.c.platform == platform,
        voice.c.address == address,
        voice.c.created_at >= since,
        voice.c.state.in_(_WAITING),
    )
    row = work.connection.execute(query.order_by(voice.c.id.desc()).limit(1)).first()
    return _voice(row) if row else None


def wishes(work: Work, org_id: int) -> list[Voice]:
    """The wishes that may still be answered: undecided ones first, each in the order they came."""
    found = [_voice(row) for row in work.connection.execute(_WISHES, {"org": org_id})]
    return sorted(found, key=lambda one: one.state is not State.OPEN)


def passed_up(work: Work, orgs: Iterable[int]) -> list[Voice]:
    """The wishes of those organisations that wait for their superior's word. A query."""
    query = _ALL.where(
        voice.c.org_id.in_(list(orgs)),
        voice.c.kind == Kind.WISH.value,
        voice.c.state == State.PASSED_UP.value,
    )
    return [_voice(row) for row in work.connection.execute(query.order_by(voice.c.id))]


def all_wishes(work: Work, org_id: int) -> list[Voice]:
    """Every wish of an organisation, settled or not, in the order in which they came."""
    query = _ALL.where(voice.c.org_id == org_id, voice.c.kind == Kind.WISH.value)
    return [_voice(row) for row in work.connection.execute(query.order_by(voice.c.id))]


def reports_for(work: Work, person_id: int) -> list[Voice]:
    """The reports that this person is to answer, or was told of when they were late."""
    query = _ALL.where(OPEN_REPORT, or_(voice.c.handler_id == person_id, voice.c.watcher_id == person_id))
    return [_voice(row) for row in work.connection.execute(query.order_by(voice.c.id))]


def said_from(work: Work, platform: str, address: str) -> list[Voice]:
    """What was said from an address, newest first. A query."""
    mine = (voice.c.platform == platform, voice.c.address == address)
    query = _ALL.where(*mine).order_by(voice.c.id.desc()).limit(_SHOWN)
    return [_voice(row) for row in work.connection.execute(query)]


def counts(work: Work, org_id: int, kind: Kind) -> dict[State, int]:
    """How many stand where; the merged ones count as one with what they were merged into."""
    query = select(voice.c.state, func.count()).where(voice.c.org_id == org_id, voice.c.kind == kind.value)
    return {State(row[0]): int(row[1]) for row in work.connection.execute(query.group_by(voice.c.state))}


def since(work: Work, org_id: int, moment: datetime) -> int:
    """How many came to the organisation since then."""
    query = select(func.count()).where(voice.c.org_id == org_id, voice.c.created_at >= moment)
    return int(work.connection.execute(query).scalar_one())


def came_between(work: Work, org_id: int, since: datetime, until: datetime) -> dict[Kind, tuple[int, int]]:
    """How many wishes and reports came in that time, and how many of them have their answer."""
    settled = case((voice.c.state.in_(_WAITING), 0), else_=1)
    query = select(voice.c.kind, func.count(), func.sum(settled)).where(
        voice.c.org_id == org_id, voice.c.created_at >= since, voice.c.created_at < until
    )
    return {
        Kind(row[0]): (int(row[1]), int(row[2]))
        for row in work.connection.execute(query.group_by(voice.c.kind))
    }


def followers(work: Work, voice_id: int) -> list[Voice]:
    """Those that were merged into this one."""
    query = _ALL.where(voice.c.merged_into == voice_id).order_by(voice.c.id)
    return [_voice(row) for row in work.connection.execute(query)]


def of_commitment(work: Work, commitment_id: int) -> list[Voice]:
    """The wishes that a commitment was made from."""
    query = _ALL.where(voice.c.commitment_id == commitment_id, voice.c.kind == Kind.WISH.value)
    return [_voice(row) for row in work.connection.execute(query.order_by(voice.c.id))]


def change(work: Work, voice_id: int, **values: Any) -> None:
    """Change something about it."""
    work.connection.execute(voice.update().where(voice.c.id == voice_id), values)


def settle(work: Work, voice_id: int, state: State, answer: str, *, promised: bool = False) -> None:
    """It has its answer; nothing falls due any more, and how to reach the asker is forgotten, unless what was
    `promised` has still to be told to its end."""
    known = {} if promised else {"contact": ""}
    change(work, voice_id, state=state.value, answer=answer, next_at=None, **known)


def merge(work: Work, voice_id: int, into: int) -> None:
    """It goes the way of another one, and so does whatever was merged into it before."""
    work.connection.execute(voice.update().where(voice.c.merged_into == voice_id), {"merged_into": into})
    change(work, voice_id, state=State.MERGED.value, merged_into=into, next_at=None)


def peek_late(work: Work) -> Voice | None:
    """The earliest report of which something falls due now."""
    row = work.connection.execute(_LATE, {"now": work.now}).first()
    return _voice(row) if row else None


def claim_step(work: Work, voice_id: int) -> int:
    """Take what falls due with this transaction: the number of the step, 0 when another one has it."""
    query = voice.update().where(voice.c.id == voice_id, voice.c.next_at <= work.now)
    values: dict[str, Any] = {"reminded": voice.c.reminded + 1, "next_at": None}
    taken = work.connection.execute(query.values(values)).rowcount
    found = select(voice.c.reminded).where(voice.c.id == voice_id)
    return int(work.connection.execute(found).scalar_one()) if taken else 0


def postpone(work: Work, voice_id: int, until: datetime) -> None:
    """Something went wrong: try again later."""
    change(work, voice_id, next_at=until)


def _one(work: Work, *conditions: Any) -> Voice | None:
    row = work.connection.execute(_ALL.where(*conditions).order_by(voice.c.id).limit(1)).first()
    return _voice(row) if row else None


def _voice(row: Any) -> Voice:
    values = dict(row._mapping)
    return Voice(**{**values, "kind": Kind(values["kind"]), "state": State(values["state"])})
