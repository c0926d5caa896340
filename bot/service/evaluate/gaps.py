"""Why somebody gets no grade this year, or why grades do not hang out: whoever decides writes it down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.service.evaluate import excuses, who
from bot.service.lead import ends
from bot.service.organise import tiers
from bot.service.talk.scene import Scene
from dialogs.rules.subjects import member
from dialogs.words import appraise as appraise_words
from dialogs.words import evaluation as words
from storage import evaluation, people, records
from storage.years import Cycle

#: "没开展 考评 李明 外出一年", "没开展 公示 大家都不同意".
GRADES = re.compile(r"没(?:有)?开展\s*[:：]?\s*(?:组织)?(考评|公示)(?:结果)?\s*[:：，,]?\s*(.*)", re.DOTALL)

#: Everybody of whom a list would ask this person: the members, or the organisations below.
_MEMBERS, _ALL = "党员", "都"


@dataclass(frozen=True, slots=True)
class _Open:
    """Somebody without a grade. `listed`: this person is the one who is asked for it."""

    name: str
    cycle: Cycle
    source: str
    listed: bool = True


def note(scene: Scene, kind: str, said: str) -> None:
    """Keep the reason for those that are named, where this person decides about them (R40, R70, R73)."""
    if kind == "公示":
        _note_publicity(scene, _why(said))
        return
    members, orgs = list(_members(scene)), list(_orgs(scene))
    refusal = _refusal(scene, said, members)
    if refusal:
        scene.say(refusal)
        return
    names = sorted({one.name for one in members + orgs}, key=len, reverse=True)
    called = next((one for one in (*names, _MEMBERS, _ALL) if said.startswith(one)), "")
    why = _why(said.removeprefix(called))
    if not called or not why:
        scene.say(words.grade_gap_how((orgs or members)[0].name))
        return
    groups = {_MEMBERS: [one for one in members if one.listed]}
    groups[_ALL] = orgs or groups[_MEMBERS]
    chosen = groups.get(called, [one for one in members + orgs if one.name == called])
    for one in chosen:
        _keep(scene, one.cycle, one.source, why)
    kept = words.grade_gap_kept([one.name for one in chosen], why)
    scene.say(kept if chosen else words.NOTHING_TO_EXCUSE)


def _refusal(scene: Scene, said: str, members: list[_Open]) -> str:
    """Why nothing can be written down; empty when it can."""
    work, person = scene.work, scene.person
    own = people.org(work, person.org_id)
    if own is not None and said.startswith(own.name):
        return words.ORG_GAP_NONE
    if said.startswith(person.name) and not any(one.name == person.name for one in members):
        return appraise_words.NOT_YOURS.format(name=person.name)
    if members or any(_orgs(scene)):
        return ""
    return words.NOTHING_TO_EXCUSE if person.leads else words.LEADERS_ONLY


def _why(said: str) -> str:
    return said.strip(" 。，,：:").removeprefix("因为")[:200]


def _keep(scene: Scene, cycle: Cycle, source: str, why: str) -> None:
    evaluation.keep_gap(scene.work, cycle.id, source, why, scene.person.id)
    records.note(scene.work, scene.person.id, "note_gap", f"cycle:{cycle.id}:{source}")


def _members(scene: Scene) -> Iterator[_Open]:
    """Members without a grade about whom this person decides, here and right below."""
    work, person = scene.work, scene.person
    for org in (person.org_id, *(one.id for one in tiers.below(work, person.org_id))):
        cycle = ends.ending(work, org)
        for one in excuses.without_grade(work, cycle) if cycle else ():
            judges = who.deciders(work, cycle, member(one.id)) if cycle else []
            if cycle is not None and person.id in (judge.id for judge in judges):
                yield _Open(one.name, cycle, member(one.id).key, judges[0].id == person.id)


def _orgs(scene: Scene) -> Iterator[_Open]:
    """The organisations right below whose votes are over and whose grade is open."""
    names = {one.id: one.name for one in tiers.below(scene.work, scene.person.org_id)}
    for end in ends.grades_under(scene.work, scene.person.org_id):
        cycle = ends.ending(scene.work, end.number)
        if cycle is not None and ends.may_decide(scene.work, scene.person, end):
            yield _Open(names[end.number], cycle, evaluation.ORGANISATION)


def _note_publicity(scene: Scene, why: str) -> None:
    cycle = ends.ending(scene.work, scene.person.org_id)
    if cycle is None or not scene.person.leads:
        scene.say(words.NO_YEAR if cycle is None else words.LEADERS_ONLY)
    elif not excuses.hidden(scene.work, cycle):
        scene.say(words.NOTHING_TO_HANG)
    elif not why:
        scene.say(words.PUBLICITY_GAP_HOW)
    else:
        _keep(scene, cycle, evaluation.PUBLICITY, why)
        scene.say(words.publicity_gap_kept(why))
