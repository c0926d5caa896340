"""Who is told what of a rectification, and when: the person concerned first, alone, and in kind words."""

from collections.abc import Sequence

from bot.service.public import asker
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import add_working_days, at, chinese_date, local, next_working_time
from dialogs.rules.people import Person
from dialogs.rules.receipts import shown
from dialogs.rules.rectification import REMIND_BEFORE, Rectification
from dialogs.words import rectification as words
from dialogs.words import rectification_sheet as sheet_words
from dialogs.words import voices as voice_words
from storage import overview, people, records, years
from storage import voices as store
from storage.unit import Work


def tell_order(work: Work, one: Rectification, person: Person, orderer: Person) -> None:
    """The order itself. To old people it is read by their helper, never sent as a card."""
    until, key = chinese_date(one.due), f"rectify:{one.id}:order"
    if person.oral and _read_by_helper(work, person, words.told_old(one.cause, one.demand, until), key):
        return
    text = words.told(orderer.name, one.cause, one.demand, until)
    post.tell(work, person, Message(text), key, "notice")


def tell_left(work: Work, person: Person, ones: Sequence[Rectification]) -> None:
    """What earlier campaigns left, all of it at once."""
    key, demands = f"rectify:{ones[0].id}:left", [one.demand for one in ones]
    if not (person.oral and _read_by_helper(work, person, sheet_words.told_old(demands), key)):
        post.tell(work, person, Message(sheet_words.told(demands)), key, "notice")


def tell_person(work: Work, one: Rectification, text: str, step: str, purpose: str = "notice") -> None:
    """Something more to the person concerned."""
    person, key = people.get(work, one.person_id), f"rectify:{one.id}:{step}"
    if person is None or not person.active:
        return
    if not (person.oral and _read_by_helper(work, person, text, key)):
        post.tell(work, person, Message(text), key, purpose)


def _read_by_helper(work: Work, person: Person, text: str, key: str) -> bool:
    """Whether somebody goes and reads it to the person."""
    helper = post.helper_of(work, person)
    if helper is None or not people.identities(work, helper.id):
        return False
    said = f"{words.read_to(person.name, text)}\n{words.note_hint(person.name)}"
    post.errand(work, helper, "read_to", said, key, about=person)
    return True


def tell_recheck(work: Work, one: Rectification, who: Person, name: str, said: str, step: int) -> None:
    """Whoever is to look gets a task; it is done when he has decided."""
    key = f"{recheck_key(one)}:{step}"
    post.errand(work, who, "recheck", words.shown(name, said, one.id), key)


def recheck_key(one: Rectification) -> str:
    """Names the tasks of looking whether it is done."""
    return f"recheck:{one.id}"


def tell_end(work: Work, one: Rectification) -> None:
    """It is put right: the person concerned, and whoever reported it, are told."""
    tell_person(work, one, words.closed(one.demand), "closed")
    voice = store.get(work, one.voice_id) if one.voice_id else None
    if voice is not None:
        text = voice_words.told(voice.kind.value, shown(voice.code), words.told_back())
        asker.tell(work, voice, text, f"rectified:{one.id}")


def schedule(work: Work, one: Rectification) -> None:
    """One reminder shortly before the term is over, and a word to who ordered it afterwards."""
    cycle = next(iter(years.of_org(work, one.org_id) or overview.cycles(work, [one.org_id])), None)
    if cycle is None:
        return
    until = one.due.isoformat()
    for kind, person_id, day in (
        ("rectify.remind", one.person_id, add_working_days(one.due, -REMIND_BEFORE)),
        ("rectify.over", one.orderer_id, add_working_days(one.due, 1)),
    ):
        moment = next_working_time(at(day, 9), spread=one.id)
        if day > local(work.now).date():
            args = {"rectification": one.id, "person": person_id, "due": until}
            years.schedule(work, cycle.id, kind, f"{kind}:{one.id}:{until}", args, moment)


def finish_tasks(work: Work, one: Rectification) -> None:
    """Nobody has to look any more."""
    records.finish_beginning(work, f"{recheck_key(one)}:")
