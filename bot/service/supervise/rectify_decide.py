"""What becomes of a rectification: found done by another person, given a further term, or taken back."""

from datetime import date

from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_told
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person
from dialogs.rules.rectification import Rectification, State, on_working_day, recheckers, term_fault
from dialogs.words import rectification as words
from storage import measures, people, records, rectifications
from storage.unit import Work


def close(work: Work, one: Rectification, actor: Person, said: str) -> None:
    """Another person has looked and found it done. A verb.

    Raises:
        BadInput: the actor may not look, it is at an end, or neither side has said how it is now.
    """
    _may_look(work, one, actor)
    if not said.strip() and one.state is not State.SHOWN:
        raise BadInput(words.NEEDS_LOOK)
    _step(work, one, actor, "close", said)
    rectifications.change(work, one.id, state=State.CLOSED.value, closed_at=work.now, rechecker_id=actor.id)
    rectify_told.finish_tasks(work, one)
    rectify_told.tell_end(work, one)


def extend(work: Work, one: Rectification, actor: Person, said: str, due: date) -> str:
    """A further term, because it is not done yet or cannot be. A verb.

    Returns:
        Until when, in words: a day off is moved to a working day.

    Raises:
        BadInput: the actor may not decide, it is at an end, or the day is out of bounds.
    """
    if actor.id != one.orderer_id:
        _may_look(work, one, actor)
    _open(one)
    today, since = local(work.now).date(), local(one.created_at).date()
    day = on_working_day(due)
    fault = term_fault(day, today, since)
    if fault:
        raise BadInput({"past": words.PAST, "long": words.LONG}[fault])
    _step(work, one, actor, "extend", said, day)
    rectifications.change(work, one.id, state=State.ORDERED.value, due=day)
    rectify_told.finish_tasks(work, one)
    changed = rectifications.get(work, one.id)
    if changed is not None:
        rectify_told.schedule(work, changed)
    text = words.extended(one.demand, chinese_date(day), said)
    rectify_told.tell_person(work, one, text, f"extended:{day}")
    return words.further(due, day)


def withdraw(work: Work, one: Rectification, actor: Person, why: str) -> None:
    """Taken back by who ordered it, with the reason; the record stays. A verb.

    Raises:
        BadInput: somebody else ordered it, it is at an end, or no reason is given.
    """
    _open(one)
    if actor.id != one.orderer_id:
        raise BadInput(words.ONLY_ORDERER)
    if not why.strip():
        raise BadInput(words.NEEDS_WHY)
    _step(work, one, actor, "withdraw", why)
    rectifications.change(work, one.id, state=State.WITHDRAWN.value, closed_at=work.now)
    rectify_told.finish_tasks(work, one)
    rectify_told.tell_person(work, one, words.withdrawn(one.demand, why), "withdrawn")


def _step(
    work: Work, one: Rectification, actor: Person, verb: str, said: str, due: date | None = None
) -> None:
    measures.add(work, rectify.subject(one), verb, actor.id, said.strip(), due)
    records.note(work, actor.id, f"{verb}_rectification", rectify.subject(one))


def _open(one: Rectification) -> None:
    if not one.open:
        raise BadInput(words.AT_AN_END)


def _may_look(work: Work, one: Rectification, actor: Person) -> None:
    _open(one)
    if actor.id == one.person_id:
        raise BadInput(words.OWN_CASE)
    evidence = measures.last(work, rectify.subject(one), "evidence")
    recorder = evidence.actor_id if evidence and evidence.actor_id != one.person_id else None
    officers = people.members(work, one.by_org_id)
    if actor.id not in {each.id for each in recheckers(officers, one.person_id, one.orderer_id, recorder)}:
        raise BadInput(words.NOT_YOURS)
