"""Lost keys: two people declare the poll void with a reason, everybody is told, and it is repeated.

The old box stays sealed, under another name, until its time is over.
"""

from bot.service.evaluate import batches, holders, prompts, rating, sealed, who
from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Message
from dialogs.rules.calendar import add_working_days, at, chinese_date, local
from dialogs.words import void as words
from storage import people, polls, records, years
from storage.unit import Work
from storage.years import Cycle

#: Working days until the repeated poll opens, for new keys, and until it closes.
KEYS, VOTING = 3, 8


def ask(work: Work, subject: str, viewer: int, reason: str) -> str:
    """One says that the box cannot be opened and why. What to say of it. A verb."""
    cycle = _may(work, subject, viewer)
    if cycle is None:
        return words.NOT_NOW
    if not reason:
        return words.NEEDS_REASON
    last = polls.void(work, cycle.id)
    number = last.number + (last.agreed_by is not None) if last else 1
    polls.ask_void(work, cycle.id, number, reason[:200], viewer)
    records.note(work, viewer, "ask_void", f"cycle:{cycle.id}", number=number)
    return words.ASKED


def agree(work: Work, subject: str, viewer: int) -> str:
    """A second one agrees: the box is set aside, new keys are made, the poll is repeated. A verb."""
    cycle = _may(work, subject, viewer)
    last = polls.void(work, cycle.id) if cycle else None
    if cycle is None or last is None or last.agreed_by is not None:
        return words.NOT_NOW
    if not who.two(work, last.asked_by, viewer):
        return words.SECOND
    today = local(work.now).date()
    opens, closes = add_working_days(today, KEYS), add_working_days(today, VOTING)
    polls.agree_void(work, cycle.id, last.number, viewer, opens, closes)
    records.note(work, viewer, "agree_void", f"cycle:{cycle.id}", number=last.number)
    records.finish_known(work, f"codes:{cycle.id}")  # the public's codes are dead with the keys
    for kind, moment in (("void", work.now), ("reopen", at(opens, 9)), ("reclose", at(closes, 18))):
        years.schedule(work, cycle.id, f"rate.{kind}", f"rate.{kind}:{last.number}", {}, moment)
    return words.agreed(chinese_date(opens), chinese_date(closes))


def declare(duty: Duty) -> None:
    """The box is set aside: the group and every voter are told, the tellers are asked for new keys."""
    work, cycle, last = duty.work, duty.cycle, polls.void(duty.work, duty.cycle.id)
    if last is None or last.opens_on is None or last.closes_on is None:
        return
    text = words.void(cycle.year, last.reason, chinese_date(last.opens_on), chinese_date(last.closes_on))
    card = Message(text, title=words.title(cycle.year))
    post.tell_group(work, cycle.org_id, card, f"void:{last.number}:{cycle.id}")
    for number in rating.roll(work, cycle.id):
        person = people.get(work, number)
        if person is not None and people.identities(work, number):
            key = f"void:{cycle.id}:{last.number}:{number}"
            post.tell(work, person, Message(text), key, "notice")
    for one in polls.holders(work, cycle.id):
        holder = people.get(work, one.person_id)
        if holder is not None:
            holders.ask(work, cycle, holder, duty.links, last.number)


def reopen(duty: Duty) -> None:
    """The poll is open again: the group hears what is fixed, every voter gets his paper."""
    sealed.announce(duty)
    work, cycle, last = duty.work, duty.cycle, polls.void(duty.work, duty.cycle.id)
    for number in rating.roll(work, cycle.id):
        person = people.get(work, number)
        if last is not None and person is not None and people.identities(work, number):
            message = rating.invitation(work, cycle, person, duty.links)
            post.tell(work, person, message, f"rate:{cycle.id}:{last.number}:{number}", "notice")


def close(duty: Duty) -> None:
    """The repeated poll closes; what the server counted is told at once."""
    sealed.close_box(duty)
    if duty.count.counts is not None:
        prompts.tell_results(duty)


def word(work: Work, poll: str) -> str:
    """What a voter is told who looks for his paper where there is none: it is void, and when another one is
    open. Empty where nothing is void. A query."""
    number = poll.rpartition("-")[2]
    last = polls.void(work, int(number)) if number.isdecimal() else None
    if last is None or last.opens_on is None or last.closes_on is None:
        return ""
    return words.again(chinese_date(last.opens_on), chinese_date(last.closes_on))


def aside(work: Work, cycle_id: int) -> str:
    """Under which ending the box that is declared void is kept. A query."""
    last = polls.void(work, cycle_id)
    return f"#{last.number}" if last else "#0"


def _may(work: Work, subject: str, viewer: int) -> Cycle | None:
    """The year, where its poll has begun, nothing is counted, and this person has an office or a key."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    if cycle is None or person is None or cycle.status != "evaluating" or years.results(work, cycle.id):
        return None
    return cycle if batches.may_enter(work, cycle, person) else None
