"""The quarter's comments in the chat: the list, one given in one's own words, and what one was told."""

from typing import Any

from bot.problems import BadInput
from bot.service.organise import naming, tiers, year
from bot.service.supervise import comments
from bot.service.talk.scene import Scene
from dialogs.effects.supervise import GiveComments
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from dialogs.scripts.comments import AT_ONCE
from dialogs.scripts.public import by_channel
from dialogs.scripts.supervising import named_first, rest_of
from dialogs.words import comments as words
from storage import people, provenance, years
from storage.provenance import Provenance
from storage.unit import Work
from storage.years import Cycle


def take(scene: Scene, args: dict[str, Any]) -> None:
    """The name alone is the list; with somebody's name it is a comment in one's own words."""
    rest = rest_of(str(args.get("words", "")))
    if not scene.person.leads:
        show_own(scene, {})
    elif rest:
        _give_one(scene, rest)
    else:
        show(scene, ())


def show_own(scene: Scene, _: dict[str, Any]) -> None:
    """What one was told oneself."""
    lines = comments.own_lines(scene.work, scene.person)
    scene.say(words.own(lines) if lines else words.NONE_OWN)


def show(scene: Scene, later: tuple[int, ...]) -> None:
    """The suggestions that wait, without those put off just now; behind them how the quarter stands."""
    for cycle in year.running(scene.work, scene.person.org_id):
        part = comments.quarter_now(scene.work, cycle)
        if part:
            comments.draft_all(scene.work, cycle, part)
    args = list_args(scene.work, scene.person, later)
    scene.set_aside("comments")
    if args is not None:
        scene.begin("comments", args)
        return
    scene.say(words.LATER if later else words.NONE)
    for cycle in year.running(scene.work, scene.person.org_id):
        part = comments.quarter_now(scene.work, cycle)
        if part:
            scene.say(words.standing(part, *comments.standing(scene.work, cycle, part)))


def list_args(work: Work, author: Person, later: tuple[int, ...] = ()) -> dict[str, Any] | None:
    """The list for whoever gives comments, or None when nothing waits. A query."""
    waiting = [(one, person) for one, person in comments.waiting_for(work, author) if person.id not in later]
    items = [
        {
            "cycle": one.cycle_id,
            "quarter": one.quarter,
            "person": person.id,
            "name": person.name,
            "draft": one.draft,
            "line": words.line(person.name, one.draft),
        }
        for one, person in waiting[:AT_ONCE]
    ]
    return {"items": items, "more": len(waiting) - len(items), "later": list(later)} if items else None


def give(scene: Scene, effect: GiveComments) -> None:
    """Each by itself; then what is left."""
    names = []
    for cycle_id, part, person_id, text in effect.chosen:
        cycle, person = years.get(scene.work, cycle_id), people.get(scene.work, person_id)
        if cycle is None or person is None:
            continue
        try:
            comments.give(scene.work, scene.person, cycle, part, person, text)
        except BadInput as error:
            scene.say(words.refused(person.name, str(error)))
        else:
            names.append(person.name)
    if names:
        scene.say(words.given(names))
    show(scene, effect.later)


def _give_one(scene: Scene, rest: str) -> None:
    """ "点评 李明 谢谢你…": told in private; behind 当面 or 电话 it has been said already."""
    name, said = named_first(rest)
    face_to_face = said.startswith("当面")
    channel, text = by_channel(said)
    heard = face_to_face or text != said
    found = member(scene, name)
    if found is None or not text:
        scene.say(words.WHO)
        return
    cycle, person = found
    part = comments.quarter_now(scene.work, cycle)
    if not part:
        scene.say(words.NOT_YET)
        return
    comments.draft_all(scene.work, cycle, part)
    try:
        subject = comments.give(scene.work, scene.person, cycle, part, person, text, heard=heard)
    except BadInput as error:
        scene.say(str(error))
        return
    if heard:
        today = local(scene.work.now).date()
        provenance.keep(scene.work, Provenance(subject, channel, scene.person.id, today, "", True))
    scene.say(words.given([person.name]))


def member(scene: Scene, name: str) -> tuple[Cycle, Person] | None:
    """Somebody of the own branch, of one below, or a guest, with the running year there. A query."""
    for org_id in (scene.person.org_id, *(one.id for one in tiers.below(scene.work, scene.person.org_id))):
        org = people.org(scene.work, org_id)
        cycle = next(iter(year.running(scene.work, org_id)), None)
        if org is None or cycle is None:
            continue
        try:
            return cycle, naming.named_person(scene.work, org, name)
        except BadInput:
            continue
    guests = [one for one in people.guests(scene.work, scene.person.org_id) if one.name == name]
    cycle = next(iter(year.running(scene.work, scene.person.org_id)), None)
    return (cycle, guests[0]) if cycle and len(guests) == 1 else None
