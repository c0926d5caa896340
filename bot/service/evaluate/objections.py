"""Objections to results: by chat, on the page, by phone or on paper; answered by somebody not concerned."""

import secrets
from dataclasses import dataclass
from typing import Any

from bot.service.evaluate import answerer, final, who
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.aftermath import AnswerObjections
from dialogs.rules.calendar import add_working_days, at, chinese_date, local
from dialogs.rules.people import Person, Role
from dialogs.rules.publicity import ANSWER_DAYS, LONGEST, Objection
from dialogs.rules.receipts import ALPHABET, LENGTH, mixed, shown
from dialogs.rules.voices import tidy
from dialogs.scripts.aftermath import AT_ONCE
from dialogs.scripts.public import by_channel
from dialogs.words import aftermath as words
from storage import aftermath, evaluation, people, provenance, records, years
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody objects. `person` is set for somebody on the roster, `recorder` for whoever wrote it
    down for somebody else."""

    text: str
    channel: str = "chat"
    contact: str = ""
    person: Person | None = None
    recorder: Person | None = None


def hear(scene: Scene, args: dict[str, Any]) -> None:
    """A word behind 异议 is one; alone it shows whoever answers what waits."""
    said = str(args.get("words", "")).strip().removeprefix("异议").strip(" ：:，,")
    if not said:
        _list(scene)
        return
    cycle = who.evaluated(scene.work, scene.person.org_id)
    key = f"{scene.heard.platform}:{scene.heard.key}"
    office = scene.person.role is not Role.MEMBER
    channel, text = by_channel(said)
    if office and text != said:
        one = take(scene.work, cycle, key, Said(text, channel, recorder=scene.person))
        if one is not None:
            today = local(scene.work.now).date()
            came = provenance.Provenance(f"objection:{one.id}", channel, scene.person.id, today)
            provenance.keep(scene.work, came)
    else:
        one = take(scene.work, cycle, key, Said(said, scene.heard.channel, person=scene.person))
    if one is None:
        scene.say(words.NO_PERIOD)
    else:
        scene.say(receipt(scene.work, one))


def receipt(work: Work, one: Objection) -> str:
    """What whoever objects hears at once. A query."""
    handler = people.get(work, one.handler_id) if one.handler_id else None
    alone = handler is not None and bool(_alone(work, one, handler))
    return words.objection_kept(shown(one.code), chinese_date(one.answer_by), alone=alone)


def _alone(work: Work, one: Objection, handler: Person) -> str:
    """His name, where he is concerned himself and answers because nobody else is there."""
    cycle = answerer.cycle_of(work, one)
    return handler.name if cycle and answerer.concerned(work, cycle, one, handler) else ""


def take(work: Work, cycle: Cycle | None, key: str, said: Said) -> Objection | None:
    """Keep an objection and bring it to somebody not concerned; None while nothing is published. A verb."""
    found = aftermath.period(work, cycle.id) if cycle else None
    text = tidy(said.text, LONGEST)
    if cycle is None or found is None or found.state != "running" or not text:
        return None
    before = aftermath.objection_by_key(work, key)
    if before is not None:
        return before
    subjects = who.subjects(work, cycle)
    about = next((one for one, name in subjects if name in text), None)
    due = add_working_days(local(work.now).date(), ANSWER_DAYS)
    values = {
        "publicity_id": found.id,
        "subject": about.key if about else "",
        "text": text,
        "channel": said.channel,
        "contact": tidy(said.contact, 60),
        "person_id": said.person.id if said.person else None,
        "recorder_id": said.recorder.id if said.recorder else None,
        "answer_by": due,
    }
    while not aftermath.add_objection(work, key, _new_code(), values):
        pass
    one = aftermath.objection_by_key(work, key)
    if one is None:
        raise LookupError(key)
    records.note(work, None, "take_objection", f"objection:{one.id}", by=said.channel)
    handler = answerer.first(work, cycle, one)
    if handler is not None:
        answerer.bring(work, cycle, one, handler)
    years.schedule(work, cycle.id, "objection.late", f"objection:{one.id}", {"objection": one.id}, at(due, 9))
    return aftermath.objection_by_key(work, key)


def remind(duty: Duty) -> None:
    """The last day: one reminder to whoever answers. A working day later the next in rank may answer too."""
    work, one = duty.work, aftermath.objection_by_id(duty.work, duty.task.args["objection"])
    if one is None or not one.open:
        return
    handler = people.get(work, one.handler_id) if one.handler_id else None
    if duty.task.args.get("again") or handler is None:
        answerer.watch(work, one, handler) if handler else answerer.pass_on(work, one)
        return
    text = words.objection_late(_name(work, duty.cycle, one.subject), one.text)
    post.tell(work, handler, Message(text), f"objection-late:{one.id}", "task")
    args, later = {"objection": one.id, "again": 1}, add_working_days(local(work.now).date(), 1)
    years.schedule(work, duty.cycle.id, "objection.late", f"objection:{one.id}:again", args, at(later, 9))


def _list(scene: Scene) -> None:
    waiting = aftermath.objections_for(scene.work, scene.person.id)
    scene.set_aside("objections")
    if not waiting:
        scene.say(words.OBJECT_HOW if scene.person.role is Role.MEMBER else words.NO_OBJECTIONS)
        return
    cycle = who.evaluated(scene.work, scene.person.org_id)
    items = [
        {
            "id": one.id,
            "line": words.objection_line(
                _name(scene.work, cycle, one.subject), one.text, chinese_date(one.answer_by)
            ),
        }
        for one in waiting[:AT_ONCE]
    ]
    scene.begin("objections", {"items": items})


def answer(scene: Scene, effect: AnswerObjections) -> None:
    """The answer goes to whoever objected; where the grade is to be decided anew, it stands no longer."""
    work, person, done = scene.work, scene.person, 0
    mine = {one.id: one for one in aftermath.objections_for(work, person.id)}
    for number, upheld, said in effect.decisions:
        one = mine.get(number)
        if one is None or not aftermath.answer_objection(work, number, upheld, said):
            continue
        done += 1
        for key in ("objection", "objection-watch"):
            records.finish_known(work, f"{key}:{number}")
        records.note(work, person.id, f"objection_{upheld}", f"objection:{number}")
        _tell(scene, one, said, changed=upheld == "changed")
        _after(scene, one, said, changed=upheld == "changed")
    scene.say(words.objection_answered(done))


def _after(scene: Scene, one: Objection, said: str, *, changed: bool) -> None:
    cycle = answerer.cycle_of(scene.work, one)
    if cycle is None:
        return
    if not changed:
        final.settle(scene.work, cycle)
        return
    grade = evaluation.grades(scene.work, cycle.id).get(one.subject)
    if grade is not None:
        evaluation.take_back(scene.work, grade.id)
        author = people.get(scene.work, grade.author_id)
        if author is not None:
            text = words.grade_again(_name(scene.work, cycle, one.subject), said)
            post.errand(scene.work, author, "grade_again", text, f"grade-again:{one.id}")


def _tell(scene: Scene, one: Objection, said: str, *, changed: bool) -> None:
    text = words.objection_told(said, _alone(scene.work, one, scene.person), changed=changed)
    asker = people.get(scene.work, one.person_id) if one.person_id else None
    recorder = people.get(scene.work, one.recorder_id) if one.recorder_id else None
    if asker is not None:
        post.tell(scene.work, asker, Message(text), f"objection-told:{one.id}", "notice")
    elif recorder is not None:
        post.errand(scene.work, recorder, "tell", text, f"objection-told:{one.id}")
    elif one.contact:
        scene.say(words.call_back(one.contact, text))


def _name(work: Work, cycle: Cycle | None, subject: str) -> str:
    found = who.subjects(work, cycle) if cycle else []
    return next((name for one, name in found if one.key == subject), "")


def _new_code() -> str:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if mixed(code):
            return code
