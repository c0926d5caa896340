"""How much waits for whom, where a row names the person: counted for several people in one statement."""

from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Select, bindparam, func, literal, or_, select, union_all

from storage.aftermath_tables import objection
from storage.checks import NOT_FOUND_OUT
from storage.lead_tables import check_item
from storage.publish_tables import amendment
from storage.tables import task
from storage.unit import Work
from storage.voices import OPEN_REPORT
from storage.wish_tables import voice


def _counted(kind: str, who: ColumnElement[int], *which: ColumnElement[bool]) -> Select[str, int, int]:
    asked = who.in_(bindparam("people", expanding=True))
    return (
        select(literal(kind).label("kind"), who.label("who"), func.count().label("number"))
        .where(asked, *which)
        .group_by(who)
    )


_NAMED = union_all(
    _counted("reports", voice.c.handler_id, OPEN_REPORT),
    _counted(
        "reports",
        voice.c.watcher_id,
        or_(voice.c.handler_id.is_(None), voice.c.handler_id != voice.c.watcher_id),
        OPEN_REPORT,
    ),
    _counted("objections", objection.c.handler_id, objection.c.upheld == ""),
    _counted(
        "objections",
        objection.c.watcher_id,
        objection.c.upheld == "",
        or_(objection.c.handler_id.is_(None), objection.c.handler_id != objection.c.watcher_id),
    ),
    _counted("amendments", amendment.c.second_id, amendment.c.state == "asked"),
    _counted("findings", check_item.c.checker_id, NOT_FOUND_OUT),
    _counted(
        "tasks",
        task.c.assignee_id,
        task.c.done_at.is_(None),
        task.c.kind.not_in(bindparam("but", expanding=True)),
    ),
)


def named(work: Work, people: Iterable[int], but: Collection[str]) -> dict[str, Counter[int]]:
    """Reports, objections, amendments, findings and tasks (of other kinds than `but`) that wait for these
    people: kind → person → number. A query."""
    found: dict[str, Counter[int]] = {}
    for row in work.connection.execute(_NAMED, {"people": list(people), "but": list(but)}):
        found.setdefault(row.kind, Counter())[row.who] += row.number
    return found
