"""Deciding on exemptions: whoever asked does not decide, nor does the person concerned."""

from typing import Any

from bot.service.absence.ask import who_decides
from bot.service.organise import tiers
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.absence import DecideExemptions
from dialogs.rules.exemptions import Exemption
from dialogs.rules.people import Person
from dialogs.scripts.absence import AT_ONCE
from dialogs.words import absence as words
from storage import absences, people, records
from storage.unit import Work


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What waits for this person's word, numbered."""
    waiting = waiting_for(scene.work, scene.person)
    if not waiting:
        scene.say(words.NOTHING)
        return
    items = [{"id": one.id, "line": _line(scene.work, one, person)} for one, person in waiting[:AT_ONCE]]
    scene.set_aside("exemptions")
    scene.begin("exemptions", {"items": items})


def waiting_for(work: Work, judge: Person) -> list[tuple[Exemption, Person]]:
    """What this person is to decide: in his own organisation and in those below. A query."""
    return [(one, person) for one, person, by in waiting_under(work, judge.org_id) if by.id == judge.id]


def waiting_under(work: Work, org_id: int) -> list[tuple[Exemption, Person, Person]]:
    """What was asked in an organisation and in those below: of whom, and who decides. A query."""
    if not absences.some_asked(work):
        return []
    orgs = [org_id, *(one.id for one in tiers.below(work, org_id))]
    by_id = {one.id: one for org in orgs for one in people.members(work, org)}
    found = []
    for one in absences.asked(work, by_id):
        asker, person = people.get(work, one.asked_by), by_id[one.person_id]
        chosen = who_decides(work, person, asker) if asker else None
        if chosen is not None:
            found.append((one, person, chosen))
    return found


def _line(work: Work, one: Exemption, person: Person) -> str:
    asker = people.get(work, one.asked_by)
    return words.line(
        person.name, words.KINDS[one.kind.value], one.reason, one.until_day, asker.name if asker else ""
    )


def decide(scene: Scene, effect: DecideExemptions) -> None:
    """Each by itself; the person hears of a granted one first, then whoever asked."""
    work, granted = scene.work, []
    waiting = {one.id: (one, person) for one, person in waiting_for(work, scene.person)}
    for number, place, verdict, said in effect.decisions:
        one, person = waiting.get(number, (None, None))
        state = "granted" if verdict == "agree" else "refused"
        if one is None or person is None or not absences.settle(work, one.id, state, scene.person.id, said):
            scene.say(words.was_settled(str(place)))
            continue
        records.note(work, scene.person.id, f"exemption_{state}", f"exemption:{one.id}")
        if verdict == "agree":
            granted.append(person.name)
            text = words.you(words.KINDS[one.kind.value], one.reason, one.until_day)
            post.tell(work, person, Message(text), f"exempt:{one.id}", "notice")
        else:
            scene.say(words.refused(person.name))
        _tell_asker(work, one, person, agreed=verdict == "agree", answer=said)
    if granted:
        scene.say(words.granted(granted))
    if not waiting_for(work, scene.person):
        records.finish_kind(work, "exemption", scene.person.id)


def _tell_asker(work: Work, one: Exemption, person: Person, *, agreed: bool, answer: str) -> None:
    asker = people.get(work, one.asked_by)
    if asker is not None and asker.id != person.id:
        text = words.told_asker(person.name, agreed, answer)
        post.tell(work, asker, Message(text), f"exempt-told:{one.id}", "notice")
