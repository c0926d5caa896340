"""The public's poll: printed codes that open one ballot each, in the same box as the members'.

There is no open link. Which code somebody has nobody knows: they are drawn and handed out by batches.
"""

import hashlib
import secrets
from dataclasses import dataclass, replace

from bot.service.deeds import shown as deeds
from bot.service.evaluate import rating, who
from dialogs.rules.ballots import FLAG, Roll
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.commitments import Status
from dialogs.rules.manifest import Setting
from dialogs.rules.receipts import ALPHABET
from dialogs.rules.satisfaction import PUBLIC_SCALE
from dialogs.rules.subjects import Kind, Subject
from dialogs.rules.year import Step
from dialogs.words import batches as words
from dialogs.words import evaluation as evaluation_words
from storage import commitments, evaluation, people, public_polls, years
from storage.unit import Work
from storage.years import Cycle

#: Characters of a code: fifty bits.
LENGTH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the sheet: who, by the number in the box, what is asked of an
    organisation, and what was promised, in words; then the deeds that the public board shows, too (R41)."""

    number: int
    name: str
    about: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a code opens. `active`: its batch was handed out before two people; `open`: votes are taken."""

    org: str
    year: int
    cycle_id: int
    poll: str
    asked: tuple[Asked, ...]
    active: bool
    open: bool
    covered: bool
    contact: str
    closes: str


def poll_name(cycle_id: int) -> str:
    """The name of the public's poll of a cycle."""
    return f"public-{cycle_id}"


def new_code() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def voter_of(code: str) -> int:
    """The number under which a code votes. Slow on purpose, some milliseconds: who has a copy of the
    database cannot try all codes and vote with those that are left."""
    made = hashlib.scrypt(code.encode(), salt=b"jiannuo public 2", n=4096, r=8, p=1, dklen=8)
    return int.from_bytes(made) >> 2


def roll(work: Work, cycle_id: int) -> Roll:
    """Every printed code, each with everybody who is evaluated; nobody where none was printed. A query."""
    cycle = years.get(work, cycle_id)
    asked = tuple(number_of(one) for one, _ in who.subjects(work, cycle)) if cycle else ()
    return dict.fromkeys(public_polls.voters(work, cycle_id), (*asked, FLAG))


def number_of(subject: Subject) -> int:
    """The number of a subject in the box: organisations stand below zero."""
    return -subject.id if subject.kind is Kind.ORG else subject.id


def setting(work: Work, cycle_id: int, program: str) -> Setting:
    """With what the public's poll opens: the same tellers as the members'. A query."""
    found, cycle = rating.setting(work, cycle_id, program), years.get(work, cycle_id)
    return replace(found, question=words.question(cycle.year) if cycle else "", scale=PUBLIC_SCALE)


def sheet(work: Work, voter: int) -> Sheet | None:
    """What the code of this number opens. A query."""
    found = public_polls.find(work, voter)
    cycle = years.get(work, found[0]) if found else None
    branch = people.org(work, cycle.org_id) if cycle else None
    if found is None or cycle is None or branch is None:
        return None
    batch = next(one for one in public_polls.batches(work, cycle.id) if one.number == found[1])
    terms, _ = evaluation.terms_of(work, cycle.id)
    window, secretary = years.window_of(work, cycle.id, Step.EVALUATE), people.secretary(work, cycle.org_id)
    return Sheet(
        branch.name,
        cycle.year,
        cycle.id,
        poll_name(cycle.id),
        tuple(_asked(work, cycle, one, name) for one, name in who.subjects(work, cycle)),
        batch.active,
        cycle.status == "evaluating" and not over(work, cycle),
        terms.covered,
        branch.contact or (f"{secretary.name} {secretary.phone}".strip() if secretary else ""),
        chinese_date(local(window.closes).date()) if window else "",
    )


def over(work: Work, cycle: Cycle) -> bool:
    """Whether the voting of a year has ended: from then on nothing is taken."""
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    return window is not None and work.now >= window.closes


def _asked(work: Work, cycle: Cycle, subject: Subject, name: str) -> Asked:
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    shown = [one for one in items if one.audience == "public"]
    if subject.kind is Kind.ORG:
        facts = tuple(one.text for one in shown if one.of_org)
        return Asked(number_of(subject), name, evaluation_words.AS_A_WHOLE, facts)
    own = tuple(one.text for one in shown if one.person_id == subject.id and not one.of_org)
    bright = tuple(map(evaluation_words.bright, deeds.board_lines(work, cycle.id, subject.id)))
    return Asked(number_of(subject), name, "", own + bright)
