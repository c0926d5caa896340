"""The materials for every channel: gathered once, drawn as document, poster, press text and card (R51)."""

from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.publish.ledger import shown_cycle
from bot.service.publish.publish import group_card, promisor_name
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Role
from dialogs.rules.publishing import MEMBERS, Amendment, Change, Line, Notice
from dialogs.words import materials as words
from dialogs.words import service as service_words
from dialogs.words.commitment import until
from storage import amendments, commitments, people, publications, tree
from storage.unit import Work
from storage.years import Cycle

_OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE, Role.MEMBER)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the page with all materials, for whoever has an office."""
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
    elif shown_cycle(scene.work, scene.person.org_id) is None:
        scene.say(words.NOTHING)
    else:
        path = scene.links.page(Door.MATERIALS, scene.person.org_id, scene.person.id)
        scene.says.append(Message(words.READY, link=Link(words.OPEN, path)))


def may_see(work: Work, subject: str, viewer: int) -> int | None:
    """The organisation whose materials this person may fetch: an office there or above. A query."""
    person, org_id = people.get(work, viewer), int(subject) if subject.isdecimal() else 0
    if person is None or not person.active or not person.holds_office:
        return None
    own = person.org_id == org_id or tree.is_under(work, org_id, person.org_id)
    return org_id if own else None


def notice(work: Work, org_id: int, address: str) -> Notice | None:
    """What is made known by the organisation; None when nothing is published. `address` is the
    service's own as the public sees it. A query."""
    branch, cycle = people.org(work, org_id), shown_cycle(work, org_id)
    if branch is None or cycle is None:
        return None
    secretary = people.secretary(work, org_id)
    called = service_words.contact(secretary.name, secretary.phone) if secretary else service_words.SOMEBODY
    return Notice(
        branch.name,
        cycle.year,
        local(work.now).date(),
        publications.next_document(work, cycle.id),
        _lines(work, cycle),
        branch.contact or called,
        f"{address}/board/{org_id}",
        f"{address}/report/{org_id}",
    )


def notice_and_card(work: Work, org_id: int, address: str) -> tuple[Notice, Message] | None:
    """The same, with the card of the work group beside it. A query."""
    found, cycle = notice(work, org_id, address), shown_cycle(work, org_id)
    if found is None or cycle is None:
        return None
    return found, group_card(work, cycle, commitments.of_cycle(work, cycle.id, Status.PUBLISHED))


def named(work: Work, org_name: str | None, address: str) -> tuple[Notice, Message]:
    """The same for the command line. A query.

    Raises:
        BadInput: no such organisation, or nothing of it is published.
    """
    org = named_org(work, org_name)
    found = notice_and_card(work, org.id, address)
    if found is None:
        raise BadInput(f"{org.name}还没有公示的承诺。")
    return found


def ranked(work: Work, cycle: Cycle) -> list[Commitment]:
    """What is published: the organisation's own first, then by office, then by number. A query."""
    roles = {one.id: _OFFICES.index(one.role) for one in people.members(work, cycle.org_id)}
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    last = len(_OFFICES)
    return sorted(items, key=lambda one: (not one.of_org, roles.get(one.person_id, last), one.number))


def _lines(work: Work, cycle: Cycle) -> tuple[Line, ...]:
    items = ranked(work, cycle)
    changes = [one for one in amendments.of(work, [item.id for item in items]) if one.state == "agreed"]
    return tuple(
        _line(work, one, cycle, [each for each in changes if each.commitment_id == one.id]) for one in items
    )


def _line(work: Work, one: Commitment, cycle: Cycle, changes: list[Amendment]) -> Line:
    person = people.get(work, one.person_id)
    post = person.post if person and not one.of_org else ""
    by = until(one.due, cycle.year)
    text = one.text.replace(",", "，")  # as it is printed
    before = _before(changes, cycle)
    return Line(promisor_name(work, one), post, text, by, one.of_org, one.audience == MEMBERS, before, one.id)


def _before(changes: list[Amendment], cycle: Cycle) -> str:
    """What was published at first: the sentence and the day that the first change of each found there."""
    first = {one.kind: one for one in reversed(changes)}
    told = []
    if Change.ERRATUM in first:
        told.append(words.BEFORE_TEXT.format(before=first[Change.ERRATUM].before))
    if Change.DELAY in first:
        told.append(words.BEFORE_DAY.format(before=until(first[Change.DELAY].due_before, cycle.year)))
    return "，".join(told)
