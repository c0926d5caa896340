"""Who may read an item once it is published: everybody, or members only (R53).

What is published leaves the public board only when a second person agrees (R50).
"""

from typing import Any

from bot.ports import Door
from bot.service.publish import amend
from bot.service.publish.pointing import pointed_at
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.commitments import Status
from dialogs.rules.publishing import MEMBERS
from dialogs.scripts.amend_words import read_scope
from dialogs.words import amend as words
from dialogs.words import publishing
from storage import commitments, records


def choose(scene: Scene, args: dict[str, Any]) -> None:
    """The author or the secretary chooses; what others can read already asks for a second person."""
    audience, wanted = read_scope(str(args.get("words", "")))
    one = pointed_at(scene.work, scene.person, wanted.at)
    if isinstance(one, str):
        scene.say(one)
        return
    if audience == MEMBERS and one.audience != MEMBERS and one.status is Status.PUBLISHED:
        amend.bring(scene, one, wanted)
        return
    commitments.set_audience(scene.work, one.id, audience)
    records.note(scene.work, scene.person.id, "set_audience", f"commitment:{one.id}", audience=audience)
    scene.say(words.only_members(one.text) if audience == MEMBERS else words.to_everybody(one.text))


def show_members_board(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the board that only members may open."""
    path = scene.links.page(Door.MEMBERS, scene.person.org_id, scene.person.id)
    link = Link(publishing.MEMBERS_LINK, path)
    scene.says.append(Message(publishing.MEMBERS_BOARD, link=link))
