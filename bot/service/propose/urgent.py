"""Urgent, hard, dangerous or heavy work (急难险重, R39): promised in the middle of the year, looked at
the same day, published at once; and the call for it."""

from dataclasses import replace
from typing import Any

from bot.service.organise import year
from bot.service.propose.arguments import commitment_args
from bot.service.reach import post
from bot.service.review import lists, who
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.engine.receive import receive
from dialogs.heard import Kind
from dialogs.rules.burden import URGENT
from dialogs.rules.people import Person
from dialogs.scripts.catalog import CATALOG
from dialogs.scripts.item_words import behind
from dialogs.words import propose as words
from dialogs.words import service as service_words
from storage import records
from storage.unit import Work
from storage.years import Cycle


def commit(scene: Scene, args: dict[str, Any]) -> None:
    """Begin an urgent promise; what is said behind the word is its first answer."""
    cycle = year.proposing(scene.work, scene.person.org_id, urgent=True)
    if cycle is None:
        scene.say(service_words.NO_CYCLE)
        return
    said, before = behind(str(args.get("words", ""))), len(scene.says)
    started = {**commitment_args(scene.work, scene.person, cycle), "urgent": True, "leader": False}
    started.pop("duty", None)
    scene.begin("commitment", started)
    if said:
        del scene.says[before:]
        heard = replace(scene.heard, kind=Kind.TEXT, text=said, token="", media="")
        scene.show(receive(CATALOG, scene.talk, heard, scene.work.now))


def bring(work: Work, cycle: Cycle, author: Person, key: str) -> None:
    """What is urgent is brought to its reviewer at any hour. A verb."""
    reviewer = who.reviewer_of(work, author, cycle.org_id)
    args = lists.review_args(work, reviewer) if reviewer else None
    if reviewer is not None and args is not None:
        post.ask(work, reviewer, "review", args, f"urgent:{key}", URGENT)


def call(scene: Scene, args: dict[str, Any]) -> None:
    """Whoever leads calls for it in the group, once; who will come says so in private."""
    said = behind(str(args.get("words", "")))
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
    elif not said:
        scene.say(words.EMPTY_CALL)
    else:
        key = f"call:{scene.heard.platform}:{scene.heard.key}"
        goes = post.tell_group(scene.work, scene.person.org_id, Message(words.called(said)), key)
        records.note(scene.work, scene.person.id, "call_for_help", f"org:{scene.person.org_id}")
        scene.say(words.CALLED if goes else words.NO_GROUP)
