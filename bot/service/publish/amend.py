"""Changes of what is published: a slip put right, another day, a promise that cannot be kept (R50, R58)."""

from datetime import date
from typing import Any

from bot.service.public import asker
from bot.service.publish.pointing import pointed_at
from bot.service.publish.publish import promisor_name
from bot.service.publish.second import second_for
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.publish import DecideAmendments
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.publishing import MEMBERS, Amendment, Change
from dialogs.scripts.amend import AT_ONCE
from dialogs.scripts.amend_words import Wanted, read
from dialogs.words import amend as words
from dialogs.words.commitment import until
from storage import amendments, commitments, people, records, voices, years
from storage.unit import Work


def ask(scene: Scene, args: dict[str, Any]) -> None:
    """Somebody asks for a change in one line; a second person is asked, where one is there."""
    work, actor = scene.work, scene.person
    wanted = read(str(args.get("words", "")), local(work.now).date())
    if wanted.trouble:
        scene.say(wanted.trouble)
        return
    one = pointed_at(work, actor, wanted.at)
    if isinstance(one, str):
        scene.say(one)
    else:
        bring(scene, one, wanted)


def bring(scene: Scene, one: Commitment, wanted: Wanted) -> None:
    """Put a change of that commitment before a second person; where nobody is there, it is done and shown."""
    work, actor = scene.work, scene.person
    trouble, author = wanted.trouble or _trouble(work, one, wanted), people.get(work, one.person_id)
    if trouble or author is None:
        scene.say(trouble)
        return
    second = second_for(work, one, author, scene.recorder or actor)
    number = amendments.add(
        work,
        commitment_id=one.id,
        kind=wanted.kind,
        before=one.text,
        after=wanted.after or one.text,
        due_before=one.due,
        due_after=wanted.due or one.due,
        reason=wanted.reason,
        asked_by=actor.id,
        second_id=second.id if second else actor.id,
    )
    records.note(work, actor.id, f"ask_{wanted.kind}", f"commitment:{one.id}:{one.version}")
    if second is None:
        _alone(scene, number)
        return
    _bring(work, second, promisor_name(work, one), number)
    scene.say(words.asked(wanted.kind.value, one.text, second.name))


def pass_on(work: Work, one: Amendment) -> None:
    """Whoever was to agree has gone, or has no office any more: the next one is asked. A verb."""
    published = commitments.get(work, one.commitment_id)
    author = people.get(work, published.person_id) if published else None
    asker = people.get(work, one.asked_by)
    second = second_for(work, published, author, asker) if published and author and asker else None
    if published is None or second is None or second.id == one.second_id:
        return
    amendments.change_second(work, one.id, second.id)
    records.note(work, None, "hand_on", f"amendment:{one.id}", to=second.id)
    _bring(work, second, promisor_name(work, published), one.id)


def _alone(scene: Scene, number: int) -> None:
    """Nobody else is there: it is done, and it is shown that nobody else agreed."""
    work, one = scene.work, amendments.get(scene.work, number)
    if one is None:
        return
    _carry_out(work, one)
    amendments.decide(work, one.id, "agreed", "")
    records.note(work, scene.person.id, f"alone_{one.kind}", f"commitment:{one.commitment_id}")
    scene.say(words.alone(one.kind.value, one.after))
    _tell_author(work, one, words.told_alone(one.kind.value, one.after, scene.person.name))
    _tell_wishers(work, one)


def _bring(work: Work, second: Person, name: str, number: int) -> None:
    """Put the list before the second person; whoever is busy with another question is told of it."""
    listed, key = list_args(work, second), f"amendment:{number}:{second.id}"
    if listed is not None and not post.ask(work, second, "amendments", listed, key, "task"):
        post.tell(work, second, Message(words.came(name)), f"came:{key}", "task")


def _trouble(work: Work, one: Commitment, wanted: Wanted) -> str:
    if one.status is not Status.PUBLISHED:
        return words.NOT_PUBLISHED
    if _waits(work, one):
        return words.WAITS_ALREADY
    if wanted.kind is Change.DELAY and wanted.due == one.due:
        return words.SAME_DAY
    return words.SAME_TEXT if wanted.kind is Change.ERRATUM and wanted.after == one.text else ""


def _waits(work: Work, one: Commitment) -> bool:
    """Whether somebody is still to agree; what waited for somebody who has left is given up."""
    waits = False
    for asked in amendments.open_of(work, one.id):
        second = people.get(work, asked.second_id)
        if second is not None and second.active and second.holds_office:
            waits = True
        else:
            amendments.decide(work, asked.id, "refused", "")
            records.note(work, None, f"give_up_{asked.kind}", f"commitment:{one.id}")
    return waits


def list_args(work: Work, second: Person) -> dict[str, Any] | None:
    """The list that is put before the second person, or None when nothing waits. A query."""
    waiting = amendments.waiting_for(work, second.id)
    items = [{"id": one.id, "line": line(work, one)} for one in waiting[:AT_ONCE]]
    return {"items": items, "more": len(waiting) - len(items)} if items else None


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What waits for this person's agreement."""
    scene.set_aside("amendments")
    args = list_args(scene.work, scene.person)
    scene.begin("amendments", args) if args else scene.say(words.NOTHING)


def decide(scene: Scene, effect: DecideAmendments) -> None:
    """Agree or not, each by itself; nobody agrees to what he asked for himself."""
    work, person = scene.work, scene.person
    agreed: list[str] = []
    refused: list[str] = []
    for amendment_id, number, verb, said in effect.decisions:
        one = amendments.get(work, amendment_id)
        if one is None or one.state != "asked" or one.second_id != person.id:
            scene.say(words.WAS_DECIDED.format(number=number))
            continue
        if verb == "agree":
            _carry_out(work, one)
        amendments.decide(work, one.id, "agreed" if verb == "agree" else "refused", said)
        records.note(work, person.id, f"{verb}_{one.kind}", f"commitment:{one.commitment_id}")
        _tell(work, one, person, verb, said)
        (agreed if verb == "agree" else refused).append(_name(work, one))
    left = len(amendments.waiting_for(work, person.id))
    if agreed or refused:
        scene.say(words.decided(agreed, refused, left))
    if left:
        show(scene, {})


def _carry_out(work: Work, one: Amendment) -> None:
    """The noticeboard shows the new sentence or the new day, and beside it what was there before."""
    published = commitments.get(work, one.commitment_id)
    if published is None or one.kind is Change.UNMET:
        return
    if one.kind is Change.NARROW:
        commitments.set_audience(work, published.id, MEMBERS)
        return
    changed: dict[str, Any] = {"text": one.after} if one.kind is Change.ERRATUM else {"due": one.due_after}
    commitments.correct(work, published, **changed)


def _tell(work: Work, one: Amendment, second: Person, verb: str, said: str) -> None:
    """Whoever asked hears what came of it, the author too, and those who had wished for it."""
    published = commitments.get(work, one.commitment_id)
    for number in dict.fromkeys((one.asked_by, published.person_id if published else one.asked_by)):
        person = people.get(work, number)
        if person is None or (verb == "refuse" and number != one.asked_by):
            continue
        if verb == "agree":
            text = words.told_agreed(one.kind.value, one.after, second.name)
        else:
            text = words.told_refused(one.kind.value, one.before, second.name, said)
        post.tell(work, person, Message(text), f"amended:{one.id}:{number}", "notice")
    if verb == "agree":
        _tell_wishers(work, one)


def _tell_author(work: Work, one: Amendment, text: str) -> None:
    """The author hears what somebody else had changed for him."""
    published = commitments.get(work, one.commitment_id)
    author = people.get(work, published.person_id) if published else None
    if author is not None and author.id != one.asked_by:
        post.tell(work, author, Message(text), f"amended:{one.id}:{author.id}", "notice")


def _tell_wishers(work: Work, one: Amendment) -> None:
    """Those who had wished for it hear why it comes later, or does not come."""
    if one.kind in (Change.ERRATUM, Change.NARROW):
        return
    text = words.told_wisher(one.kind.value, one.before, _until(work, one, one.due_after), one.reason)
    for voice in voices.of_commitment(work, one.commitment_id):
        asker.tell(work, voice, text, f"amended-{one.id}")


def line(work: Work, one: Amendment) -> str:
    """One change as it stands in a list. A query."""
    after = one.after if one.kind is Change.ERRATUM else _until(work, one, one.due_after)
    return words.line(_name(work, one), one.kind.value, one.before, after, one.reason)


def _name(work: Work, one: Amendment) -> str:
    published = commitments.get(work, one.commitment_id)
    return promisor_name(work, published) if published else ""


def _until(work: Work, one: Amendment, day: date | None) -> str:
    published = commitments.get(work, one.commitment_id)
    cycle = years.get(work, published.cycle_id) if published else None
    return until(day, cycle.year if cycle else local(work.now).year)
