"""Visitors who are expected back from a platform: each state serves once."""

from datetime import datetime

from sqlalchemy import delete, select

from storage import rows
from storage.login_tables import login_state
from storage.unit import Work


def expect(work: Work, state: str, platform: str, target: str, until: datetime) -> None:
    """Expect somebody back with this state (its hash); what has had its time goes. A verb."""
    work.connection.execute(delete(login_state).where(login_state.c.expires_at <= work.now))
    rows.insert_new(work, login_state, state=state, platform=platform, target=target, expires_at=until)


def back(work: Work, state: str, platform: str) -> str:
    """To which page he wanted; empty when nobody is expected (any more). It is used up by this. A verb."""
    here = (login_state.c.state == state, login_state.c.platform == platform)
    row = work.connection.execute(select(login_state).where(*here)).first()
    if row is None or work.connection.execute(delete(login_state).where(*here)).rowcount == 0:
        return ""
    return str(row.target) if row.expires_at > work.now else ""
