"""Changes of the rules: proposed, answered, in force. Nothing is overwritten; a newer version replaces."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from dialogs.rules.pack import Citation
from dialogs.rules.packs import Overlay, Scope
from storage import rows
from storage.pack_tables import rule_change, rule_paper
from storage.unit import Work

_WAITING = (
    select(rule_change)
    .where(rule_change.c.answers_id == bindparam("org"), rule_change.c.status == "proposed")
    .order_by(rule_change.c.id)
)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One change of the rules. `status` is proposed, adopted, replaced or declined."""

    id: int
    scope: Scope
    version: int
    status: str
    changes: Mapping[str, Any]
    why: str
    cites: Citation
    proposer_id: int | None
    answers_id: int | None
    decider_id: int | None
    decided_as: str
    answer: str
    decided_at: datetime | None
    created_at: datetime


def propose(
    work: Work,
    scope: Scope,
    changes: Mapping[str, Any],
    why: str,
    cites: Citation,
    *,
    proposer_id: int | None,
    answers_id: int | None,
) -> int:
    """Keep a proposal; its number."""
    return rows.insert(
        work,
        rule_change,
        scope=scope.key,
        version=0,
        status="proposed",
        changes=dict(changes),
        why=why,
        document=cites.document,
        title=cites.title,
        issued=cites.issued,
        file=cites.file,
        proposer_id=proposer_id,
        answers_id=answers_id,
        created_at=work.now,
    )


def get(work: Work, number: int) -> RuleChange | None:
    """One change."""
    row = work.connection.execute(select(rule_change).where(rule_change.c.id == number)).first()
    return _change(row) if row else None


def every(work: Work) -> list[RuleChange]:
    """All changes, the oldest first."""
    return [_change(row) for row in work.connection.execute(select(rule_change).order_by(rule_change.c.id))]


def waiting(work: Work, org_id: int) -> list[RuleChange]:
    """What an organisation is to answer."""
    return [_change(row) for row in work.connection.execute(_WAITING, {"org": org_id})]


def in_force(work: Work) -> list[Overlay]:
    """What years that are opened now are ruled by."""
    query = select(rule_change).where(rule_change.c.status == "adopted").order_by(rule_change.c.id)
    return [
        Overlay(one.scope, one.version, replace(one.cites, change=one.id), one.changes)
        for one in map(_change, work.connection.execute(query))
    ]


def present(work: Work, scope: Scope) -> RuleChange | None:
    """The version in force of a scope."""
    query = select(rule_change).where(rule_change.c.scope == scope.key, rule_change.c.status == "adopted")
    row = work.connection.execute(query).first()
    return _change(row) if row else None


def adopt(
    work: Work, number: int, scope: Scope, changes: Mapping[str, Any], *, decider_id: int | None, as_: str
) -> int:
    """Put a proposal in force for a scope in place of the version before; its version."""
    latest = select(func.max(rule_change.c.version)).where(rule_change.c.scope == scope.key)
    version = int(work.connection.execute(latest).scalar() or 0) + 1
    before = rule_change.update().where(rule_change.c.scope == scope.key, rule_change.c.status == "adopted")
    work.connection.execute(before, {"status": "replaced"})
    _decide(
        work,
        number,
        status="adopted",
        scope=scope.key,
        version=version,
        changes=dict(changes),
        decider_id=decider_id,
        decided_as=as_,
    )
    return version


def decline(work: Work, number: int, answer: str, *, decider_id: int | None, as_: str) -> None:
    """Answer a proposal with a no and the reason."""
    _decide(work, number, status="declined", answer=answer, decider_id=decider_id, decided_as=as_)


def attach(work: Work, number: int, name: str, content: bytes) -> None:
    """Keep the file of the governing document of a change; another one takes the place of the former."""
    values = {"name": name, "content": base64.b64encode(content).decode(), "created_at": work.now}
    rows.put(work, rule_paper, ("change_id",), change_id=number, **values)


def paper(work: Work, number: int) -> tuple[str, bytes] | None:
    """The name and the content of the file of a change, where there is one."""
    row = work.connection.execute(select(rule_paper).where(rule_paper.c.change_id == number)).first()
    return (row.name, base64.b64decode(row.content)) if row else None


def papers(work: Work, numbers: Iterable[int]) -> dict[int, str]:
    """Which of those changes have a file, and its name."""
    query = select(rule_paper.c.change_id, rule_paper.c.name)
    found = work.connection.execute(query.where(rule_paper.c.change_id.in_(list(numbers))))
    return {row.change_id: row.name for row in found}


def _decide(work: Work, number: int, **values: Any) -> None:
    query = rule_change.update().where(rule_change.c.id == number)
    work.connection.execute(query, {**values, "decided_at": work.now})


def _change(row: Row[Any]) -> RuleChange:
    return RuleChange(
        id=row.id,
        scope=Scope.of(row.scope),
        version=row.version,
        status=row.status,
        changes=row.changes,
        why=row.why,
        cites=Citation(row.document, row.title, row.issued, row.file),
        proposer_id=row.proposer_id,
        answers_id=row.answers_id,
        decider_id=row.decider_id,
        decided_as=row.decided_as,
        answer=row.answer,
        decided_at=row.decided_at,
        created_at=row.created_at,
    )
