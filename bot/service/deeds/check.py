"""Whoever checks looks at a numbered list and decides in one line. Nobody checks a deed of his own."""

from typing import Any

from bot.problems import BadInput
from bot.service.deeds import consent, of_promises
from bot.service.deeds.bringing import bring, line, name_of, promise_of, who_checks
from bot.service.organise.naming import named_person
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.deeds import CheckDeeds
from dialogs.rules.deeds import Deed, Source, State
from dialogs.rules.people import Person
from dialogs.scripts.deeds import AT_ONCE
from dialogs.words import deeds as words
from storage import deeds as store
from storage import people, records
from storage.unit import Work


def open_list(scene: Scene) -> bool:
    """Show what this person is to check; whether anything waits."""
    args = list_args(scene.work, scene.person)
    scene.set_aside("deeds")
    if args is not None:
        scene.begin("deeds", args)
    return args is not None


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """The list of whoever checks, or None when nothing waits. A query."""
    waiting = store.waiting_for(work, person.id)
    if not waiting:
        return None
    items = [{"deed": one.id, "line": line(work, one)} for one in waiting[:AT_ONCE]]
    return {"items": items, "more": len(waiting) - len(items)}


def decide(scene: Scene, effect: CheckDeeds) -> None:
    """Each by itself; what is so is told to whose it is, in private and first."""
    counts = {State.CHECKED: 0, State.RETURNED: 0}
    for number, place, verb, rest in effect.decisions:
        one = store.get(scene.work, number, lock=True)
        if one is None or one.checker_id != scene.person.id or one.state is not State.TOLD:
            scene.say(words.NOT_YOURS.format(number=place))
        elif verb == "returned":
            _send_back(scene, one, rest)
            counts[State.RETURNED] += 1
        elif _check(scene, one, place, verb, rest):
            counts[State.CHECKED] += 1
    scene.say(words.decided(counts[State.CHECKED], counts[State.RETURNED]))
    if not open_list(scene):
        records.finish_kind(scene.work, "deed", scene.person.id)


def _send_back(scene: Scene, one: Deed, why: str) -> None:
    work = scene.work
    store.change(work, one.id, state=State.RETURNED.value, answer=why)
    records.note(work, scene.person.id, "return_deed", f"deed:{one.id}")
    teller = people.get(work, one.told_by) if one.told_by else None
    if teller is not None:
        post.tell(work, teller, Message(words.returned(one.text, why)), f"deed:{one.id}:back", "notice")


def _check(scene: Scene, one: Deed, place: int, verb: str, rest: str) -> bool:
    """It is so; False where it is not clear whose it is, or where it turns out to be the checker's own."""
    work, checker = scene.work, scene.person
    shown = rest if verb == "reworded" else ""
    if one.shows:
        of_promises.put_beside(work, one, checker, shown)
        return True
    whose = _named(work, one, "" if shown else rest) or (people.get(work, one.person_id or 0))
    if whose is None:
        scene.say(words.WHO_DID.format(number=place))
        return False
    own = whose.id == one.told_by
    source = Source.SELF if own else Source.PEER if one.told_by else Source.PUBLIC
    promise = promise_of(work, whose, one.text)
    store.change(work, one.id, person_id=whose.id, source=source.value, commitment_id=promise)
    if whose.id == checker.id:
        _pass_on(scene, one, place)
        return False
    store.change(work, one.id, state=State.CHECKED.value, shown=shown)
    records.note(work, checker.id, "check_deed", f"deed:{one.id}", reworded=bool(shown))
    consent.ask(work, one.id, checker)
    teller = people.get(work, one.told_by) if one.told_by and not own else None
    if teller is not None and teller.id != checker.id:
        text = words.passed_on(name_of(work, whose.id))
        post.tell(work, teller, Message(text), f"deed:{one.id}:teller", "digest")
    return True


def _named(work: Work, one: Deed, said: str) -> Person | None:
    """Whom the checker names: "1 通过 李明"; other words behind it name nobody."""
    org = people.org(work, one.org_id)
    name = said.removeprefix("是").strip(" 。，,的")
    if org is None or not name:
        return None
    try:
        return named_person(work, org, name)
    except BadInput:
        return None


def _pass_on(scene: Scene, one: Deed, place: int) -> None:
    """The checker's own: somebody else looks at it."""
    other = who_checks(scene.work, one.org_id, scene.person.id, one.told_by)
    store.change(scene.work, one.id, checker_id=other.id if other else None)
    changed = store.get(scene.work, one.id)
    if other is None or changed is None:
        scene.say(words.NOT_OWN_ALONE.format(number=place))
        return
    bring(scene.work, changed, other)
    scene.say(words.NOT_OWN.format(number=place, name=other.name))
