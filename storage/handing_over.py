"""What waits for one person becomes another's, and what was on its way to somebody is taken back."""

from collections.abc import Collection

from sqlalchemy import select, update

from dialogs.rules.deeds import State
from dialogs.rules.voices import UNSETTLED
from storage.publish_tables import bright_deed
from storage.rectification_tables import rectification
from storage.tables import outbox, talk, task
from storage.unit import Work
from storage.wish_tables import voice
from storage.year_tables import agenda, cycle


def readdress_tasks(work: Work, old: int, new: int, kinds_that_stay: Collection[str]) -> int:
    """Open tasks of one person become another's, but for those kinds and for tasks about the new one."""
    query = update(task).where(
        task.c.assignee_id == old,
        task.c.done_at.is_(None),
        task.c.kind.not_in(list(kinds_that_stay)),
        (task.c.about_id.is_(None)) | (task.c.about_id != new),
    )
    return work.connection.execute(query, {"assignee_id": new}).rowcount


def readdress_reports(work: Work, org_id: int, old: int, new: int) -> int:
    """Unsettled reports of one handler become another's; what is about the new one stays where it is."""
    query = update(voice).where(
        voice.c.org_id == org_id,
        voice.c.handler_id == old,
        voice.c.state.in_([state.value for state in UNSETTLED]),
        (voice.c.about_id.is_(None)) | (voice.c.about_id != new),
        (voice.c.person_id.is_(None)) | (voice.c.person_id != new),
    )
    return work.connection.execute(query, {"handler_id": new}).rowcount


def readdress_deeds(work: Work, org_id: int, old: int, new: int) -> None:
    """Deeds that wait for the old one's look wait for the new one's; his own, or what he told, does not."""
    query = update(bright_deed).where(
        bright_deed.c.org_id == org_id,
        bright_deed.c.checker_id == old,
        bright_deed.c.state == State.TOLD.value,
        (bright_deed.c.person_id.is_(None)) | (bright_deed.c.person_id != new),
        (bright_deed.c.told_by.is_(None)) | (bright_deed.c.told_by != new),
    )
    work.connection.execute(query, {"checker_id": new})


def readdress_rectifications(work: Work, org_id: int, old: int, new: int) -> int:
    """What the organisation has to put right becomes the new one's to answer, and rechecks his to make."""
    open_ones = rectification.c.closed_at.is_(None)
    answers = update(rectification).where(
        open_ones,
        rectification.c.org_id == org_id,
        rectification.c.target == "org",
        rectification.c.person_id == old,
    )
    checks = update(rectification).where(
        open_ones, rectification.c.rechecker_id == old, rectification.c.person_id != new
    )
    count = work.connection.execute(answers, {"person_id": new}).rowcount
    return count + work.connection.execute(checks, {"rechecker_id": new}).rowcount


def readdress_agenda(work: Work, org_id: int, old: int, new: int, kinds: Collection[str]) -> int:
    """What the clock is to bring one person in that organisation's years comes to the other."""
    query = (
        select(agenda.c.id, agenda.c.args)
        .join(cycle, cycle.c.id == agenda.c.cycle_id)
        .where(cycle.c.org_id == org_id, agenda.c.done_at.is_(None), agenda.c.kind.in_(list(kinds)))
    )
    found = [row for row in work.connection.execute(query) if row.args.get("person") == old]
    for row in found:
        change = update(agenda).where(agenda.c.id == row.id)
        work.connection.execute(change, {"args": {**row.args, "person": new}})
    return len(found)


def take_back(work: Work, person_id: int) -> int:
    """Nothing that waits goes out to this person, no talk is open, and nobody is sent to him."""
    waiting = update(outbox).where(outbox.c.person_id == person_id, outbox.c.status == "due")
    gone = work.connection.execute(waiting, {"status": "expired", "settled_at": work.now}).rowcount
    work.connection.execute(talk.delete().where(talk.c.person_id == person_id))
    errands = update(task).where(
        task.c.about_id == person_id, task.c.done_at.is_(None), task.c.kind.not_in(["told_stop", "deceased"])
    )
    work.connection.execute(errands, {"done_at": work.now})
    return gone
