"""What whoever puts it right says of it: that it is done, or what stands in the way. Words are enough."""

from datetime import date

from bot.problems import BadInput
from bot.service.reach import post
from bot.service.supervise import rectify, rectify_told
from dialogs.content import Message
from dialogs.rules.people import Person
from dialogs.rules.rectification import LONGEST_WORDS, Rectification, State
from dialogs.words import rectification as words
from storage import measures, people, provenance, records, rectifications
from storage.provenance import Provenance
from storage.unit import Work


def show(work: Work, one: Rectification, actor: Person, said: str, came: Provenance | None = None) -> str:
    """It is said to be done: another person is asked to look. A verb.

    `came` says how, where somebody else writes it down: on paper, by telephone, on a visit.

    Returns:
        The name of who looks, or nothing where nobody can.

    Raises:
        BadInput: it is at an end, nothing is said, or the actor may not write it down.
    """
    _keep(work, one, actor, "evidence", said, came)
    recorder = actor.id if actor.id != one.person_id else None
    who = rectify.rechecker(work, one, recorder)
    rectifications.change(work, one.id, state=State.SHOWN.value, rechecker_id=who.id if who else None)
    records.note(work, actor.id, "show_rectified", rectify.subject(one))
    if who is None:
        return ""
    step = measures.last(work, rectify.subject(one), "evidence")
    rectify_told.tell_recheck(work, one, who, rectify.label(work, one), said, step.id if step else 0)
    return who.name


def state(work: Work, one: Rectification, actor: Person, said: str, came: Provenance | None = None) -> None:
    """A word of explanation: kept, and passed on to who ordered it. A verb.

    Raises:
        BadInput: as with `show`.
    """
    number = _keep(work, one, actor, "word", said, came)
    records.note(work, actor.id, "explain_rectification", rectify.subject(one))
    orderer = people.get(work, one.orderer_id)
    if orderer is not None and orderer.id != actor.id:
        text = words.statement(rectify.label(work, one), said, one.id)
        post.tell(work, orderer, Message(text), f"rectify:{one.id}:word:{number}", "notice")


def came_by(one: Rectification, channel: str, recorder: Person, day: date, where: str = "") -> Provenance:
    """How somebody else's word came to who writes it down; it was read back to him."""
    return Provenance(rectify.subject(one), channel, recorder.id, day, where, read_back=True)


def _keep(
    work: Work, one: Rectification, actor: Person, kind: str, said: str, came: Provenance | None
) -> int:
    if not one.open:
        raise BadInput(words.AT_AN_END)
    if not said.strip():
        raise BadInput(words.NEEDS_WORDS if kind == "evidence" else words.NEEDS_STATEMENT)
    person = people.get(work, one.person_id)
    if person is None or not (actor.id == person.id or (came and _may_write(work, actor, person, one))):
        raise BadInput(words.NOT_YOURS)
    number = measures.add(work, rectify.subject(one), kind, actor.id, said.strip()[:LONGEST_WORDS])
    if came is not None:
        kept = Provenance(
            f"measure_step:{number}",
            came.channel,
            came.recorder_id,
            came.said_on,
            came.said_where,
            came.read_back,
        )
        provenance.keep(work, kept)
    return number


def _may_write(work: Work, actor: Person, person: Person, one: Rectification) -> bool:
    """His helper or his committee; for those of a superior's order also that superior's officers."""
    return actor.may_record(person) or (actor.org_id == one.by_org_id and actor.role != "member")
