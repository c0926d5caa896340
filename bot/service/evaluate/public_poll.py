"""The public's part: an invited roster, codes that are good once, a sheet without a name.

There is no open link. Which code gave which answers is nowhere written down; a code is kept as its hash.
"""

import hashlib
import secrets
from dataclasses import dataclass

from bot.service.evaluate import who
from bot.service.reach.duty import Duty
from dialogs.rules.commitments import Status
from dialogs.rules.receipts import ALPHABET
from dialogs.rules.satisfaction import PUBLIC_SCALE
from dialogs.rules.subjects import Kind, Subject
from dialogs.rules.year import Step
from storage import commitments, evaluation, people, public_polls, records, years
from storage.public_polls import Invited
from storage.unit import Work
from storage.years import Cycle

#: Characters of a code: forty bits, far beyond guessing at twenty tries a minute.
LENGTH = 8

#: The most people that one list invites, and the longest name.
MOST = 500
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Inviting:
    """The page of whoever invites. `opened`: answers are taken now; `over`: they are counted."""

    org: str
    year: int
    cycle_id: int
    invited: tuple[Invited, ...]
    opened: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One printed invitation."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the sheet: who, and what was promised, in words."""

    key: str
    name: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet of one code. `used`: it has been handed in; `open`: answers are taken now."""

    org: str
    year: int
    asked: tuple[Asked, ...]
    used: bool
    open: bool
    covered: bool
    contact: str


def inviting(work: Work, subject: str, viewer: int) -> Inviting | None:
    """The page of one year, for whoever leads its organisation. A query."""
    cycle = _led(work, subject, viewer)
    branch = people.org(work, cycle.org_id) if cycle else None
    if cycle is None or branch is None:
        return None
    invited = tuple(public_polls.roster(work, cycle.id))
    return Inviting(branch.name, cycle.year, cycle.id, invited, _open(work, cycle), _over(work, cycle))


def invite(work: Work, subject: str, viewer: int, names: list[str]) -> list[Card] | None:
    """Invite these people and give their codes, which are shown this once. A verb."""
    cycle = _led(work, subject, viewer)
    if cycle is None or _over(work, cycle):
        return None
    known = {one.name for one in public_polls.roster(work, cycle.id)}
    cards = []
    for name in dict.fromkeys(names):
        if name not in known:
            code = new_code()
            public_polls.invite(work, cycle.id, name, _hash(code))
            cards.append(Card(name, code))
    if cards:
        records.note(work, viewer, "invite_public", f"cycle:{cycle.id}", people=len(cards))
    return cards


def print_again(work: Work, subject: str, viewer: int) -> list[Card] | None:
    """New codes for everybody, as long as no answer can have been given; the old ones are dead. A verb."""
    cycle = _led(work, subject, viewer)
    if cycle is None or cycle.status == "evaluating" or _over(work, cycle):
        return None
    cards = []
    for one in public_polls.roster(work, cycle.id):
        code = new_code()
        public_polls.change_code(work, cycle.id, one.number, _hash(code))
        cards.append(Card(one.name, code))
    records.note(work, viewer, "reprint_codes", f"cycle:{cycle.id}", people=len(cards))
    return cards


def paper(work: Work, code: str) -> Paper | None:
    """The sheet that a code opens. A query."""
    found = public_polls.cycle_for(work, _hash(code))
    cycle = years.get(work, found[0]) if found else None
    branch = people.org(work, cycle.org_id) if cycle else None
    if found is None or cycle is None or branch is None:
        return None
    terms, _ = evaluation.terms_of(work, cycle.id)
    asked = tuple(Asked(one.key, name, _facts(work, cycle, one)) for one, name in who.subjects(work, cycle))
    secretary = people.secretary(work, cycle.org_id)
    contact = branch.contact or (f"{secretary.name} {secretary.phone}".strip() if secretary else "")
    return Paper(branch.name, cycle.year, asked, found[1], _open(work, cycle), terms.covered, contact)


def answer(work: Work, code: str, answers: dict[str, str]) -> bool:
    """Take a sheet; False when the code was used, nothing is ticked, or answers are not taken. A verb."""
    found = public_polls.cycle_for(work, _hash(code))
    cycle = years.get(work, found[0]) if found else None
    if cycle is None or not _open(work, cycle):
        return False
    known = {one.key for one, _ in who.subjects(work, cycle)}
    told = {key: word for key, word in answers.items() if key in known and word in PUBLIC_SCALE}
    if not told or not public_polls.use(work, _hash(code)):
        return False
    public_polls.put_in(work, cycle.id, secrets.token_hex(16), told)
    return True


def close(duty: Duty) -> None:
    """Count the sheets; only the counts stay."""
    work, cycle = duty.work, duty.cycle
    sheets, counts = public_polls.count(work, cycle.id)
    if sheets:
        for key, told in counts.items():
            evaluation.keep_count(work, cycle.id, key, "public", told)
    public_polls.empty(work, cycle.id)
    records.note(work, None, "count_public", f"cycle:{cycle.id}", sheets=sheets)


def new_code() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _facts(work: Work, cycle: Cycle, subject: Subject) -> tuple[str, ...]:
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    if subject.kind is Kind.ORG:
        return tuple(one.text for one in items if one.of_org)
    return tuple(one.text for one in items if one.person_id == subject.id and not one.of_org)


def _led(work: Work, subject: str, viewer: int) -> Cycle | None:
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    if cycle is None or person is None or not person.active or cycle.status == "closed":
        return None
    return cycle if person.leads and person.org_id == cycle.org_id else None


def _open(work: Work, cycle: Cycle) -> bool:
    return cycle.status == "evaluating" and not _over(work, cycle)


def _over(work: Work, cycle: Cycle) -> bool:
    """Whether the votes are being counted: from then on nothing is taken."""
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    return window is not None and work.now >= window.closes


def _hash(code: str) -> str:
    return hashlib.sha256(f"jiannuo public 1|{code}".encode()).hexdigest()
