"""Claiming a post (认岗), and giving it up."""

from typing import Any

from bot.service.posts.queries import held_by
from bot.service.posts.set_up import called
from bot.service.reach import post as says
from bot.service.talk.scene import Scene
from dialogs.rules.people import Person
from dialogs.rules.posts import ClaimState, Post, free_places
from dialogs.scripts.parts import rest
from dialogs.words import posts as words
from storage import people, records
from storage import posts as store
from storage.unit import Work

#: How many posts one list shows.
_AT_ONCE = 8


def show_open(scene: Scene, args: dict[str, Any]) -> None:
    """The posts that want people, to be claimed with a number; a name behind the word claims at once."""
    work, person = scene.work, scene.person
    said = rest(str(args.get("words", "")), "认岗")
    if said:
        one = called(work, person.org_id, said)
        _claim(scene, one) if one else scene.say(words.NO_SUCH_POST)
        return
    mine = {one.post_id for one in store.claims_of(work, person.id)}
    wanted = [one for one in store.of_org(work, person.org_id) if one.id not in mine and _wants(work, one)]
    if not wanted:
        scene.say(words.NONE_OPEN)
        return
    items = [
        {"post": one.id, "name": one.name, "line": words.open_post(one.name, one.duties)}
        for one in wanted[:_AT_ONCE]
    ]
    scene.set_aside("open_posts")
    scene.begin("open_posts", {"items": items})


def claim_chosen(scene: Scene, args: dict[str, Any]) -> None:
    """The member has said which one."""
    one = store.get(scene.work, int(args["post"]))
    mine = one is not None and one.org_id == scene.person.org_id and not one.closed
    _claim(scene, one) if one is not None and mine else scene.say(words.NO_SUCH_POST)


def claim_for(work: Work, person: Person, one: Post) -> bool:
    """Keep the claim and tell the secretary; False when the person has claimed it before. A verb."""
    if any(claim.post_id == one.id for claim in store.claims_of(work, person.id)):
        return False
    number = store.claim(work, one.id, person.id)
    records.note(work, person.id, "claim_post", f"post_claim:{number}", post=one.id)
    secretary = people.secretary(work, one.org_id)
    if secretary is not None and secretary.id != person.id:
        text = words.wants(person.name, one.name)
        says.errand(work, secretary, "post", text, f"post:{number}", about=person)
    return True


def _claim(scene: Scene, one: Post) -> None:
    new = claim_for(scene.work, scene.person, one)
    scene.say(words.claimed(one.name) if new else words.ALREADY)


def resign(scene: Scene, args: dict[str, Any]) -> None:
    """The member gives a post up; what was done stays, and the secretary finds somebody else."""
    work, person = scene.work, scene.person
    said = rest(str(args.get("words", "")), "辞岗")
    held = held_by(work, person.id)
    meant = [pair for pair in held if said.startswith(pair[0].name)] or (held if len(held) == 1 else [])
    if len(meant) != 1:
        scene.say(words.which([post.name for post, _ in held]) if held else words.NO_OWN_POST)
        return
    one, claim = meant[0]
    why = rest(said, one.name)
    store.settle(work, claim.id, ClaimState.ENDED, person.id, why)
    records.note(work, person.id, "resign_post", f"post_claim:{claim.id}")
    secretary = people.secretary(work, one.org_id)
    if secretary is not None and secretary.id != person.id:
        text = words.resigned(person.name, one.name, why)
        says.errand(work, secretary, "post", text, f"resign:{claim.id}", about=person)
    scene.say(words.ENDED)


def _wants(work: Work, one: Post) -> bool:
    return free_places(one, store.claims_on(work, [one.id])) > 0
