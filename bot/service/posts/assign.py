"""Assigning posts (定岗), and ending a service. Nobody decides on his own."""

import re
from typing import Any

from bot.problems import BadInput
from bot.service.organise.naming import named_person
from bot.service.posts.set_up import called
from bot.service.reach import post as says
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.effects.posts import AssignPosts
from dialogs.rules.people import Person, Role
from dialogs.rules.posts import Claim, ClaimState, Post, free_places
from dialogs.scripts.parts import rest
from dialogs.words import posts as words
from dialogs.words import service as service_words
from storage import people, records
from storage import posts as store
from storage.unit import Work

_BETWEEN = re.compile(r"[\s,，、;；和]+")
_YES = frozenset({"同意", "行", "可以", "好", "都同意"})
_NOT_NOW = ("不定", "不同意", "先不定")


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The posts with those who want them, for whoever has an office."""
    if scene.person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    items = [
        item for one in store.of_org(scene.work, scene.person.org_id) if (item := _item(scene.work, one))
    ]
    if not items:
        scene.say(words.NO_POSTS)
        return
    scene.set_aside("assign_posts")
    scene.begin("assign_posts", {"items": items})


def _item(work: Work, one: Post) -> dict[str, Any] | None:
    """A post of which something is to be decided."""
    claims = store.claims_on(work, [one.id])
    wanting = [claim for claim in claims if claim.state is ClaimState.CLAIMED]
    free = free_places(one, claims)
    if not wanting and not free:
        return None
    held = [claim for claim in claims if claim.state is ClaimState.HELD]
    line = words.line(one.name, one.duties, free, _names(work, held), _names(work, wanting))
    return {"post": one.id, "line": line}


def _names(work: Work, claims: list[Claim]) -> list[str]:
    return [one.name for claim in claims if (one := people.get(work, claim.person_id)) is not None]


def decide(scene: Scene, effect: AssignPosts) -> None:
    """Give each post to those who are named, or to those who want it; the people are told themselves."""
    if scene.person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    given: list[tuple[str, str]] = []
    for post_id, said in effect.decisions:
        one = store.get(scene.work, post_id)
        if one is None or one.org_id != scene.person.org_id or one.closed:
            scene.say(words.NO_SUCH_POST)
        elif said.startswith(_NOT_NOW):
            _decline(scene, one, rest(said, *_NOT_NOW))
        else:
            given += [
                (one.name, person.name) for person in _meant(scene, one, said) if _give(scene, one, person)
            ]
    if given:
        scene.say(words.assigned([f"{name} {person}" for name, person in given]))
    if scene.person.leads:
        records.finish_kind(scene.work, "post", scene.person.id)


def _meant(scene: Scene, one: Post, said: str) -> list[Person]:
    """The people who are named; with a mere yes those who want the post."""
    if said in _YES:
        waiting = _waiting(scene.work, one)
        return [person for claim in waiting if (person := people.get(scene.work, claim.person_id))]
    org, found = people.org(scene.work, scene.person.org_id), []
    for name in filter(None, _BETWEEN.split(said)):
        try:
            found += [named_person(scene.work, org, name)] if org else []
        except BadInput as fault:
            scene.say(str(fault))
    return found


def _waiting(work: Work, one: Post) -> list[Claim]:
    return [claim for claim in store.claims_on(work, [one.id]) if claim.state is ClaimState.CLAIMED]


def _give(scene: Scene, one: Post, person: Person) -> bool:
    work = scene.work
    if person.id == scene.person.id:
        scene.say(words.NOT_SELF)
        return False
    claims = [claim for claim in store.claims_on(work, [one.id]) if claim.person_id == person.id]
    if any(claim.state is ClaimState.HELD for claim in claims):
        return False
    number = claims[0].id if claims else store.claim(work, one.id, person.id)
    store.assign(work, number, scene.person.id)
    records.note(work, scene.person.id, "assign_post", f"post_claim:{number}", person=person.id)
    text = words.you_hold_elder(one.name) if person.oral else words.you_hold(one.name, one.duties)
    message = Message(text, choices=(Choice(words.WRITE, "/commit"),))
    says.tell(work, person, message, f"post-held:{number}", "notice")
    return True


def _decline(scene: Scene, one: Post, names: str) -> None:
    for claim in _waiting(scene.work, one):
        person = people.get(scene.work, claim.person_id)
        if person is not None and (not names or person.name in names) and person.id != scene.person.id:
            store.settle(scene.work, claim.id, ClaimState.DECLINED, scene.person.id, "")
            records.note(scene.work, scene.person.id, "decline_post", f"post_claim:{claim.id}")
            message = Message(words.you_do_not(one.name))
            says.tell(scene.work, person, message, f"post-not:{claim.id}", "notice")
            scene.say(words.declined_for(one.name, person.name))


def end(scene: Scene, args: dict[str, Any]) -> None:
    """End somebody's service: "撤岗 护水岗 孙大海 搬家了"; it stays in the history, with the reason."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    told = rest(str(args.get("words", "")), "撤岗").split(maxsplit=2)
    one = called(work, scene.person.org_id, told[0]) if told else None
    if one is None or len(told) == 1:
        scene.say(words.NO_SUCH_POST if told and one is None else words.WHO_ENDS)
        return
    for claim in store.claims_on(work, [one.id]):
        person = people.get(work, claim.person_id)
        if person is not None and told[1] in (person.name, person.number) and claim.state is ClaimState.HELD:
            store.settle(work, claim.id, ClaimState.ENDED, scene.person.id, "".join(told[2:]))
            records.note(work, scene.person.id, "end_post", f"post_claim:{claim.id}")
            says.tell(work, person, Message(words.ended_you(one.name)), f"post-ended:{claim.id}", "notice")
            scene.say(words.ended_for(person.name, one.name))
            return
    scene.say(words.not_in_post(told[1], one.name))
