"""One general way in for what was not typed by the person himself (R28, R29, R102)."""

import hashlib
from collections.abc import Sequence
from datetime import date

from bot.ports import Step, unseen
from bot.problems import BadInput
from bot.service.homes.recording import may_record
from bot.service.organise import tiers
from bot.service.organise.naming import named_org, named_person
from bot.service.paper import kinds
from bot.service.paper.said import Said
from bot.service.propose import own_word
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.entering import OF_THE_PUBLIC, OWN_WORD, PROMISES, TO_THE_PERSON, Entry, Kind
from dialogs.rules.entering_sheet import check
from dialogs.rules.people import Org, Person
from dialogs.rules.roster_entries import Fault, Sheet
from dialogs.words import paper as words
from storage import papers, people, records
from storage.unit import Work

#: What somebody may say here where he is a guest; all else he says in his own organisation.
_OF_GUESTS = PROMISES | {Kind.PROGRESS}


def take(work: Work, recorder: Person, entry: Entry) -> str:
    """Enter it in the recorder's organisation; gives the sentence for him. A verb.

    Raises:
        BadInput: nobody is called that, it is not his to write down, or it does not fit; then nothing
            was entered.
    """
    org = people.org(work, recorder.org_id)
    if org is None:
        raise BadInput(words.NOT_YOURS)
    person = _whose(work, org, recorder, entry)
    if entry.family and entry.kind in OWN_WORD:
        raise BadInput(words.OWN_WORD)
    key = _key(org, entry)
    if papers.known(work, key):
        return words.KEPT_BEFORE
    said = Said(key, org, person, recorder, entry, local(work.now).date())
    subject = kinds.TAKES[entry.kind](work, said)
    if entry.kind is Kind.EXCHANGE:
        person = None
    papers.keep(
        work,
        key,
        said.came(subject),
        org_id=org.id,
        person_id=person.id if person else None,
        kind=entry.kind.value,
        words=entry.whole,
        family=entry.family,
    )
    records.note(work, recorder.id, "enter_for", subject, channel=entry.channel, family=entry.family)
    if entry.kind in TO_THE_PERSON or entry.kind is Kind.EXCHANGE:
        return words.kept_for(entry.who, entry.kind.label)
    if person is not None and not entry.read_back:
        _have_it_read(work, person, recorder, entry, key)
    read = entry.read_back or person is None
    if said.answers:
        return words.done_for(entry.who, "\n".join(said.answers), read)
    return words.kept(entry.who, entry.kind.label, read, entry.family)


def enter_as(work: Work, recorder_id: int, entry: Entry) -> str:
    """Enter one thing for somebody with an office. A verb.

    Raises:
        BadInput: as for `take`.
    """
    recorder = people.get(work, recorder_id)
    if recorder is None or not recorder.active or not recorder.holds_office:
        raise BadInput(words.NOT_YOURS)
    return take(work, recorder, entry)


def take_sheet(
    work: Work, sheet: Sheet, org_name: str | None, by: str, today: date | None, step: Step = unseen
) -> tuple[str, list[str]]:
    """Enter a table for the command line: what was done, or the faults of the table itself. A verb.

    Raises:
        BadInput: somebody or something in it does not fit.
    """
    recorder = named_person(work, named_org(work, org_name), by)
    found = check(sheet, today or local(work.now).date())
    faults = [one.sentence for one in found if isinstance(one, Fault)]
    if faults:
        return "", faults
    ready = [one for one in found if not isinstance(one, Fault)]
    return take_all(work, recorder.id, ready, step), []


def take_all(work: Work, recorder_id: int, entries: Sequence[tuple[int, Entry]], step: Step = unseen) -> str:
    """Enter a whole table, every row or none. A verb.

    Raises:
        BadInput: something in it does not fit; every row that does not is named.
    """
    recorder = people.get(work, recorder_id)
    if recorder is None or not recorder.active or not recorder.holds_office:
        raise BadInput(words.NOT_YOURS)
    faults, told = [], []
    for row, entry in entries:
        try:
            told.append(take(work, recorder, entry))
        except BadInput as fault:
            faults.append(words.row_fault(row, str(fault)))
        step()
    if faults:
        raise BadInput(words.faults(faults))
    known = told.count(words.KEPT_BEFORE)
    return words.read_in(len(told) - known, known)


def _whose(work: Work, org: Org, recorder: Person, entry: Entry) -> Person | None:
    """Whose word it is; of a wish or report it may be anybody's."""
    try:
        person = _found(work, org, entry)
    except BadInput:
        if entry.kind in OF_THE_PUBLIC:
            return None
        raise
    if entry.kind in OF_THE_PUBLIC or (entry.kind in TO_THE_PERSON and recorder.holds_office):
        return person
    guest = person.org_id != org.id
    if not may_record(work, recorder, person) or (guest and entry.kind not in _OF_GUESTS):
        raise BadInput(words.NOT_YOURS)
    return person


def _found(work: Work, org: Org, entry: Entry) -> Person:
    """Somebody of the organisation, else a guest there; whoever is spoken to may belong to one below."""
    try:
        return named_person(work, org, entry.who)
    except BadInput:
        others = people.guests(work, org.id)
        if entry.kind in TO_THE_PERSON:
            others = [one for each in tiers.below(work, org.id) for one in people.members(work, each.id)]
        found = [one for one in others if one.name == entry.who]
        if len(found) != 1:
            raise
        return found[0]


def _have_it_read(work: Work, person: Person, recorder: Person, entry: Entry, key: str) -> None:
    """It is read back at the next contact: in his own chat where he has one, else by the recorder."""
    if entry.kind in PROMISES and people.identities(work, person.id):
        own_word.ask(work, person, recorder, entry, key)
    elif people.identities(work, person.id):
        text = words.noted_for_you(recorder.name, entry.whole)
        post.tell(work, person, Message(text), f"noted:{key}", "notice")
    text = words.to_read(person.name, entry.whole)
    post.add_errand(work, recorder, "read_back", text, f"read:{key}", about=person)


def _key(org: Org, entry: Entry) -> str:
    told = (org.id, entry.who, entry.kind, entry.channel, entry.words, entry.said_on, entry.family)
    return "paper:" + hashlib.sha256(repr(told).encode()).hexdigest()[:40]
