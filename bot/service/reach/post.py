"""Saying something to somebody who has not just spoken: when, where, and once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from bot.service.reach import budget
from bot.service.reach.absent import look_again, silent_until
from bot.service.reach.budget import STALE
from dialogs.content import Message
from dialogs.engine.show import prompt
from dialogs.engine.talk import Talk
from dialogs.rules.burden import TASK, URGENT, WEEK
from dialogs.rules.calendar import (
    add_working_days,
    at,
    elder_time,
    in_hours,
    local,
    next_working_time,
)
from dialogs.rules.channels import Way
from dialogs.rules.people import Person
from dialogs.scripts.catalog import CATALOG
from dialogs.words import service as words
from storage import burden, channels, outbox, people, records, talks
from storage.unit import Work

#: Full and half hours are left to others only where many are written to.
_A_MOMENT = timedelta(minutes=1)


#: Dialogs that are begun again from time to time, and what makes two of them the same.
_ANEW: dict[str, tuple[str, ...]] = {
    "checkin": ("commitment",),
    "review": (),
    "publish": ("cycle",),
    "summary": ("cycle",),
    "digest": ("cycle",),
    "amendments": (),
}


#: How the keys of messages begin that lead to the list of tasks: words to be passed on, visits, the digest.
_TO_LIST = ("errand:tell:", "visits:", "weekly:")


#: What is done instead of letting a message wait: whoever speaks looks again at that moment.
Later = Callable[[datetime], None]


def tell(
    work: Work, person: Person, message: Message, key: str, purpose: str, *, later: Later | None = None
) -> bool:
    """Say something to a person in the hours that suit; whether it is new and will be said.

    Somebody without a chat is told by his helper, or by the secretary. When the person's week
    is full (`dialogs.rules.burden`), it goes at the first moment at which it is not any more;
    with `later` nothing is put in, and that is called with the moment instead.
    """
    return _tell(work, person, message, key, purpose, None, later)


def _tell(
    work: Work,
    person: Person,
    message: Message,
    key: str,
    purpose: str,
    slot: budget.Slot | None,
    later: Later | None = None,
) -> bool:
    """The same; `slot` is the message's place in the person's weeks, where it was looked up before."""
    if not person.active:
        return False
    ways = channels.ways(work, person.id, choices=bool(message.choices))
    if not ways:
        return by_hand(work, person, message, key)
    slot = slot or _slot(work, person, key, purpose)
    if slot.never:
        budget.note_unsaid(work, person, purpose)
        return False
    if slot.late and later is not None:
        later(slot.moment)
        return False
    return _put(work, person, ways[0], message, key, purpose, slot.moment)


def ask(
    work: Work,
    person: Person,
    dialog: str,
    args: dict[str, Any],
    key: str,
    purpose: str,
    *,
    later: Later | None = None,
) -> bool:
    """Open a dialog with a person from our side; whether its question goes out now.

    It waits its turn while the person is busy with another one. When the person's week is full,
    `later` is called with the moment at which it is not, and nothing is opened: what the person
    says until then is not taken for an answer to a question that has not been heard. Without
    `later` the dialog is open at once and its question comes when it may.
    """
    if silent_until(work, person, purpose) is None:
        if later is not None:
            later(look_again(work, person))
        return False
    loaded, _ = talks.load(work, person.id)
    state = _without_older(_without_stale(loaded, work.now), dialog, args)
    turn = prompt(CATALOG, state, dialog, args, work.now)
    slot = None
    if turn.says and later is not None and people.identities(work, person.id):
        slot = _slot(work, person, key, purpose)
        if slot.late:
            later(slot.moment)
            return False
    talks.save(work, person.id, turn.talk)
    return any(_tell(work, person, message, key, purpose, slot) for message in turn.says)


def _without_stale(talk: Talk, now: datetime) -> Talk:
    """What whoever leads was asked for the organisation, and let lie, does not keep later questions waiting:
    coverage shows the gap, and “支部承诺” begins anew."""
    for frame in talk.frames:
        of_org = frame.dialog == "opinions" or frame.args.get("of_org")
        if of_org and now - datetime.fromisoformat(frame.since) > STALE:
            talk = talk.without(frame.dialog, frame.args)
    return talk


def _without_older(talk: Talk, dialog: str, args: dict[str, Any]) -> Talk:
    """A question that is put anew takes the place of the one that was never answered."""
    names = _ANEW.get(dialog)
    if names is None or talk.holds(dialog, args):
        return talk
    return talk.without(dialog, {name: args[name] for name in names})


def _slot(work: Work, person: Person, key: str, purpose: str) -> budget.Slot:
    def suit(moment: datetime) -> datetime:
        return suits(person, moment, many=False)

    back = silent_until(work, person, purpose)
    if back is None:
        return budget.Slot(work.now, never=True)
    wanted = work.now if purpose == URGENT else suit(back)
    return budget.find_slot(work, person, purpose, key, wanted, suit)


def _put(
    work: Work,
    person: Person,
    where: Way,
    message: Message,
    key: str,
    purpose: str,
    moment: datetime,
) -> bool:
    return outbox.put(
        work,
        key=key,
        kind="send",
        platform=where.platform,
        address=where.address,
        message=message,
        purpose=purpose,
        person_id=person.id,
        not_before=moment,
        expires_at=moment + STALE,
    )


def tell_group(work: Work, org_id: int, message: Message, key: str) -> datetime | None:
    """Say something in the groups of an organisation; when it goes out, None where there is no group."""
    groups = people.groups(work, org_id)
    moment = next_working_time(work.now)
    for number, (platform, address) in enumerate(groups):
        outbox.put(
            work,
            key=f"{key}:{number}",
            kind="post",
            platform=platform,
            address=address,
            message=message,
            purpose="digest",
            not_before=moment,
        )
    return moment if groups else None


def suits(person: Person, now: datetime, *, many: bool) -> datetime:
    """The next moment at which this person may be written to.

    What goes to `many` at once is spread over some minutes; a single word goes as soon as the hours allow.
    """
    find = elder_time if person.oral else next_working_time
    later = find(now, spread=person.id)
    soon = find(now + _A_MOMENT, spread=0)
    at_once = not many and in_hours(now, old=person.oral) and soon - now <= 2 * _A_MOMENT
    return now if at_once else later


def helper_of(work: Work, person: Person) -> Person | None:
    """Who helps this person: the named helper, else the secretary, else a deputy or the committee. Whoever
    has no chat himself only where none of them has one: what goes through him would be lost."""
    named = people.get(work, person.helper_id) if person.helper_id else None
    if named is not None and named.active and people.identities(work, named.id):
        return named
    others = [one for one in people.members(work, person.org_id) if one.id != person.id and one.holds_office]
    ranked = sorted(others, key=lambda one: ("secretary", "deputy", "committee").index(one.role))
    able = [named, *ranked] if named is not None and named.active else ranked
    return next((one for one in ranked if people.identities(work, one.id)), next(iter(able), None))


def errand(
    work: Work,
    assignee: Person,
    kind: str,
    text: str,
    key: str,
    *,
    about: Person | None = None,
    urgent: bool = False,
) -> None:
    """A task for a person and the message that brings it; an urgent one goes at any hour. Words to be passed
    on are brought where nothing has led to the list of tasks in the last seven days; else they wait in it, so
    that whoever helps many is not written to for each."""
    if not add_errand(work, assignee, kind, text, key, about=about):
        return
    if kind == "tell" and not _led_to_list(work, assignee):
        first = f"errand:{kind}:{assignee.id}:{local(work.now).date()}"
        tell(work, assignee, Message(words.first_of_many(text)), first, TASK)
    elif kind != "tell":
        tell(work, assignee, Message(text), f"errand:{key}", URGENT if urgent else TASK)


def _led_to_list(work: Work, person: Person) -> bool:
    """Whether a message of the last seven days leads to the list of tasks; one that waits counts too."""
    since = work.now - WEEK
    return any(burden.lately(work, [person.id], key, since)[person.id] for key in _TO_LIST)


def next_working_day(work: Work) -> date:
    """The working day by whose end a task is due."""
    return add_working_days(local(work.now).date(), 1)


def add_errand(
    work: Work,
    assignee: Person,
    kind: str,
    text: str,
    key: str,
    *,
    about: Person | None = None,
    media: int | None = None,
) -> bool:
    """A task for a person, due at the end of the next working day; whether it is new."""
    due = at(next_working_day(work), 17)
    about_id = about.id if about else None
    return records.add_errand(work, key, kind, assignee.id, text, due, about_id=about_id, media_id=media)


def by_hand(work: Work, person: Person, message: Message, key: str) -> bool:
    """Have somebody tell it."""
    helper = helper_of(work, person)
    if helper is None or not people.identities(work, helper.id):
        return False
    text = words.errand_phone(person.name, message.text)
    errand(work, helper, "tell", text, f"tell:{key}", about=person)
    return True
