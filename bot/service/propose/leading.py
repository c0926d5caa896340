"""Leaders first (R23): on the day of the others the clock looks whether those who lead are published, and
waits for them, working day by working day and not for ever."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.service.organise import tiers
from bot.service.reach import post
from bot.service.reach.absent import is_away
from bot.service.reach.duty import Duty
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.leading import latest, put_off, waited, waits_now
from dialogs.rules.org_cell import who_answers
from dialogs.rules.people import Person
from dialogs.rules.year import Due, Step, entries
from dialogs.words import leading as words
from storage import commitments, people, records, year_changes, years
from storage.unit import Work
from storage.years import Cycle

#: The superior hears of all organisations that begin to wait on a morning at once.
_TOGETHER = timedelta(hours=1)


def hold(duty: Duty) -> bool:
    """Whether the others are not asked today, because somebody who leads is not published yet. A verb."""
    work, cycle = duty.work, duty.cycle
    missing = lacking(work, cycle)
    if not missing:
        return False
    before = years.windows_of(work, cycle.id)
    steps = put_off(before, cycle.rules, local(work.now).date())
    subject, who = f"cycle:{cycle.id}", [one.id for one in missing]
    if steps is None:
        if days := waited(before):
            year_changes.mark(work, duty.task, unled=days)
            records.note(work, None, "open_without_leaders", subject, days=days, lacking=who)
        return False
    year_changes.set_windows(work, cycle.id, steps)
    (others,) = [one for one in steps if one.step is Step.PROPOSE and one.part == 0]
    year_changes.put_off(work, duty.task.id, others.opens)
    reminders = (one for one in entries(steps, cycle.rules) if one.kind is Due.PROPOSE_REMIND)
    year_changes.replan(work, cycle.id, reminders, {Due.PROPOSE_REMIND})
    records.note(work, None, "wait_for_leaders", subject, until=str(local(others.opens).date()), lacking=who)
    _tell(duty, missing)
    return True


def lacking(work: Work, cycle: Cycle) -> list[Person]:
    """Who leads here, is asked this year and has nothing published yet. Guests lead elsewhere; who is away,
    and whom no word of ours would reach, keeps nobody waiting. A query."""
    published = {
        one.person_id for one in commitments.of_cycle(work, cycle.id, Status.PUBLISHED) if not one.of_org
    }
    reached = people.reachable(work, cycle.org_id)
    return [
        one
        for one in people.promisors(work, cycle.org_id)
        if one.org_id == cycle.org_id
        and one.goes_first
        and one.id not in published
        and not is_away(work, one)
        and _can_be_asked(work, one, reached)
    ]


def _can_be_asked(work: Work, person: Person, reached: Collection[int]) -> bool:
    helper = None if person.id in reached else post.helper_of(work, person)
    return person.id in reached or (helper is not None and bool(people.identities(work, helper.id)))


def _tell(duty: Duty, missing: list[Person]) -> None:
    """Whoever lacks is asked, if he was not; whoever leads here is told, and the superior in the digest of
    the week."""
    work, cycle = duty.work, duty.cycle
    for one in missing:
        due = post.suits(one, work.now, many=True)
        _enter(duty, "propose.lead", f"propose.lead:0:{one.id}", one, due)
    lead = who_answers(people.members(work, cycle.org_id), people.reachable(work, cycle.org_id))
    if lead is not None:
        tell_lead(duty, lead)
    above = tiers.secretary_above(work, cycle.org_id)
    if above is not None:
        _enter(duty, "weekly.tell", f"weekly.tell:leaders:{above.id}", above, work.now + _TOGETHER)


def _enter(duty: Duty, kind: str, key: str, person: Person, due: datetime) -> None:
    years.schedule(duty.work, duty.cycle.id, kind, key, {"part": 0, "person": person.id}, due)


def tell_lead(duty: Duty, lead: Person) -> None:
    """Tell whoever leads here, once and in private, who lacks and what to do; nothing once nobody waits."""
    work, cycle = duty.work, duty.cycle
    steps, missing = years.windows_of(work, cycle.id), lacking(work, cycle)
    if missing and waits_now(steps, work.now):
        lines = [_stands(work, cycle, one, lead) for one in missing]
        message = Message(words.waits(lines, latest(steps, cycle.rules)))
        later = duty.again("propose.waits", lead)
        post.tell(work, lead, message, f"leaders-first:{cycle.id}", "notice", later=later)


def _stands(work: Work, cycle: Cycle, one: Person, reader: Person) -> str:
    own = {each.status.value for each in commitments.own(work, one.id, cycle.id)}
    spoken = words.NOT_WRITTEN if records.waits(work, "transcribe", one.id) else words.NOTHING_YET
    stands = next((told for status, told in words.STANDS.items() if status in own), spoken)
    return words.lacks(words.YOU if one.id == reader.id else one.name, stands)
