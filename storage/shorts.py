"""Short addresses: kept, found again by what is printed, forgotten when they have had their time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select

from storage import rows
from storage.short_tables import short_link
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Short:
    """One of them; `path` is as it was kept."""

    mark: str
    kind: str
    org_id: int | None
    path: str


def keep(
    work: Work, mark: str, kind: str, path: str, *, org_id: int | None = None, until: datetime | None = None
) -> bool:
    """Keep one; False when the mark is taken. A verb."""
    values = {"mark": mark, "kind": kind, "path": path, "org_id": org_id, "expires_at": until}
    return rows.insert_new(work, short_link, **values)


def find(work: Work, mark: str) -> Short | None:
    """The one with this mark, while it is good. A query."""
    good = or_(short_link.c.expires_at.is_(None), short_link.c.expires_at > work.now)
    row = work.connection.execute(select(short_link).where(short_link.c.mark == mark, good)).first()
    return Short(row.mark, row.kind, row.org_id, row.path) if row else None


def of_org(work: Work, kind: str, org_id: int) -> Short | None:
    """The lasting one of that kind for an organisation. A query."""
    lasting = (short_link.c.kind == kind, short_link.c.org_id == org_id, short_link.c.expires_at.is_(None))
    row = work.connection.execute(select(short_link).where(*lasting).order_by(short_link.c.id)).first()
    return Short(row.mark, row.kind, row.org_id, row.path) if row else None


def forget(work: Work) -> int:
    """Those that have had their time. A verb."""
    return work.connection.execute(delete(short_link).where(short_link.c.expires_at <= work.now)).rowcount
