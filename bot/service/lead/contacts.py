"""Contact points of leaders (R81): who looks after which organisation, and who was not there for long."""

from datetime import date
from typing import Any

from bot.problems import BadInput
from bot.service.lead.places import in_reach, named_first
from bot.service.organise.naming import named_org, named_person
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.people import Org, Person, Role
from dialogs.words import service as service_words
from dialogs.words import visits as words
from storage import people, records, tree
from storage import visits as store
from storage.unit import Work
from storage.visits import Contact

#: Days without a visit after which a leader is told of it.
LONG = 90

_MONTH = 30


def handle(scene: Scene, args: dict[str, Any]) -> None:
    """Shows the list, or sets a point ("联系点 许航 竹溪村"), or ends one ("取消联系点 许航 竹溪村")."""
    said = str(args.get("words", "")).strip()
    over, rest = said.startswith("取消"), said.removeprefix("取消").removeprefix("联系点").strip()
    if not rest:
        _list(scene)
    elif not _officer(scene):
        scene.say(service_words.ONLY_SECRETARY)
    else:
        _change(scene, rest, over=over)


def _change(scene: Scene, rest: str, *, over: bool) -> None:
    work, orgs = scene.work, in_reach(scene.work, scene.person)
    name, _, place = rest.partition(" ")
    found = named_first(place.strip(), orgs)
    if found is None and (found := named_first(rest, orgs)) is not None:
        name = found[1]
    leaders = _called(work, scene.person.org_id, name)
    if found is None:
        scene.say(words.NO_CONTACT_ORG)
    elif len(leaders) != 1:
        scene.say(words.who_is_it(name, len(leaders)))
    else:
        scene.say(set_point(work, leaders[0], found[0], scene.person.id, over=over))


def set_point(work: Work, leader: Person, org: Org, by: int | None, *, over: bool = False) -> str:
    """Set or end a contact point; the leader is told. A verb. Returns what came of it, in Chinese."""
    subject = f"org:{org.id}"
    if over:
        if not store.end(work, leader.id, org.id):
            return words.was_none(leader.name, org.name)
        records.note(work, by, "end_contact", subject, person=leader.id)
        return words.ended(leader.name, org.name)
    if not store.name(work, leader.id, org.id, by):
        return words.is_one(leader.name, org.name)
    records.note(work, by, "name_contact", subject, person=leader.id)
    if leader.id != by:
        key = f"contact:{leader.id}:{org.id}:{work.now.isoformat()}"
        post.tell(work, leader, Message(words.yours(org.name)), key, "notice")
    return words.named(leader.name, org.name)


def assign(work: Work, leader: str, place: str, of: str, *, over: bool = False) -> str:
    """The same by names, for the command line. A verb.

    Raises:
        BadInput: no such organisation or person, or the organisation does not stand below.
    """
    superior, org = named_org(work, of), named_org(work, place)
    if not tree.is_under(work, org.id, superior.id) or org.id == superior.id:
        raise BadInput(f"{org.name}不在{superior.name}下面。")
    return set_point(work, named_person(work, superior, leader), org, None, over=over)


def written(work: Work, of: str | None) -> str:
    """The contact points for the command line, one a line. A query."""
    orgs = people.orgs(work) if of is None else [*tree.under(work, named_org(work, of).id)]
    return "\n".join(lines(work, {one.id: one for one in orgs})) or words.NO_CONTACTS


def lines(work: Work, orgs: dict[int, Org]) -> list[str]:
    """Every contact point of those organisations, and when its leader was last there. A query."""
    return [
        words.contact_line(
            orgs[one.org_id].name, one.name, words.since(store.last_day(work, one.person_id, one.org_id))
        )
        for one in store.contacts(work, orgs=list(orgs))
    ]


def remind(duty: Duty) -> None:
    """Once a quarter whoever has not been at his contact point for long hears it himself, alone."""
    org = people.org(duty.work, duty.cycle.org_id)
    for one in store.contacts(duty.work, orgs=[duty.cycle.org_id]):
        leader = people.get(duty.work, one.person_id)
        months = _away(duty.work, one) // _MONTH
        if org is not None and leader is not None and months >= LONG // _MONTH:
            key = f"contact-long:{duty.task.id}:{leader.id}"
            post.tell(duty.work, leader, Message(words.long_ago(org.name, months)), key, "reminder")


def _away(work: Work, one: Contact) -> int:
    """Days since the leader was last there, or since it is his."""
    begun = local(one.since).date()
    last: date = max(store.last_day(work, one.person_id, one.org_id) or begun, begun)
    return (local(work.now).date() - last).days


def _list(scene: Scene) -> None:
    found = lines(scene.work, in_reach(scene.work, scene.person))
    scene.say(words.contacts(found) if found else words.NO_CONTACTS)
    if found:
        scene.say(words.HOW_CONTACT)


def _officer(scene: Scene) -> bool:
    """Whoever has an office above others keeps their contact points too."""
    return scene.person.role is not Role.MEMBER and bool(people.below(scene.work, scene.person.org_id))


def _called(work: Work, org_id: int, name: str) -> list[Person]:
    """The people of that name here and above, for a leader of the county has points in the villages."""
    orgs = [org_id, *(one.id for one in tree.above(work, org_id))]
    return [person for number in orgs for person in people.by_name(work, number, name)]
