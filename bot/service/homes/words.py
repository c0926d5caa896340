"""The community's word at year's end: one sentence on each guest, first to him, then to his unit (R26)."""

from typing import Any

from bot.service.organise import year
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.homes import SayOfGuests
from dialogs.rules.people import Role
from dialogs.words import homes as words
from dialogs.words import service as service_words
from storage import commitments, homes, people, records, years
from storage.unit import Work

#: How many guests one list shows.
_AT_ONCE = 8


def ask_for_words(duty: Duty) -> None:
    """When the year is evaluated: the community's secretary is asked, where somebody lives there."""
    missing = _without_word(duty.work, duty.cycle.id, duty.cycle.org_id)
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if missing and secretary is not None:
        text = words.words_due(len(missing))
        post.errand(duty.work, secretary, "home_words", text, f"home-words:{duty.cycle.id}")


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The guests on whom there is no word yet, then the others: a word can be said anew."""
    work, person = scene.work, scene.person
    if person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = next(iter(reversed(year.running(work, person.org_id))), None)
    guests = people.guests(work, person.org_id) if cycle else []
    if cycle is None or not guests:
        scene.say(words.NO_GUESTS)
        return
    said = homes.words_in(work, cycle.id)
    items = []
    for guest in sorted(guests, key=lambda one: one.id in said)[:_AT_ONCE]:
        unit = people.org(work, guest.org_id)
        texts = [one.text for one in commitments.of_person(work, guest.id, cycle.id)]
        line = words.guest_line(guest.name, unit.name if unit else "", texts)
        items.append({"cycle": cycle.id, "person": guest.id, "line": line})
    scene.set_aside("home_words")
    scene.begin("home_words", {"items": items})


def _without_word(work: Work, cycle_id: int, org_id: int) -> list[int]:
    said = homes.words_in(work, cycle_id)
    return [one.id for one in people.guests(work, org_id) if one.id not in said]


def say(scene: Scene, effect: SayOfGuests) -> None:
    """Keep each word, tell the person, and only then his unit."""
    work, names = scene.work, []
    guests = {one.id: one for one in people.guests(work, scene.person.org_id)}
    community = people.org(work, scene.person.org_id)
    for cycle_id, person_id, said in effect.words:
        cycle, guest = years.get(work, cycle_id), guests.get(person_id)
        allowed = cycle is not None and cycle.org_id == scene.person.org_id and guest is not None
        if guest is None or community is None or not allowed or scene.person.role is Role.MEMBER:
            scene.say(service_words.ONLY_SECRETARY)
            continue
        homes.say(work, cycle_id, guest.id, said, scene.person.id)
        records.note(work, scene.person.id, "say_of_guest", f"person:{guest.id}", cycle=cycle_id)
        key = f"home-word:{cycle_id}:{guest.id}:{work.now.isoformat()}"
        post.tell(work, guest, Message(words.word_for_you(community.name, said)), key, "notice")
        secretary = people.secretary(work, guest.org_id)
        if secretary is not None and secretary.id != guest.id:
            text = words.word_for_unit(guest.name, community.name, said)
            post.tell(work, secretary, Message(text), f"{key}:unit", "notice")
        names.append(guest.name)
    if names:
        scene.say(words.kept(names))
        if not _without_word(work, effect.words[0][0], scene.person.org_id):
            records.finish_kind(work, "home_words", scene.person.id)
