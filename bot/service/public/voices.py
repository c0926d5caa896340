"""The public's voice comes in: by chat, on a page, or written down by somebody for somebody else."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.service.organise import tiers
from bot.service.public import offers
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import add_working_days, at, chinese_date, local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.receipts import ALPHABET, LENGTH, mixed
from dialogs.rules.voices import ANSWER_DAYS, LONGEST_CONTACT, Kind, Voice, handlers, spoken_of, tidy
from dialogs.words import voices as words
from storage import commitments, people, records, years
from storage import voices as store
from storage.unit import Work

#: From the public on one day; more is a flood, and the telephone is better.
MOST_A_DAY = 60

#: Reports of one day that are told one by one; the others wait in the list.
LOUD = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said. `person` is set for somebody on the roster, `recorder` for whoever wrote
    it down, `commitment` for the published promise that it is about."""

    kind: Kind
    text: str
    channel: str = "chat"
    platform: str = ""
    address: str = ""
    contact: str = ""
    person: Person | None = None
    recorder: Person | None = None
    commitment: int | None = None


def take(work: Work, org_id: int, key: str, said: Said) -> Voice | None:
    """Keep it, give it a receipt and bring it to whoever deals with it; None in a flood. A verb.

    The same key, or the same words from the same address while they are open, is the same voice.
    """
    text = tidy(said.text)
    before = store.by_key(work, key)
    if before is None and said.address:
        before = store.same_open(work, org_id, said.kind, said.platform, said.address, text)
    if before is not None:
        return before
    today = store.since(work, org_id, at(local(work.now).date(), 0))
    if today >= MOST_A_DAY and said.person is None and said.recorder is None:
        return None
    if said.kind is Kind.WISH:
        one = _keep(work, org_id, key, said, text)
        _bring_wish(work, one)
        offers.offer(work, one)
        return one
    return _take_report(work, org_id, key, said, text, loud=today < LOUD)


def _keep(work: Work, org_id: int, key: str, said: Said, text: str, **more: int | datetime | None) -> Voice:
    found: Voice | None = None
    while found is None:
        store.add(
            work,
            key,
            _new_code(),
            org_id=org_id,
            kind=said.kind.value,
            text=text,
            channel=said.channel,
            platform=said.platform,
            address=said.address,
            contact=tidy(said.contact, LONGEST_CONTACT),
            person_id=said.person.id if said.person else None,
            recorder_id=said.recorder.id if said.recorder else None,
            **more,
        )
        found = store.by_key(work, key)
    actor = said.recorder or said.person
    who = actor.id if actor and said.kind is Kind.WISH else None  # who reports stays out of the journal
    records.note(work, who, f"take_{said.kind}", f"voice:{found.id}", by=said.channel)
    return found


def _new_code() -> str:
    """A code that nobody can guess; the table refuses one that is taken."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if mixed(code):
            return code


def _bring_wish(work: Work, one: Voice) -> None:
    """The first wish of a day is told; the others wait in the list."""
    leader = next(iter(handlers(people.members(work, one.org_id), frozenset())), None)
    if leader is None or leader.id in (one.person_id, one.recorder_id):
        return
    key = f"wish:{leader.id}:{local(work.now).date()}"
    post.errand(work, leader, "wish", words.wish_came(one.text, store.said_before(work, one)), key)


def _take_report(work: Work, org_id: int, key: str, said: Said, text: str, *, loud: bool) -> Voice:
    item = _published(work, org_id, said.commitment)
    author = people.get(work, item.person_id) if item else None
    of_org = item is not None and item.of_org
    named = spoken_of(text, people.members(work, org_id))
    about = author.id if author else next(iter(named)) if len(named) == 1 else None
    excluded = named | {number for number in (about, said.person and said.person.id) if number}
    ranked = may_handle(work, org_id, frozenset(excluded), up_first=of_org)
    due = at(add_working_days(local(work.now).date(), ANSWER_DAYS), 17)
    one = _keep(
        work,
        org_id,
        key,
        said,
        text,
        about_id=about,
        commitment_id=item.id if item else None,
        handler_id=ranked[0].id if ranked else None,
        answer_by=due,
        next_at=due,
    )
    if ranked:
        _bring_report(work, one, ranked[0], author.name if author else "", loud=loud)
    return one


def name_promise(work: Work, one: Voice, item: Commitment) -> None:
    """Whoever reported says which promise was meant: nobody whose promise it is deals with it. A verb."""
    author = people.get(work, item.person_id)
    store.change(work, one.id, commitment_id=item.id, about_id=item.person_id)
    records.note(work, None, "name_promise", f"voice:{one.id}", commitment=item.id)
    named = spoken_of(one.text, people.members(work, one.org_id))
    excluded = named | {number for number in (item.person_id, one.person_id) if number}
    ranked = may_handle(work, one.org_id, frozenset(excluded), up_first=item.of_org)
    if one.handler_id and ranked and ranked[0].id != one.handler_id:
        records.finish_known(work, task_key(one, one.handler_id))
        store.change(work, one.id, handler_id=ranked[0].id)
        _bring_report(work, one, ranked[0], author.name if author else "", loud=True)


def _published(work: Work, org_id: int, number: int | None) -> Commitment | None:
    """The published commitment of the organisation's own year, a guest's too; None for any other."""
    item = commitments.get(work, number) if number else None
    cycle = years.get(work, item.cycle_id) if item and item.status is Status.PUBLISHED else None
    return item if cycle is not None and cycle.org_id == org_id else None


def may_handle(work: Work, org_id: int, excluded: frozenset[int], *, up_first: bool = False) -> list[Person]:
    """Who may deal with a report: office by office, behind them those of the superior, and last
    those without a chat, whom somebody else would have to tell. What the organisation itself
    promised goes `up_first`: it does not answer for itself."""
    own = handlers(people.members(work, org_id), excluded)
    above = handlers(tiers.above(work, org_id), excluded)
    ranked = above + own if up_first else own + above
    return sorted(ranked, key=lambda one: not people.identities(work, one.id))


def _bring_report(work: Work, one: Voice, handler: Person, about: str, *, loud: bool) -> None:
    due = one.answer_by or work.now
    text = words.report_came(about, one.text, chinese_date(local(due).date()))
    key = task_key(one, handler.id)
    records.add_errand(work, key, "report", handler.id, text, due)
    if loud:
        tell_handler(work, handler, text, f"errand:{key}")


def tell_handler(work: Work, handler: Person, text: str, key: str) -> None:
    """Tell whoever deals with a report, himself or not at all: no helper reads it in his place."""
    if people.identities(work, handler.id):
        post.tell(work, handler, Message(text), key, "task")


def task_key(one: Voice, handler_id: int) -> str:
    """Names the task that a report is to one person."""
    return f"report:{one.id}:{handler_id}"
