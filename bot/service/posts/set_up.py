"""Setting posts (设岗): by the secretary in the chat, from a file, at the command line."""

from collections.abc import Sequence
from typing import Any

from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.posts.queries import posts_of
from bot.service.reach import post as says
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.people import Category
from dialogs.rules.posts import ClaimState, NewPost, Post, free_places, read_post
from dialogs.scripts.parts import rest
from dialogs.words import posts as words
from dialogs.words import service as service_words
from storage import people, records
from storage import posts as store
from storage.unit import Work


def set_up(scene: Scene, args: dict[str, Any]) -> None:
    """Set the posts that are named, one a line; without any the list is shown."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = rest(str(args.get("words", "")), "设岗定责", "设岗", "岗位")
    if not said:
        scene.say(shown(scene.work, scene.person.org_id))
        return
    lines = [line for line in said.splitlines() if line.strip()]
    found = [(line, read_post(rest(line, "设岗"))) for line in lines]
    wrong = [line for line, one in found if one is None]
    if wrong:
        scene.say(words.not_read(wrong))
        return
    new = [one for _, one in found if one is not None]
    keep_posts(scene.work, scene.person.org_id, new, scene.person.id)
    scene.say(words.set_up([one.name for one in new]))


def keep_posts(work: Work, org_id: int, new: Sequence[NewPost], actor: int | None) -> None:
    """Set posts, and tell once whoever has none that there are some. A verb."""
    for one in new:
        post_id = store.put(work, org_id, one)
        records.note(work, actor, "set_post", f"post:{post_id}", name=one.name, places=one.places)
    day = local(work.now).date().isoformat()
    for person in people.members(work, org_id):
        busy = person.id == actor or person.oral or store.claims_of(work, person.id)
        if person.has(Category.NO_POST) and not busy:
            key = f"posts-open:{org_id}:{day}:{person.id}"
            says.tell(work, person, Message(words.are_open(len(new))), key, "reminder")


def import_posts(work: Work, org_name: str | None, new: Sequence[NewPost]) -> str:
    """Set the posts of a file, for the command line. A verb.

    Raises:
        BadInput: there is no such organisation.
    """
    org = named_org(work, org_name)
    keep_posts(work, org.id, new, None)
    return f"{org.name}设好了 {len(new)} 个岗。"


def close_post(work: Work, org_name: str | None, name: str) -> str:
    """Give a post up; whoever held it is thanked. A verb.

    Raises:
        BadInput: there is no such organisation, or it has no such post.
    """
    org = named_org(work, org_name)
    one = called(work, org.id, name)
    if one is None:
        raise BadInput(f"{org.name}没有“{name}”这个岗。")
    for claim in store.claims_on(work, [one.id]):
        person = people.get(work, claim.person_id)
        store.settle(work, claim.id, ClaimState.ENDED, None, "这个岗不设了")
        if person is not None and claim.state is ClaimState.HELD:
            says.tell(work, person, Message(words.ended_you(one.name)), f"post-ended:{claim.id}", "notice")
    store.close(work, one.id)
    records.note(work, None, "close_post", f"post:{one.id}")
    return f"{org.name}的{one.name}不设了，做过的事都留着。"


def called(work: Work, org_id: int, name: str) -> Post | None:
    """The post of that name. A query."""
    return next((one for one in store.of_org(work, org_id) if one.name == name.strip()), None)


def listed(work: Work, org_name: str | None) -> str:
    """The posts of an organisation for the command line. A query.

    Raises:
        BadInput: there is no such organisation.
    """
    return shown(work, named_org(work, org_name).id)


def shown(work: Work, org_id: int) -> str:
    """Every post with who is in it and who wants it. A query."""
    lines = []
    for one in posts_of(work, org_id):
        claims = store.claims_on(work, [one.post.id])
        wanting = [claim.person_id for claim in claims if claim.state is ClaimState.CLAIMED]
        names = [person.name for number in wanting if (person := people.get(work, number)) is not None]
        holders = [holder.person.name for holder in one.holders]
        free = free_places(one.post, claims)
        lines.append(words.line(one.post.name, one.post.duties, free, holders, names))
    return words.all_posts(lines) if lines else words.NO_POSTS
