"""The three who hold the keys of the box (监票人): named before voting, each makes a key of his own."""

import re
from dataclasses import dataclass
from typing import Any

from bot.ports import Door, Links
from bot.service.evaluate import public_poll, who
from bot.service.evaluate.rating import poll_name
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.ballots import FLAG
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.entitled import refuse_holders
from dialogs.rules.people import Person
from dialogs.rules.subjects import Kind
from dialogs.rules.year import Step
from dialogs.words import evaluation as evaluation_words
from dialogs.words import poll as words
from storage import people, polls, records, years
from storage.unit import Work
from storage.years import Cycle

_LOCK = re.compile(r"04[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Seat:
    """The page of one holder: `what` is voted on, the poll, his own name, his lock if he has made one, the
    others without one."""

    org: str
    year: int
    what: str
    poll: str
    cycle_id: int
    name: str
    lock: str
    missing: tuple[str, ...]
    began: bool


def name(scene: Scene, args: dict[str, Any]) -> None:
    """The secretary names three; each is asked to make a key."""
    work, person = scene.work, scene.person
    cycle = who.evaluated(work, person.org_id)
    named = re.split(r"[\s、，,]+", str(args.get("words", "")).strip())[1:]
    if cycle is None or not person.leads:
        scene.say(words.LEADERS_ONLY if cycle else evaluation_words.NO_YEAR)
        return
    if not any(named):
        scene.say(words.HOLDERS_HOW)
        return
    if _began(work, cycle):
        scene.say(words.HOLDERS_TOO_LATE)
        return
    found = [_find(work, cycle, one) for one in named]
    fault = _fault(work, cycle, named, found)
    if fault:
        scene.say(fault)
        return
    chosen = [one for one in found if one is not None]
    polls.name_holders(work, cycle.id, [one.id for one in chosen])
    records.note(work, person.id, "name_holders", f"cycle:{cycle.id}", people=[one.id for one in chosen])
    records.finish_known(work, f"holders:{cycle.id}")
    for one in chosen:
        ask(work, cycle, one, scene.links)
    scene.say(words.holders_named([one.name for one in chosen]))


def _fault(work: Work, cycle: Cycle, named: list[str], found: list[Person | None]) -> str:
    for called, one in zip(named, found, strict=True):
        if one is None:
            return words.WHO_IS.format(name=called)
        if not people.identities(work, one.id):
            return words.NO_CHAT.format(name=called)
    return refuse_holders([one for one in found if one is not None], cycle.org_id)


def _began(work: Work, cycle: Cycle) -> bool:
    """Whether keys are too late: voting has begun. Where it is declared void, until it begins anew."""
    last = polls.void(work, cycle.id)
    if last is not None and last.opens_on is not None:
        return local(work.now).date() >= last.opens_on
    return cycle.status not in ("preparing", "fulfilling")


def _find(work: Work, cycle: Cycle, called: str) -> Person | None:
    """Somebody of the branch or of the organisation above it."""
    branch = people.org(work, cycle.org_id)
    homes = [cycle.org_id] + ([branch.parent_id] if branch and branch.parent_id else [])
    found = (one for home in homes for one in people.by_name(work, home, called) if one.active)
    return next(found, None)


def ask(work: Work, cycle: Cycle, person: Person, links: Links, again: int = 0) -> None:
    """Ask a holder to make his key; `again`: for a poll that is repeated."""
    window, last = years.window_of(work, cycle.id, Step.EVALUATE), polls.void(work, cycle.id)
    opens = chinese_date(local(window.opens).date()) if window else words.BEFORE_VOTING
    if last is not None and last.opens_on is not None:
        opens = chinese_date(last.opens_on)
    text = words.HOLDER_ASKED.format(year=cycle.year, closes=opens)
    link = Link(words.KEY_LINK, links.page(Door.KEY, poll_name(cycle.id), person.id))
    post.tell(work, person, Message(text, link=link), f"holder:{cycle.id}:{person.id}:{again}", "notice")


def prepare(duty: Duty) -> None:
    """Before the vote the secretary is asked to have three tellers chosen."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None and not polls.holders(duty.work, duty.cycle.id):
        post.errand(duty.work, secretary, "holders", words.PREPARE, f"holders:{duty.cycle.id}")


def names(work: Work, cycle_id: int) -> dict[int, str]:
    """Whom the slips of a year's poll are about, by the number in the box. A query."""
    cycle = years.get(work, cycle_id)
    found = who.subjects(work, cycle) if cycle else []
    called = {-one.id if one.kind is Kind.ORG else one.id: name for one, name in found}
    return {**called, FLAG: words.SAME_FOR_ALL}


def seat(work: Work, poll: str, viewer: int) -> Seat | None:
    """The page of one holder. A query."""
    number = poll.rpartition("-")[2]
    cycle = years.get(work, int(number)) if number.isdecimal() else None
    if cycle is None or poll not in (poll_name(cycle.id), public_poll.poll_name(cycle.id)):
        return None
    holding = polls.holders(work, cycle.id)
    mine = next((one for one in holding if one.person_id == viewer), None)
    branch = people.org(work, cycle.org_id)
    if mine is None or branch is None:
        return None
    missing = tuple(one.name for one in holding if not one.lock)
    what = words.POLLS[poll.partition("-")[0]]
    return Seat(
        branch.name, cycle.year, what, poll, cycle.id, mine.name, mine.lock, missing, _began(work, cycle)
    )


def keep_lock(work: Work, poll: str, viewer: int, lock: str) -> bool:
    """Keep the public half of a holder's key; False when it is none, or voting has begun. A verb."""
    found = seat(work, poll, viewer)
    if found is None or found.began or not _LOCK.fullmatch(lock):
        return False
    records.note(work, viewer, "keep_lock", f"cycle:{found.cycle_id}")
    return polls.keep_lock(work, found.cycle_id, viewer, lock)
