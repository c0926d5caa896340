"""The right to be the only one: a row that ends by itself when nobody renews it."""

from datetime import timedelta

from sqlalchemy import delete, or_, update

from storage import rows
from storage.channel_tables import lease
from storage.unit import Work


def hold(work: Work, name: str, holder: str, seconds: float) -> bool:
    """Take the right or renew it; False while another holds it. A verb."""
    until = work.now + timedelta(seconds=seconds)
    if rows.insert_new(work, lease, name=name, holder=holder, held_until=until):
        return True
    mine = or_(lease.c.holder == holder, lease.c.held_until <= work.now)
    query = update(lease).where(lease.c.name == name, mine).values(holder=holder, held_until=until)
    return work.connection.execute(query).rowcount > 0


def release(work: Work, name: str, holder: str) -> bool:
    """Give the right up; False when it was another's. A verb."""
    query = delete(lease).where(lease.c.name == name, lease.c.holder == holder)
    return work.connection.execute(query).rowcount > 0
