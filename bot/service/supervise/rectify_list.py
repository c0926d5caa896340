"""The list of what is to be put right: one's own, and what one may decide on in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_decide
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.supervise import DecideRectifications
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person, Role
from dialogs.rules.rectification import Rectification, State
from dialogs.scripts.rectification import AT_ONCE
from dialogs.words import rectification as words
from storage import measures, rectifications
from storage.unit import Work


def show(scene: Scene) -> None:
    """What this person has to put right himself, and the list of what he may decide on."""
    own = rectifications.open_rectifications(scene.work, person_id=scene.person.id)
    if own:
        lines = [words.own_line(one.demand, chinese_date(one.due), one.state.label) for one in own]
        scene.say(words.own(lines))
    args = list_args(scene.work, scene.person)
    scene.set_aside("rectifications")
    if args is not None:
        scene.begin("rectifications", args)
        if args["more"]:
            link = Link(words.PAGE, scene.links.page(Door.RECTIFY, "", scene.person.id))
            scene.says.insert(len(scene.says) - 1, Message(words.ON_PAGE, link=link))
    elif not own:
        scene.say(words.NONE if scene.person.leads else words.NONE_OWN)


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """The list for whoever ordered or may look, or None where nothing is open. A query."""
    waiting = watched(work, person)
    items = [
        {"rectification": one.id, "line": _line(work, one), "shown": one.state is State.SHOWN}
        for one in waiting[:AT_ONCE]
    ]
    return {"items": items, "more": len(waiting) - len(items)} if items else None


def waiting_for(work: Work, org_id: int) -> list[Rectification]:
    """What was ordered in the name of an organisation and waits for a word now: shown as done, or run out.
    A query."""
    found = rectifications.watched(work, [org_id])
    return [one for one in found if one.state is State.SHOWN or late(work, one)]


def watched(work: Work, person: Person) -> list[Rectification]:
    """What is open and this person may decide on, what waits for a look first. A query."""
    if person.role is Role.MEMBER:
        return []
    found = [one for one in rectifications.watched(work, [person.org_id]) if one.person_id != person.id]
    return sorted(found, key=lambda one: (one.state is not State.SHOWN, one.due, one.id))


def late(work: Work, one: Rectification) -> bool:
    """Whether its term is over and nobody has said that it is done. A query."""
    return one.state is State.ORDERED and one.due < local(work.now).date()


def _line(work: Work, one: Rectification) -> str:
    said = measures.last(work, rectify.subject(one), "evidence") if one.state is State.SHOWN else None
    state = "到日子了" if late(work, one) else one.state.label
    return words.one(
        rectify.label(work, one), one.demand, chinese_date(one.due), state, said.words if said else "", one.id
    )


def decide(scene: Scene, effect: DecideRectifications) -> None:
    """Each by itself; what cannot be taken is named with its reason and stays on the list."""
    left = False
    for number, place, verb, said, due in effect.decisions:
        one = rectifications.get(scene.work, number, lock=True)
        if one is None:
            continue
        try:
            taken = _VERBS[verb](scene, one, said, due)
        except BadInput as error:
            scene.say(words.refused(str(place), str(error)))
            left = True
        else:
            scene.say(words.decided(place, taken))
    if left:
        show(scene)


def _close(scene: Scene, one: Rectification, said: str, _: str) -> str:
    rectify_decide.close(scene.work, one, scene.person, said)
    return words.TAKEN["close"]


def _extend(scene: Scene, one: Rectification, said: str, due: str) -> str:
    return rectify_decide.extend(scene.work, one, scene.person, said, date.fromisoformat(due))


def _withdraw(scene: Scene, one: Rectification, said: str, _: str) -> str:
    rectify_decide.withdraw(scene.work, one, scene.person, said)
    return words.TAKEN["withdraw"]


_VERBS: dict[str, Callable[[Scene, Rectification, str, str], str]] = {
    "close": _close,
    "extend": _extend,
    "withdraw": _withdraw,
}
