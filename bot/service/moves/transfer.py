"""Moving to another branch: said by the old one, taken in by the new one, readable at both."""

import re
from typing import Any

from bot.problems import BadInput
from bot.service.fulfil import progress
from bot.service.moves import handing_on
from bot.service.organise import year
from bot.service.organise.naming import named_org, named_person
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.posts import ClaimState
from dialogs.scripts.parts import rest
from dialogs.words import moves as words
from dialogs.words import service as service_words
from storage import commitments, homes, moves, people, posts, records, tags
from storage.unit import Work

_ITEM = re.compile(r"第\s*(\d{1,2})\s*条?")


def send(scene: Scene, args: dict[str, Any]) -> None:
    """The secretary says that somebody goes: "转出 李明 竹溪村党支部"."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    told = rest(str(args.get("words", "")), "转出").split()
    target = people.org_named(work, told[1]) if len(told) > 1 else None
    if len(told) != 2 or target is None:
        scene.say(words.NO_BRANCH if len(told) == 2 else words.HOW_OUT)
        return
    person = own_member(scene, told[0])
    if person is not None:
        scene.say(say_out(work, person, target, scene.person.id))


def own_member(scene: Scene, name: str) -> Person | None:
    """The member of the speaker's branch of that name, or a word on why there is none."""
    org = people.org(scene.work, scene.person.org_id)
    try:
        return named_person(scene.work, org, name) if org else None
    except BadInput as fault:
        scene.say(str(fault))
        return None


def say_out(work: Work, person: Person, target: Org, actor: int | None) -> str:
    """Note that somebody goes, and ask the other branch to take him in. A verb."""
    if person.org_id == target.id:
        return words.SAME_BRANCH
    if person.role is Role.SECRETARY:
        return words.HANDS_OVER_FIRST
    number = moves.note(work, "moving", person.id, person.org_id, actor, to_org=target.id)
    records.note(work, actor, "move_out", f"person:{person.id}", to=target.id)
    secretary, org = people.secretary(work, target.id), people.org(work, person.org_id)
    if secretary is not None and org is not None:
        text = words.comes(person.name, org.name)
        post.errand(work, secretary, "moving", text, f"moving:{number}", about=person)
    return words.said_out(person.name, target.name)


def take_in(scene: Scene, args: dict[str, Any]) -> None:
    """The new secretary confirms: "转入 李明"; from that moment he belongs there."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    name = rest(str(args.get("words", "")), "转入")
    coming = [(one, people.get(work, one.person_id)) for one in moves.arriving(work, scene.person.org_id)]
    meant = [(one, person) for one, person in coming if person and name in (person.name, "")]
    if len(meant) != 1:
        scene.say(words.HOW_IN if coming else words.NOBODY_COMING)
        return
    event, person = meant[0]
    if person is not None:
        moves.undo(work, event.id)
        scene.say(move(work, person, scene.person.org_id, scene.person.id))


def move_now(work: Work, org_name: str, said: str, target_name: str) -> str:
    """Both steps at once, for the command line. A verb.

    Raises:
        BadInput: there is no such organisation or person, or a secretary has not handed over.
    """
    person = named_person(work, named_org(work, org_name), said)
    target = named_org(work, target_name)
    if person.role is Role.SECRETARY:
        raise BadInput(words.HANDS_OVER_FIRST)
    if person.org_id == target.id:
        raise BadInput(words.SAME_BRANCH)
    return move(work, person, target.id, None)


def move(work: Work, person: Person, target: int, actor: int | None) -> str:
    """The person belongs there now. What he promised stays; what is not published is taken back."""
    before = person.org_id
    moves.note(work, "moved", person.id, before, actor, to_org=target)
    records.note(work, actor, "move_in", f"person:{person.id}", origin=before, to=target)
    number = person.number if people.by_number(work, target, person.number) is None else f"转{person.id}"
    moves.change_person(work, person.id, org_id=target, number=number, role=Role.MEMBER.value, helper_id=None)
    homes.leave(work, person.id, target)
    handing_on.of_gone(work, person)
    for claim in posts.claims_of(work, person.id):
        posts.settle(work, claim.id, ClaimState.ENDED, actor, words.WHY_GONE)
    _tell(work, person, before, target, _close_drafts(work, person, before))
    return words.moved(person.name)


def _close_drafts(work: Work, person: Person, org_id: int) -> list[Commitment]:
    """Take back what was not published; give what was."""
    published = []
    for cycle in year.running(work, org_id):
        for one in commitments.of_person(work, person.id, cycle.id):
            if one.status is Status.PUBLISHED:
                published.append(one)
            else:
                commitments.set_status(work, one.id, Status.WITHDRAWN)
    return published


def _tell(work: Work, person: Person, before: int, target: int, items: list[Commitment]) -> None:
    """First the person himself, then his old secretary with what is open."""
    place, old = people.org(work, target), people.secretary(work, before)
    name = place.name if place else ""
    moved = people.get(work, person.id) or person
    day = work.now.date()
    post.tell(work, moved, Message(words.you_moved(name)), f"moved:{person.id}:{day}", "notice")
    if old is not None and old.id != person.id:
        text = words.moved_from_you(person.name, name, [one.text for one in items])
        post.errand(work, old, "moved", text, f"moved:{person.id}:{day}:{before}", about=moved)


def give(scene: Scene, args: dict[str, Any]) -> None:
    """Hand the published promises of somebody who has gone to somebody else: "转交 李明 胡志远"."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = rest(str(args.get("words", "")), "转交")
    item = _ITEM.search(said)
    told = _ITEM.sub(" ", said).split()
    if len(told) != 2:
        scene.say(words.HOW_GIVE)
        return
    taker = own_member(scene, told[1])
    items = _published_of(work, scene.person.org_id, told[0])
    if item:
        items = items[int(item[1]) - 1 : int(item[1])]
    if taker is None or not items:
        scene.say(words.nothing_to_give(told[0])) if taker else None
        return
    for one in items:
        tags.add(work, one.id, "from", str(one.person_id))
        commitments.hand_over(work, one.id, taker.id)
        records.note(work, scene.person.id, "hand_over", f"commitment:{one.id}", to=taker.id)
    message = Message(words.you_take(told[0], [one.text for one in items]))
    post.tell(work, taker, message, f"given:{items[0].id}:{taker.id}", "notice")
    scene.say(words.given(len(items), taker.name))


def _published_of(work: Work, org_id: int, name: str) -> list[Commitment]:
    """What somebody of that name has published here and has gone, or is of another branch now. A query."""
    found = []
    for cycle in year.running(work, org_id):
        for one in commitments.of_cycle(work, cycle.id, Status.PUBLISHED):
            person = people.get(work, one.person_id)
            gone = person is not None and (person.org_id != org_id or not person.active)
            if person is not None and person.name == name and gone:
                found += [each for each in progress.published(work, person, cycle.id) if each.id == one.id]
    return found
