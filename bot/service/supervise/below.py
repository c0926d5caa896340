"""How a quarter stands 督诺: the own branch, and for a superior those below, in private."""

from dataclasses import dataclass
from typing import Any

from bot.service.organise import naming, tiers, year
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.supervise import comments
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from dialogs.rules.commitments import Status
from dialogs.rules.people import Org
from dialogs.words import supervise as words
from storage import commitments, people, quarter, rectifications, tree, years
from storage.unit import Work
from storage.years import Cycle

#: Working days after the draft on which the superior is told who has no summary.
_PATIENCE = 5

#: Organisations that a message names; the command line and the page name all.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation's quarter: 0 before the first. `without` names those who have no comment; `promised`:
    it has published promises, of which a summary can speak."""

    org: Org
    year: int
    quarter: int
    signed: bool
    given: int
    total: int
    without: tuple[str, ...]
    exchanges: int
    open: int
    promised: bool = True

    @property
    def summary(self) -> str:
        """How its summary stands: signed, missing, or nothing was promised of which it could speak."""
        return "signed" if self.signed else "missing" if self.promised else "nothing"


def read(work: Work, org: Org) -> Standing:
    """How an organisation's latest quarter stands. A query."""
    open_ = len(rectifications.open_rectifications(work, org.id))
    cycle = next(iter(year.running(work, org.id)), None)
    part = comments.quarter_now(work, cycle) if cycle else 0
    if cycle is None or not part:
        return Standing(org, cycle.year if cycle else 0, 0, False, 0, 0, (), 0, open_)
    signed = quarter.summaries(work, cycle.id).get(part)
    given, total, without = comments.standing(work, cycle, part)
    talked = len(quarter.exchanges(work, cycle.id, part))
    done = bool(signed and signed.signed_at)
    promised = bool(commitments.of_cycle(work, cycle.id, Status.PUBLISHED))
    return Standing(org, cycle.year, part, done, given, total, tuple(without), talked, open_, promised)


def all_below(work: Work, org_id: int) -> list[Standing]:
    """The same for every organisation under one, parents before children. A query."""
    return [read(work, one) for one in tree.under(work, org_id)]


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Say how the quarter stands; a superior also hears of those below."""
    work, person = scene.work, scene.person
    org = people.org(work, person.org_id)
    if org is None or not person.leads:
        scene.say(words.ONLY_LEADERS)
        return
    own, under = read(work, org), all_below(work, org.id)
    if own.quarter:
        scene.say(words.own(own.quarter, own.summary, own.given, own.total, own.exchanges, own.open))
    elif not under:
        scene.say(words.NOT_YET)
    if under:
        lines = [line(one) for one in under]
        scene.say(words.below(lines[:_SHOWN], max(0, len(lines) - _SHOWN)))


def line(one: Standing) -> str:
    """One organisation in the list of its superior."""
    if not one.quarter:
        return words.below_idle(one.org.name)
    return words.below_line(one.org.name, one.summary, one.given, one.total, one.exchanges, one.open)


def written(work: Work, org_name: str | None) -> str:
    """The whole list for the command line, with those who have no comment by name. A query.

    Raises:
        BadInput: no such organisation.
    """
    org = naming.named_org(work, org_name)
    lines = []
    for one in (read(work, org), *all_below(work, org.id)):
        lines.append(line(one))
        if one.without:
            lines.append(f"  还没有点评：{'、'.join(one.without)}")
    return "\n".join(lines)


def schedule(duty: Duty) -> None:
    """Some days after the draft one looks whether it was signed."""
    day = add_working_days(local(duty.work.now).date(), _PATIENCE)
    moment = next_working_time(at(day, 10), spread=duty.cycle.id)
    key = f"summary.missing:{duty.part}"
    years.schedule(duty.work, duty.cycle.id, "summary.missing", key, {"part": duty.part}, moment)


def tell_superior(duty: Duty) -> None:
    """Once a quarter the superior's secretary learns in private which organisations below have none."""
    superior = tiers.secretary_above(duty.work, duty.cycle.org_id)
    if superior is None or _signed(duty.work, duty.cycle, duty.part):
        return
    found = [one for one in all_below(duty.work, superior.org_id) if one.quarter]
    missing = [one.org.name for one in found if one.summary == "missing"]
    bare = [one.org.name for one in found if one.summary == "nothing"]
    if missing:
        key = f"summaries:{superior.org_id}:{duty.cycle.year}:{duty.part}"
        post.tell(duty.work, superior, Message(words.without(duty.part, missing, bare)), key, "digest")


def _signed(work: Work, cycle: Cycle, part: int) -> bool:
    found = quarter.summaries(work, cycle.id).get(part)
    return bool(found and found.signed_at)
