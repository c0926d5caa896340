"""Formal criticism 通报批评 (R67): proposed, heard, written, agreed by a second, published, taken back.

Every step is a person's; none follows from another by itself. Refusals are kept.
"""

from datetime import date

from bot.problems import BadInput
from bot.service.organise import tiers
from bot.service.supervise import criticise_told
from dialogs.rules.criticism import LONGEST, WAITING, Criticism, Scope, State, may_hear, may_second
from dialogs.rules.people import Person
from dialogs.rules.rectification import may_order
from dialogs.rules.voices import handlers
from dialogs.words import criticism as words
from storage import criticisms, measures, people, provenance, records, tree
from storage.provenance import Provenance
from storage.unit import Work


def propose(
    work: Work, actor: Person, person: Person, cause: str, scope: Scope, key: str, *, of_org: bool = False
) -> Criticism:
    """Propose one: only the person concerned is told, and asked for his view. A verb.

    Raises:
        BadInput: the actor may not, or gives no cause.
    """
    above = tree.is_under(work, person.org_id, actor.org_id)
    if not may_order(actor, person, of_org=of_org, above=above):
        raise BadInput(words.ONLY_ABOVE)
    if not cause.strip():
        raise BadInput(words.ASK_AGAIN)
    new = criticisms.add(
        work,
        key,
        org_id=person.org_id,
        by_org_id=actor.org_id,
        person_id=person.id,
        target="org" if of_org else "member",
        scope=scope.value,
        cause=cause.strip()[:LONGEST],
        proposer_id=actor.id,
    )
    one = criticisms.by_key(work, key)
    if one is None:
        raise LookupError(key)
    if new:
        _step(work, one, actor, "propose", one.cause)
        criticise_told.tell(work, one, words.told(actor.name, one.cause), "proposed")
    return one


def state_view(work: Work, one: Criticism, person: Person, said: str) -> None:
    """The person concerned says in the chat what he thinks: kept word for word; he has been heard. A verb.

    Raises:
        BadInput: it is somebody else, or it is decided already.
    """
    if person.id != one.person_id or one.state not in WAITING:
        raise BadInput(words.NONE_OWN)
    if not said.strip():
        raise BadInput(words.NEEDS_VIEW)
    _step(work, one, person, "view", said)
    if one.state is State.PROPOSED:
        criticisms.change(work, one.id, state=State.HEARD.value)
    criticise_told.tell_proposer(work, one)


def hear(work: Work, one: Criticism, actor: Person, said: str, day: date, place: str) -> None:
    """Somebody with office has heard him face to face: when, where, and what he said. A verb.

    Raises:
        BadInput: the actor may not, it is decided already, or nothing is written down.
    """
    if one.state not in WAITING:
        raise BadInput(words.NOT_NOW)
    if not may_hear(actor, one, above=tree.is_under(work, one.by_org_id, actor.org_id)):
        raise BadInput(words.NOT_YOURS)
    if not said.strip() or not place.strip():
        raise BadInput(words.NEEDS_HEARING)
    number = _step(work, one, actor, "hearing", said)
    provenance.keep(work, Provenance(f"measure_step:{number}", "visit", actor.id, day, place, True))
    if one.state is State.PROPOSED:
        criticisms.change(work, one.id, state=State.HEARD.value)


def submit(work: Work, one: Criticism, actor: Person, text: str) -> None:
    """The proposer confirms the text after the hearing; a second person is asked. A verb.

    Raises:
        BadInput: it is not the proposer, or the person was not heard.
    """
    if actor.id != one.proposer_id:
        raise BadInput(words.ONLY_PROPOSER)
    if one.state is not State.HEARD:
        raise BadInput(words.NOT_NOW)
    final = (text.strip() or draft(work, one))[:LONGEST]
    _step(work, one, actor, "submit", final)
    criticisms.change(work, one.id, state=State.SUBMITTED.value, text=final)
    criticise_told.ask_second(work, one)


def agree(work: Work, one: Criticism, actor: Person) -> None:
    """The second person agrees: the person concerned reads it first, then the scope. A verb.

    Raises:
        BadInput: it is the proposer or the person concerned, somebody without office, or not submitted.
    """
    _may_decide(work, one, actor)
    _step(work, one, actor, "agree", "")
    criticisms.change(work, one.id, state=State.PUBLISHED.value, second_id=actor.id, published_at=work.now)
    criticise_told.publish(work, one)


def refuse(work: Work, one: Criticism, actor: Person, why: str) -> None:
    """The second person does not agree: nothing goes out, and the reason is kept. A verb.

    Raises:
        BadInput: as with `agree`, or no reason is given.
    """
    _may_decide(work, one, actor)
    if not why.strip():
        raise BadInput(words.NEEDS_WHY)
    _step(work, one, actor, "refuse", why)
    criticisms.change(work, one.id, state=State.REFUSED.value, second_id=actor.id)
    criticise_told.tell(work, one, words.told_refused(), "refused")


def drop(work: Work, one: Criticism, actor: Person, why: str) -> None:
    """Whoever proposed it gives it up before it is decided. A verb.

    Raises:
        BadInput: it is somebody else, or it is decided.
    """
    if actor.id != one.proposer_id or one.state not in WAITING:
        raise BadInput(words.NOT_NOW)
    _step(work, one, actor, "drop", why)
    criticisms.change(work, one.id, state=State.DROPPED.value)
    criticise_told.tell(work, one, words.told_refused(), "dropped")


def withdraw(work: Work, one: Criticism, actor: Person, why: str) -> None:
    """What was published is taken back, and corrected in the same scope. A verb.

    Raises:
        BadInput: it is not published, the actor has no say, or gives no reason.
    """
    if one.state is not State.PUBLISHED:
        raise BadInput(words.NOT_NOW)
    if not may_hear(actor, one, above=tree.is_under(work, one.by_org_id, actor.org_id)):
        raise BadInput(words.NOT_YOURS)
    if not why.strip():
        raise BadInput(words.NEEDS_WHY)
    _step(work, one, actor, "withdraw", why)
    criticisms.change(work, one.id, state=State.WITHDRAWN.value)
    criticise_told.correct(work, one, why.strip())


def pass_on(work: Work, one: Criticism) -> None:
    """The proposer has gone, or has no office any more: whoever leads there goes on with it, or drops it.
    A verb."""
    officers = handlers(people.members(work, one.by_org_id), frozenset({one.person_id, one.proposer_id}))
    above = handlers(tiers.above(work, one.by_org_id), frozenset({one.person_id}))
    following = next(iter(officers + above), None)
    if following is None:
        return
    criticisms.change(work, one.id, proposer_id=following.id)
    records.note(work, None, "hand_on", subject(one), to=following.id)
    criticise_told.goes_on(work, one, following)


def draft(work: Work, one: Criticism) -> str:
    """The text from the record: the facts, and that he was heard. A query."""
    org = people.org(work, one.by_org_id)
    return words.notice(org.name if org else "", criticise_told.label(work, one), one.cause.rstrip("。"))


def view_of(work: Work, one: Criticism) -> str:
    """What the person concerned said, in the chat or when he was heard. A query."""
    said = [step.words for step in measures.of(work, subject(one)) if step.kind in ("view", "hearing")]
    return "；".join(said)


def subject(one: Criticism) -> str:
    """Its name in steps and journal."""
    return f"criticism:{one.id}"


def _may_decide(work: Work, one: Criticism, actor: Person) -> None:
    if one.state is not State.SUBMITTED:
        raise BadInput(words.NOT_NOW)
    if not may_second(actor, one, above=tree.is_under(work, one.by_org_id, actor.org_id)):
        raise BadInput(words.NOT_YOURS)


def _step(work: Work, one: Criticism, actor: Person, kind: str, said: str) -> int:
    records.note(work, actor.id, f"{kind}_criticism", subject(one))
    return measures.add(work, subject(one), kind, actor.id, said.strip()[:LONGEST])
