"""What follows a poor result: the talk, a plan, another person's look, the end or the superior (R74, R75)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.service.evaluate import who
from bot.service.evaluate.files import File
from bot.service.public.voices import may_handle
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.aftermath import NoteSteps
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.followup import POOR, FollowUp, Kind, State, Step, plan_fault, recheck_by, talk_by
from dialogs.rules.grading import read_past_day
from dialogs.rules.people import Person
from dialogs.rules.satisfaction import widely_dissatisfied
from dialogs.rules.subjects import Kind as Sort
from dialogs.rules.subjects import read_subject
from dialogs.rules.tally import Gap
from dialogs.scripts.aftermath import AT_ONCE
from dialogs.understanding.dates import when_in
from dialogs.words import aftermath as words
from storage import aftermath, people, records, years
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class _Case:
    """One follow-up with its names."""

    one: FollowUp
    cycle: Cycle
    name: str


def begin_all(work: Work, cycle: Cycle, gathered: Iterable[File]) -> int:
    """A follow-up for everybody whose result is poor or with whom the public is not satisfied; returns how
    many. What was begun before is not begun again. A verb."""
    known = {one.subject for one in aftermath.follow_ups(work, cycle.id)}
    found = 0
    for file in gathered:
        why = _why(file)
        if not why or file.subject.key in known:
            continue
        judge = who.first_decider(work, cycle, file.subject)
        owner = judge if judge != file.person else None
        due = talk_by(local(work.now).date())
        number = aftermath.begin(work, cycle.id, file.subject.key, why, due, owner.id if owner else None)
        records.note(work, None, "begin_follow_up", f"follow_up:{number}")
        if owner is not None:
            text = words.follow_came(file.name, why, chinese_date(due))
            post.errand(work, owner, "follow_up", text, f"follow:{number}:talk")
        found += 1
    return found


def _why(file: File) -> str:
    if file.grade is not None and file.grade.stands and file.grade.grade in POOR:
        return words.why_poor(file.grade.grade)
    told = file.public.figures
    counts = None if told.gap else dict(told.grades)
    poor = told.gap is Gap.LOW or widely_dissatisfied(counts)
    return words.WHY_DISSATISFIED if poor else ""


def open_list(scene: Scene, _: dict[str, Any]) -> None:
    """What waits for this person."""
    waiting = [_case(scene.work, one) for one in _own_ones(scene)]
    scene.set_aside("follow_ups")
    items = [{"id": case.one.id, "line": _line(case)} for case in waiting[:AT_ONCE] if case is not None]
    if items:
        scene.begin("follow_ups", {"items": items})
    else:
        scene.say(words.NO_FOLLOW_UPS)


def _own_ones(scene: Scene) -> list[FollowUp]:
    """What waits for this person; without an office he sees nothing of it any more."""
    return aftermath.follow_ups_for(scene.work, scene.person.id) if scene.person.holds_office else []


def pass_on(work: Work, one: FollowUp) -> None:
    """Whoever it waited for has gone, or has no office any more: whoever is next goes on. A verb."""
    case = _case(work, one)
    following = _following(work, case) if case else None
    if case is None or following is None or following.id == one.owner_id:
        return
    aftermath.move(work, one.id, one.state, one.due, following.id)
    records.note(work, None, "hand_on", f"follow_up:{one.id}", to=following.id)
    key = f"follow:{one.id}:{one.state}"
    kind = "recheck" if one.state is State.RECHECK else "follow_up"
    if records.readdress(work, key, following.id):
        text = words.follow_goes_on(_line(case))
        post.tell(work, following, Message(text), f"{key}:{following.id}", "task")
    else:
        post.errand(work, following, kind, words.follow_goes_on(_line(case)), key)


def _following(work: Work, case: _Case) -> Person | None:
    about = read_subject(case.one.subject)
    if case.one.state is State.RECHECK:
        return _another(work, case, None)
    if case.one.state is State.PASSED:
        return next(iter(who.superiors(work, case.cycle.org_id)), None)
    return who.first_decider(work, case.cycle, about) if about else None


def _line(case: _Case) -> str:
    until = chinese_date(case.one.due) if case.one.due else ""
    return words.follow_line(case.name, case.one.why, words.STATES[case.one.state.value], until)


def note(scene: Scene, effect: NoteSteps) -> None:
    """Write each down by itself and say what comes next."""
    mine = {one.id: one for one in _own_ones(scene)}
    for number, what, said in effect.steps:
        case = _case(scene.work, mine[number]) if number in mine else None
        if case is None:
            scene.say(words.NOT_OWN.format(name=""))
        elif read_subject(case.one.subject) == _own(scene.person):
            scene.say(words.NOT_OWN.format(name=case.name))
        else:
            _ACTS[what](scene, case, said)


def _talk(scene: Scene, case: _Case, said: str) -> None:
    _keep(scene, case, Kind.TALK, said)
    if case.one.state is State.TALK:
        aftermath.move(scene.work, case.one.id, State.PLAN, case.one.due, scene.person.id)
    records.finish_known(scene.work, f"follow:{case.one.id}:talk")
    scene.say(words.step_kept(case.name, words.NEXT_PLAN))


def _plan(scene: Scene, case: _Case, said: str) -> None:
    today = local(scene.work.now).date()
    told = when_in(said, today)
    due = told.day if told else None
    fault = plan_fault(today, due) if due else words.NEEDS_DAY
    if fault or due is None:
        scene.say(fault)
        return
    _keep(scene, case, Kind.PLAN, said)
    records.finish_known(scene.work, f"follow:{case.one.id}:plan")
    looker = _another(scene.work, case, scene.person.id)
    look = recheck_by(due)
    aftermath.move(scene.work, case.one.id, State.RECHECK, look, looker.id if looker else scene.person.id)
    _tell_own(scene, case, said, due)
    if looker is not None:
        text = words.recheck_came(case.name, said, chinese_date(look))
        post.errand(scene.work, looker, "recheck", text, f"follow:{case.one.id}:recheck")
        scene.say(words.step_kept(case.name, words.next_recheck(looker.name, chinese_date(look))))
    else:
        scene.say(words.step_kept(case.name, words.next_own_look(chinese_date(look))))


def _recheck(scene: Scene, case: _Case, said: str, *, mended: bool) -> None:
    before = _planners(scene.work, case)
    if case.one.state is not State.RECHECK or scene.person.id in before:
        looker = _another(scene.work, case, scene.person.id)
        scene.say(words.ANOTHER.format(name=looker.name if looker else "上级"))
        return
    _keep(scene, case, Kind.RECHECK, _looked(scene, case, said))
    records.finish_known(scene.work, f"follow:{case.one.id}:recheck")
    if mended:
        _keep(scene, case, Kind.CLOSED, said)
        aftermath.move(scene.work, case.one.id, State.CLOSED, None, None)
        scene.say(words.step_kept(case.name, words.NEXT_CLOSED))
        return
    _keep(scene, case, Kind.PASSED, said)
    above = next(iter(who.superiors(scene.work, case.cycle.org_id)), None)
    aftermath.move(scene.work, case.one.id, State.PASSED, None, above.id if above else scene.person.id)
    if above is not None:
        branch = people.org(scene.work, case.cycle.org_id)
        text = words.passed_came(branch.name if branch else "", case.name, said)
        post.errand(scene.work, above, "follow_up", text, f"follow:{case.one.id}:passed")
    scene.say(words.step_kept(case.name, words.NEXT_PASSED))


def _mended(scene: Scene, case: _Case, said: str) -> None:
    if case.one.state is State.PASSED:
        _keep(scene, case, Kind.CLOSED, said)
        aftermath.move(scene.work, case.one.id, State.CLOSED, None, None)
        records.finish_known(scene.work, f"follow:{case.one.id}:passed")
        scene.say(words.step_kept(case.name, words.NEXT_CLOSED))
    else:
        _recheck(scene, case, said, mended=True)


def _failed(scene: Scene, case: _Case, said: str) -> None:
    _recheck(scene, case, said, mended=False)


def _admonish(scene: Scene, case: _Case, said: str) -> None:
    """批评教育 is written down; where it stands does not change."""
    _keep(scene, case, Kind.ADMONITION, said)
    scene.say(words.step_kept(case.name, words.NEXT_SAME))


def _measure(scene: Scene, case: _Case, said: str) -> None:
    """组织处理 is decided elsewhere: only with its document it is written down here."""
    document = next((mark for mark in ("〔", "[", "【", "《", "号", "文件", "决定") if mark in said), "")
    if not document:
        scene.say(words.NEEDS_DOCUMENT)
        return
    _keep(scene, case, Kind.MEASURE, said, document=said[:200])
    scene.say(words.step_kept(case.name, words.NEXT_SAME))


_ACTS = {
    "talk": _talk,
    "plan": _plan,
    "closed": _mended,
    "failed": _failed,
    "admonition": _admonish,
    "measure": _measure,
}


def _keep(scene: Scene, case: _Case, kind: Kind, said: str, *, document: str = "") -> None:
    today = local(scene.work.now).date()
    day = read_past_day(said, today) or today
    aftermath.add_step(scene.work, case.one.id, Step(kind, said, day, document, scene.person.id))
    records.note(scene.work, scene.person.id, f"follow_{kind}", f"follow_up:{case.one.id}")


def _tell_own(scene: Scene, case: _Case, said: str, due: date) -> None:
    about = read_subject(case.one.subject)
    person = people.get(scene.work, about.id) if about and about.kind is Sort.MEMBER else None
    if person is not None:
        text = words.own_plan(said, chinese_date(due))
        post.tell(scene.work, person, Message(text), f"follow-plan:{case.one.id}", "notice")


def _planners(work: Work, case: _Case) -> set[int]:
    """Who does not look because he made the plan; nobody where there is no other who could."""
    done: dict[Kind, set[int]] = {kind: set() for kind in Kind}
    for one in aftermath.steps(work, case.one.id):
        done[one.kind].add(one.author_id)
    about = read_subject(case.one.subject)
    concerned = {about.id} if about and about.kind is Sort.MEMBER else set()
    others = may_handle(work, case.cycle.org_id, frozenset(concerned | done[Kind.TALK] | done[Kind.PLAN]))
    return done[Kind.PLAN] if others else set()


def _looked(scene: Scene, case: _Case, said: str) -> str:
    """What is written down of the look; that it was his own plan stands beside it."""
    own = {one.author_id for one in aftermath.steps(scene.work, case.one.id) if one.kind is Kind.PLAN}
    return words.looked_alone(said) if scene.person.id in own else said


def _another(work: Work, case: _Case, author: int | None) -> Person | None:
    """Who looks: neither the one concerned nor whoever made the plan or held the talk."""
    about = read_subject(case.one.subject)
    excluded = ({author} if author else set()) | (
        {about.id} if about and about.kind is Sort.MEMBER else set()
    )
    excluded |= {one.author_id for one in aftermath.steps(work, case.one.id) if one.kind is not Kind.RECHECK}
    return next(iter(may_handle(work, case.cycle.org_id, frozenset(excluded))), None)


def _case(work: Work, one: FollowUp) -> _Case | None:
    cycle = years.get(work, one.cycle_id)
    if cycle is None:
        return None
    name = next((called for about, called in who.subjects(work, cycle) if about.key == one.subject), "")
    return _Case(one, cycle, name)


def _own(person: Person) -> object:
    return read_subject(f"member:{person.id}")
