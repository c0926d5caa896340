"""The list of needs of an organisation: every wish and how it stands; many come in at once (R15, R16)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.ports import Door, Step, unseen
from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.public import voices
from bot.service.public.voices import Said
from bot.service.public.wishes import needs
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.people import Org, Person
from dialogs.rules.voices import Kind, Voice
from dialogs.rules.wishes_sheet import NewWish
from dialogs.words import needs as words
from dialogs.words import service as service_words
from dialogs.words import voices as voice_words
from storage import commitments, people, records
from storage import voices as store
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Need:
    """One wish in the list, in words."""

    text: str
    channel: str
    state: str
    who: str
    answer: str


@dataclass(frozen=True, slots=True)
class Needs:
    """The whole list of one organisation, and how it stands in numbers."""

    org: str
    counts: str
    rows: tuple[Need, ...]


def led_needs(work: Work, person_id: int) -> Needs | None:
    """The list of the organisation that this person leads now; None for everybody else. A query."""
    person = people.get(work, person_id)
    org = people.org(work, person.org_id) if person and person.active and person.leads else None
    return _list(work, org) if org else None


def named_needs(work: Work, org_name: str | None) -> Needs:
    """The list of the organisation of that name. A query.

    Raises:
        BadInput: there is no such organisation.
    """
    return _list(work, named_org(work, org_name))


def _list(work: Work, org: Org) -> Needs:
    rows = tuple(_need(work, one) for one in store.all_wishes(work, org.id))
    return Needs(org.name, needs(work, org.id), rows)


def _need(work: Work, one: Voice) -> Need:
    promise = commitments.get(work, one.commitment_id) if one.commitment_id else None
    who = people.get(work, promise.person_id if promise else one.claimer_id or 0)
    return Need(
        one.text,
        voice_words.CHANNELS.get(one.channel, ""),
        words.STATES[one.state.value],
        who.name if who else "",
        one.answer,
    )


def import_led(work: Work, person_id: int, wishes: Sequence[NewWish]) -> str | None:
    """Take in many wishes for the organisation that this person leads; None for somebody who leads none.
    The same table again changes nothing. A verb."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.leads:
        return None
    return _take(work, person, wishes)


def import_named(work: Work, org_name: str | None, wishes: Sequence[NewWish], step: Step = unseen) -> str:
    """The same from the command line, in the name of the organisation's secretary. A verb.

    Raises:
        BadInput: there is no such organisation, or it has no secretary.
    """
    org = named_org(work, org_name)
    secretary = people.secretary(work, org.id)
    if secretary is None:
        raise BadInput(f"{org.name}还没有书记，没有人能回复。请先在花名册里写上。")
    return _take(work, secretary, wishes, step)


def _take(work: Work, recorder: Person, wishes: Sequence[NewWish], step: Step = unseen) -> str:
    new = 0
    for one in wishes:
        print_ = hashlib.sha256(f"{one.text}|{one.contact}".encode()).hexdigest()[:32]
        key = f"sheet:{recorder.org_id}:{print_}"
        new += store.by_key(work, key) is None
        said = Said(Kind.WISH, one.text, one.channel, contact=one.contact, recorder=recorder)
        voices.take(work, recorder.org_id, key, said)
        step()
    records.note(work, recorder.id, "import_wishes", f"org:{recorder.org_id}", new=new)
    return words.imported(new, len(wishes) - new)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand the secretary a personal link to the list, with how it stands in numbers."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    scene.say(needs(scene.work, scene.person.org_id))
    link = Link(words.LINK, scene.links.page(Door.NEEDS, "", scene.person.id))
    scene.says.append(Message(words.SHOWN, link=link))
