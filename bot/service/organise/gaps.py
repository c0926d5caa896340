"""The gap list: who is still missing before the deadline of a campaign, in figures and tier by tier (R76)."""

from typing import Any

from bot.ports import Door, Links
from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.organise.year import running
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import local
from dialogs.rules.opening import working_days_until
from dialogs.rules.people import Org, Person
from dialogs.words import opening as words
from dialogs.words import service as service_words
from storage import gaps as store
from storage import people, tree
from storage.gaps import Gaps
from storage.unit import Work
from storage.years import Cycle

#: Organisations that are listed in a chat; the page has all.
_LISTED = 12


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What is missing, in the private chat of whoever leads."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = next(iter(running(scene.work, scene.person.org_id)), None)
    if cycle is None:
        scene.say(service_words.NO_CYCLE)
        return
    scene.says.append(_message(scene.work, cycle, scene.person, scene.links))


def before_deadline(duty: Duty) -> None:
    """The same some days before the deadline and on it, where something is missing."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    found = _found(duty.work, duty.cycle.org_id, duty.cycle.year)
    if secretary is None or all(one.closed for one in found):
        return
    message = _message(duty.work, duty.cycle, secretary, duty.links)
    post.tell(duty.work, secretary, message, f"gaps:{duty.task.id}", "digest")


def written(work: Work, org: str | None, year: int | None) -> str:
    """The whole list for the command line, one organisation a line, indented as the tree is. A query.

    Raises:
        BadInput: no such organisation, or it has no year.
    """
    tops = [one for one in people.orgs(work) if one.parent_id is None]
    top = tops[0] if org is None and len(tops) == 1 else named_org(work, org)
    under = [top, *tree.under(work, top.id)]
    which = year or max((cycle.year for one in under for cycle in running(work, one.id)), default=None)
    if which is None:
        raise BadInput(f"{top.name}没有开过年度。请写明哪一年：--year 2027")
    found = {one.org_id: one for one in _found(work, top.id, which)}
    lines = []
    for one in under:
        if one.id in found:
            depth = len(tree.above(work, one.id)) - len(tree.above(work, top.id))
            lines.append("  " * depth + _line(one, found[one.id]))
    return "\n".join(lines) or words.NOBODY


def _message(work: Work, cycle: Cycle, person: Person, links: Links) -> Message:
    found = _found(work, cycle.org_id, cycle.year)
    names = {one.id: one for one in people.orgs(work)}
    missing = [one for one in found if not one.closed]
    lines = [_line(names[one.org_id], one) for one in missing[:_LISTED]]
    text = words.gaps(
        cycle.year,
        lines,
        len(found) - len(missing),
        _left(work, cycle),
        len(missing) - len(lines),
    )
    door, subject = (Door.LEAD, cycle.org_id) if len(found) > 1 else (Door.COVERAGE, cycle.id)
    return Message(text, link=Link(words.GAPS_PAGE, links.page(door, subject, person.id)))


def _found(work: Work, org_id: int, year: int) -> list[Gaps]:
    """The gaps of an organisation and all below it; those without people have none to show."""
    numbers = [org_id, *(one.id for one in tree.under(work, org_id))]
    return [one for one in store.of(work, numbers, year) if one.people]


def _line(org: Org, one: Gaps) -> str:
    if not one.opened:
        return words.gap_closed(org.name)
    return words.gap_line(org.name, one.people, one.unpromised, one.unpublished, own=one.own > 0)


def _left(work: Work, cycle: Cycle) -> str:
    deadline = cycle.rules.deadline
    if deadline is None:
        return ""
    return words.left_until(deadline, working_days_until(local(work.now).date(), deadline))
