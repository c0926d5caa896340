"""Duty plates (亮身份, guidance 三之4, R56): who serves where and what he promised, with the way to say so.

Drawn for everybody who has something published or holds a post. A portrait only where the person put
one there himself; without one the plate is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.posts.queries import held_by
from bot.service.publish.ledger import shown_cycle
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Org, Person, Standing
from dialogs.rules.pictures import bare
from dialogs.rules.publishing import PUBLIC
from dialogs.words import plates as words
from dialogs.words import service as service_words
from storage import commitments, people, portraits, records, tree
from storage.portraits import Portrait
from storage.unit import Work

#: Promises on one plate: more cannot be read from afar.
MOST = 3

#: The subject of one's own link.
_OWN = "own"


@dataclass(frozen=True, slots=True)
class Plate:
    """One plate. `post`: member, and as what; `duties`: posts and what belongs to them; `more`: promises
    that do not fit."""

    person: int
    name: str
    post: str
    duties: tuple[str, ...]
    items: tuple[str, ...]
    more: int
    address: str
    portrait: Portrait | None


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of an organisation, as on the roster. `contact` is how it is reached by telephone."""

    org: str
    contact: str
    plates: tuple[Plate, ...]


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The way to all plates for whoever has an office, to one's own for everybody else."""
    person, address = scene.person, ""
    subject = str(person.org_id) if person.holds_office else _OWN
    found = read(scene.work, subject, person.id, address)
    if found is None or not found.plates:
        scene.say(words.NOTHING)
        return
    link = Link(words.OPEN, scene.links.page(Door.PLATES, subject, person.id))
    scene.says.append(Message(words.READY if person.holds_office else words.READY_OWN, link=link))


def show_portrait(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the page on which a person puts his own portrait, or takes it away."""
    link = Link(words.OPEN_PORTRAIT, scene.links.page(Door.PORTRAIT, "", scene.person.id))
    scene.says.append(Message(words.PORTRAIT, link=link))


def read(work: Work, subject: str, viewer: int, address: str) -> Plates | None:
    """The plates that this person may print: his own, or those of an organisation of his. A query.

    `address` is the service's own as the public sees it.
    """
    person = people.get(work, viewer)
    if person is None or not person.active:
        return None
    if subject == _OWN:
        org = people.org(work, person.org_id)
        return _gather(work, org, address, only=person.id) if org else None
    org = people.org(work, int(subject)) if subject.isdecimal() else None
    if org is None or not person.holds_office:
        return None
    own = person.org_id == org.id or tree.is_under(work, org.id, person.org_id)
    return _gather(work, org, address) if own else None


def named(work: Work, org_name: str | None, address: str) -> Plates:
    """The same for the command line. A query.

    Raises:
        BadInput: no such organisation, or nothing of it is published.
    """
    org = named_org(work, org_name)
    found = _gather(work, org, address)
    if not found.plates:
        raise BadInput(f"{org.name}{words.NOTHING}")
    return found


def _gather(work: Work, org: Org, address: str, *, only: int | None = None) -> Plates:
    cycle, secretary = shown_cycle(work, org.id), people.secretary(work, org.id)
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED) if cycle else []
    public = [one for one in items if one.audience == PUBLIC and not one.of_org]
    called = service_words.contact(secretary.name, secretary.phone) if secretary else service_words.SOMEBODY
    everybody = [*people.members(work, org.id), *people.guests(work, org.id)]
    chosen = [one for one in everybody if only in (None, one.id)]
    return Plates(org.name, org.contact or called, tuple(_plates(work, org, chosen, public, address)))


def _plates(
    work: Work, org: Org, chosen: list[Person], public: list[Commitment], address: str
) -> Iterator[Plate]:
    for person in chosen:
        own = [one.text.replace(",", "，") for one in public if one.person_id == person.id]
        held = [post for post, _ in held_by(work, person.id) if post.org_id == org.id]
        if own or held:
            yield Plate(
                person.id,
                person.name,
                words.member(person.post, probationary=person.standing is Standing.PROBATIONARY),
                tuple(f"{post.name}：{post.duties}" for post in held),
                tuple(own[:MOST]),
                max(len(own) - MOST, 0),
                f"{address}/board/{org.id}/{person.id}" if own else f"{address}/board/{org.id}",
                portraits.get(work, person.id),
            )


def portrait_of(work: Work, person_id: int) -> Portrait | None:
    """A person's own portrait. A query."""
    return portraits.get(work, person_id)


def put_portrait(work: Work, person_id: int, picture: bytes) -> str:
    """Keep the portrait that a person has put there, which is the consent. A verb.

    Raises:
        BadInput: it is no picture.
    """
    found, person = bare(picture), people.get(work, person_id)
    if found is None or person is None or not person.active:
        raise BadInput(words.NOT_A_PICTURE)
    portraits.put(work, person_id, *found)
    records.note(work, person_id, "agree_to_portrait", f"person:{person_id}")
    return words.KEPT


def drop_portrait(work: Work, person_id: int) -> str:
    """Delete it. A verb."""
    if portraits.drop(work, person_id):
        records.note(work, person_id, "drop_portrait", f"person:{person_id}")
    return words.DROPPED
