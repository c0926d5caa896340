"""Handing a branch over (R107): one line, one command, or a roster with another secretary."""

import re
from typing import Any

from bot.problems import BadInput
from bot.service.moves import handing_on, org_promises
from bot.service.moves.transfer import own_member
from bot.service.organise import tiers
from bot.service.organise.naming import named_org, named_person
from bot.service.reach import post
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.people import Person, Role
from dialogs.scripts.parts import rest
from dialogs.words import moves as words
from dialogs.words import service as service_words
from storage import handing_over, moves, people, records, rectifications, talks, voices
from storage.unit import Work

#: Talk of the person himself, which he keeps; everything else was the secretary's.
_OWN_TALK = frozenset(
    {"commitment", "checkin", "self_rating", "claim", "deed_thanked", "offers", "open_posts", "record"}
)

#: What the clock brings whoever leads.
_LEADING = ("publish.ask", "summary.ask", "digest.ask", "review.ask")

#: The organisation's promises stay with who answers for them: "交接 林晓梅，承诺不转".
_KEPT = re.compile(r"[\s，,。]*承诺(?:先)?(?:不转|不交|留下|不动)[\s。]*")


def command(scene: Scene, args: dict[str, Any]) -> None:
    """The secretary hands his branch over, or his superior does it, with the branch before the name."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = rest(str(args.get("words", "")), "交接")
    told, promises = _KEPT.sub("", said).split(), _KEPT.search(said) is None
    if len(told) == 2:
        _of_a_branch_below(scene, told[0], told[1], promises=promises)
        return
    new = own_member(scene, told[0]) if told else None
    if new is None:
        scene.say(words.HOW_HAND_OVER) if not told else None
        return
    if new.id == scene.person.id or scene.person.role is not Role.SECRETARY:
        scene.say(words.NOT_SELF if new.id == scene.person.id else service_words.ONLY_SECRETARY)
        return
    hand_over(work, scene.person, new, scene.person.id, promises=promises)
    scene.talk = talks.load(work, scene.person.id)[0]
    scene.say(words.handed_over(new.name))


def _of_a_branch_below(scene: Scene, org_name: str, name: str, *, promises: bool) -> None:
    org = people.org_named(scene.work, org_name)
    below = {one.id for one in tiers.below(scene.work, scene.person.org_id)}
    if org is None or org.id not in below:
        scene.say(words.NO_BRANCH)
        return
    try:
        scene.say(hand_over_named(scene.work, org_name, name, scene.person.id, promises=promises))
    except BadInput as fault:
        scene.say(str(fault))


def hand_over_named(
    work: Work, org_name: str | None, name: str, actor: int | None = None, *, promises: bool = True
) -> str:
    """Make somebody the secretary of an organisation; its `promises` go on with him. A verb.

    Raises:
        BadInput: there is no such organisation or person, or he is the secretary already.
    """
    org = named_org(work, org_name)
    new, old = named_person(work, org, name), people.secretary(work, org.id)
    if old is not None and old.id == new.id:
        raise BadInput(f"{new.name}已经是{org.name}的书记。")
    if old is None:
        moves.change_person(work, new.id, role=Role.SECRETARY.value)
        new = people.get(work, new.id) or new
        handing_on.of_those_gone(work, new)
        if promises:
            org_promises.pass_on(work, new, None, actor)
        _greet(work, new)
    else:
        hand_over(work, old, new, actor, promises=promises)
    return f"{org.name}的书记现在是{new.name}。"


def hand_over(work: Work, old: Person, new: Person, actor: int | None, *, promises: bool = True) -> None:
    """The office passes on with everything that waits; the old one's links open nothing any more."""
    moves.change_person(work, old.id, role=Role.MEMBER.value)
    moves.change_person(work, new.id, role=Role.SECRETARY.value)
    pass_on(work, old, new, actor, promises=promises)


def pass_on(work: Work, old: Person, new: Person, actor: int | None, *, promises: bool = True) -> None:
    """What waits for the old secretary waits for the new one, who gets a short digest. The offices are
    changed already. A verb."""
    moves.note(work, "handed_over", old.id, old.org_id, actor, words=new.name)
    records.note(work, actor, "hand_over_branch", f"org:{old.org_id}", old=old.id, new=new.id)
    handing_on.to_successor(work, old, new)
    handing_on.by_rule(work, old.org_id, old.id)
    handing_over.readdress_agenda(work, old.org_id, old.id, new.id, _LEADING)
    talk, _ = talks.load(work, old.id)
    for frame in talk.frames:
        if frame.dialog not in _OWN_TALK:
            talk = talk.without(frame.dialog, {})
    talks.save(work, old.id, talk)
    new = people.get(work, new.id) or new
    if promises:
        org_promises.pass_on(work, new, old, actor)
    _greet(work, new)


def _greet(work: Work, new: Person) -> None:
    org = people.org(work, new.org_id)
    members = people.members(work, new.org_id)
    text = words.you_lead(
        org.name if org else "",
        len(records.errands(work, new.id)),
        len(who.waiting_for(work, new)),
        len(members),
        len(members) - len(people.reachable(work, new.org_id) & {one.id for one in members}),
        len(rectifications.open_rectifications(work, new.org_id)),
        len(voices.wishes(work, new.org_id)),
    )
    post.tell(work, new, Message(text), f"leads:{new.org_id}:{new.id}:{work.now.isoformat()}", "notice")


def after_roster(work: Work, before: dict[int, Person], actor: int | None) -> None:
    """A roster has named another secretary: the old one's office ends and everything passes on.
    `before`: organisation → its secretary before. A verb."""
    for org_id, old in before.items():
        held = [one for one in people.members(work, org_id) if one.role is Role.SECRETARY]
        new = next((one for one in held if one.id != old.id), None)
        if new is not None:
            if any(one.id == old.id for one in held):
                moves.change_person(work, old.id, role=Role.MEMBER.value)
            pass_on(work, old, new, actor)
