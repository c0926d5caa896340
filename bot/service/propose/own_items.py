"""Changing or taking back one's own promise before it is published; what the reviewer says it serves."""

from typing import Any

from bot.service.propose.arguments import revision_args
from bot.service.public import kept_wishes
from bot.service.publish.pointing import own_list
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.serving import lists_for, meant_entry
from dialogs.scripts.item_words import classified, item_number
from dialogs.words import propose as words
from storage import commitments, records, tags, years
from storage.unit import Work


def change(scene: Scene, args: dict[str, Any]) -> None:
    """Begin the commitment's dialog anew with what was handed in; the earlier wording is kept."""
    one = _changeable(scene, item_number(str(args.get("words", ""))))
    if one is not None:
        scene.begin("commitment", revision_args(scene.work, scene.person, one, ""))


def take_back(scene: Scene, args: dict[str, Any]) -> None:
    """Withdraw one that is not published yet."""
    one = _changeable(scene, item_number(str(args.get("words", ""))))
    if one is not None:
        commitments.set_status(scene.work, one.id, Status.WITHDRAWN)
        kept_wishes.release(scene.work, one.id)
        records.note(scene.work, scene.person.id, "withdraw", f"commitment:{one.id}:{one.version}")
        scene.say(words.TAKEN_BACK)


def classify(scene: Scene, args: dict[str, Any]) -> None:
    """The reviewer changes what an item of the list in hand serves."""
    number, said = classified(str(args.get("words", "")))
    frame = next((one for one in reversed(scene.talk.frames) if one.dialog == "review"), None)
    items = frame.args["items"] if frame else []
    if not 0 < number <= len(items):
        scene.say(words.NEEDS_REVIEW_LIST)
        return
    wanted = items[number - 1]["commitment"]
    one = next((w.one for w in who.waiting_for(scene.work, scene.person) if w.one.id == wanted), None)
    cycle = years.get(scene.work, one.cycle_id) if one else None
    if one is None or cycle is None:
        scene.say(words.NEEDS_REVIEW_LIST)
        return
    found = meant_entry(cycle.rules, said, of_org=one.of_org)
    if found is None:
        every = [entry for options in lists_for(cycle.rules, of_org=one.of_org).values() for entry in options]
        scene.say(words.NOT_ON_LIST.format(options="、".join(every)))
        return
    tags.drop(scene.work, one.id, found[0])
    tags.add(scene.work, one.id, *found)
    records.note(scene.work, scene.person.id, "classify", f"commitment:{one.id}", kind=found[0])
    scene.say(words.classified(number, found[1]))


def nth(work: Work, person: Person, number: int) -> Commitment | None:
    """The person's own item of that number in “我的承诺”, of all years that run. A query."""
    found = own_list(work, person)
    return found[number - 1] if 0 < number <= len(found) else None


def _changeable(scene: Scene, number: int) -> Commitment | None:
    """The same, where it may still be changed; says so where it may not."""
    one = nth(scene.work, scene.person, number)
    if one is None:
        scene.say(words.NOT_FOUND)
    elif one.status is Status.PUBLISHED:
        scene.say(words.FIXED)
        return None
    return one
