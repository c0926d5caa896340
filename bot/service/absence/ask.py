"""Asking that somebody need not promise, or less; and absences, which need nobody's leave."""

from datetime import date
from typing import Any

from bot.problems import BadInput
from bot.service.organise import tiers
from bot.service.organise.naming import named_person
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.rules.calendar import local
from dialogs.rules.exemptions import LONGEST_REASON, Exemption, Kind, decider, split
from dialogs.rules.people import Person
from dialogs.scripts.parts import rest
from dialogs.understanding.dates import when_in
from dialogs.words import absence as words
from storage import absences, people, records
from storage.unit import Work


def exempt(scene: Scene, args: dict[str, Any]) -> None:
    """Asked by an office or a helper, decided by somebody else: "免 王秀英 卧床 到6月30日"."""
    _ask(scene, rest(str(args.get("words", "")), "免"), Kind.EXEMPT)


def lighten(scene: Scene, args: dict[str, Any]) -> None:
    """The same for a smaller promise: "减 王秀英 眼睛不好，只做一件"."""
    _ask(scene, rest(str(args.get("words", "")), "减"), Kind.LIGHTER)


def _ask(scene: Scene, said: str, kind: Kind) -> None:
    work, asker = scene.work, scene.person
    name, reason, until = split(said)
    if not name or not reason:
        scene.say(words.HOW)
        return
    person = _meant(scene, name)
    if person is None:
        return
    day = _day(scene, until)
    if until and day is None:
        scene.say(words.UNCLEAR_DAY)
        return
    judge = who_decides(work, person, asker)
    if judge is None:
        scene.say(words.NOBODY)
        return
    one = _new(work, person, kind, reason, day, "asked", asker.id)
    number = absences.add(work, one)
    records.note(work, asker.id, "ask_exemption", f"exemption:{number}", person=person.id, kind=kind.value)
    text = words.waits(person.name, words.KINDS[kind.value], one.reason)
    post.errand(work, judge, "exemption", text, f"exemption:{number}", about=person)
    scene.say(words.asked(person.name, judge.name))


def who_decides(work: Work, person: Person, asker: Person) -> Person | None:
    """Who decides on this person's exemption. A query."""
    superiors = tiers.above(work, person.org_id)
    return decider(person, asker, people.members(work, person.org_id), superiors)


def go_away(scene: Scene, args: dict[str, Any]) -> None:
    """Nothing is said in that time: "请假 李明 住院 到3月1日", for oneself "请假 住院 到3月1日"."""
    work, said = scene.work, rest(str(args.get("words", "")), "请假")
    name, reason, until = split(said)
    if not said:
        scene.say(words.HOW_AWAY)
        return
    org = people.org(work, scene.person.org_id)
    known = {one.name for one in people.members(work, org.id)} if org else set()
    own = name not in known and people.by_number(work, scene.person.org_id, name) is None
    person = scene.person if own else _meant(scene, name)
    if person is None:
        return
    if own:
        _, reason, until = split(f"我 {said}")
    day = _day(scene, until)
    if until and day is None:
        scene.say(words.UNCLEAR_DAY)
        return
    number = absences.add(
        work, _new(work, person, Kind.AWAY, reason or "请假", day, "granted", scene.person.id)
    )
    records.note(work, scene.person.id, "note_absence", f"exemption:{number}", person=person.id)
    mine = person.id == scene.person.id
    scene.say(words.own_away(day) if mine else words.away(person.name, day))


def come_back(scene: Scene, args: dict[str, Any]) -> None:
    """What holds or waits for this person ends: "恢复 王秀英", "销假"."""
    work, said = scene.work, rest(str(args.get("words", "")), "恢复", "销假")
    person = _meant(scene, said) if said else scene.person
    if person is None:
        return
    found = [
        *absences.of(work, [person.id], local(work.now).date()),
        *absences.asked(work, [person.id]),
    ]
    for one in found:
        absences.settle(work, one.id, "ended", scene.person.id)
        records.note(work, scene.person.id, "end_exemption", f"exemption:{one.id}")
    scene.say(words.ended(person.name) if found else words.nothing_to_end(person.name))


def _meant(scene: Scene, name: str) -> Person | None:
    org = people.org(scene.work, scene.person.org_id)
    try:
        person = named_person(scene.work, org, name) if org else None
    except BadInput as fault:
        scene.say(str(fault))
        return None
    if person is not None and not scene.person.may_record(person):
        scene.say(words.NOT_YOURS)
        return None
    return person


def _day(scene: Scene, until: str) -> date | None:
    found = when_in(f"到{until}", local(scene.work.now).date()) if until else None
    return found.day if found else None


def _new(
    work: Work, person: Person, kind: Kind, reason: str, day: date | None, state: str, asker: int
) -> Exemption:
    today = local(work.now).date()
    return Exemption(0, person.id, kind, reason[:LONGEST_REASON], today, day, state, asker)
