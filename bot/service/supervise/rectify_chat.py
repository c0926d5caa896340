"""Ordering in the chat that something be put right: in one line, or in few questions."""

from datetime import date
from typing import Any

from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_list, rectify_sources
from bot.service.supervise.rectify import Order
from bot.service.talk.scene import Scene
from dialogs.effects.supervise import DropOrder, OrderRectification
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from dialogs.rules.rectification import Source
from dialogs.scripts.rectification import given
from dialogs.scripts.supervising import named_first, rest_of
from dialogs.words import rectification as words
from storage import people


def take(scene: Scene, args: dict[str, Any]) -> None:
    """The name alone is the list; with somebody's name it is an order, asked for what is missing."""
    rest = rest_of(str(args.get("words", "")))
    if not rest:
        rectify_list.show(scene)
        return
    if not scene.person.leads:
        scene.say(words.ONLY_ABOVE)
        return
    name, said = named_first(rest)
    found = rectify.named(scene.work, scene.person, name)
    if found is None:
        scene.say(words.WHOM)
        return
    wanted = given(said, local(scene.work.now).date())
    cause, of_org = wanted.get("cause", ""), found[1]
    about = rectify_sources.about(scene.work, scene.person, found[0], cause, of_org=of_org)
    begin(scene, found[0], of_org=found[1], given=wanted, **about)


def begin(scene: Scene, person: Person, *, of_org: bool, given: dict[str, str], **about: Any) -> None:
    """Ask for what is missing of an order, and read it back. `about` is source, commitment and voice."""
    org = people.org(scene.work, person.org_id)
    args = {
        "target": person.id,
        "name": org.name if of_org and org else person.name,
        "org": of_org,
        "source": about.get("source", Source.OTHER.value),
        "commitment": about.get("commitment"),
        "voice": about.get("voice"),
        "key": f"{scene.heard.platform}:{scene.heard.key}",
        "given": given,
    }
    scene.begin("rectify", args)


def order(scene: Scene, effect: OrderRectification) -> None:
    """Send the order, or say why not."""
    person = people.get(scene.work, effect.target)
    if person is None or not person.active:
        scene.say(words.WHOM)
        return
    wanted = Order(
        person,
        effect.cause,
        effect.demand,
        date.fromisoformat(effect.due),
        f"chat:{effect.key}",
        effect.of_org,
        Source(effect.source),
        effect.commitment,
        effect.voice,
    )
    try:
        one = rectify.order(scene.work, scene.person, wanted)
    except BadInput as error:
        scene.say(str(error))
        return
    scene.say(words.ordered(rectify.label(scene.work, one), wanted.due, one.due, one.id))


def drop(scene: Scene, effect: DropOrder) -> None:
    """It was not sent after all."""
    scene.say(effect.words)
