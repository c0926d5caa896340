"""Reports that a promise was not kept: whoever deals with one sees it, answers it, and is reminded once."""

from typing import Any

from bot.service.public import asker, voices
from bot.service.public.wishes import short
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.effects.public import AnswerReports
from dialogs.rules.calendar import add_working_days, at, chinese_date, local
from dialogs.rules.people import Person
from dialogs.rules.voices import Kind, State, Voice, spoken_of
from dialogs.scripts.voices import AT_ONCE
from dialogs.words import voices as words
from storage import people, records
from storage import voices as store
from storage.unit import Work


def open_list(scene: Scene) -> None:
    """Show what this person is to answer; nobody else's."""
    args = list_args(scene.work, scene.person)
    scene.set_aside("reports")
    if args is None:
        scene.say(words.NO_REPORTS)
    else:
        scene.begin("reports", args)


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """The list for whoever deals with reports, or None when nothing waits. A query."""
    waiting = store.reports_for(work, person.id)
    items = [{"voice": one.id, "line": _line(work, one)} for one in waiting[:AT_ONCE]]
    return {"items": items, "more": len(waiting) - len(items)} if items else None


def _line(work: Work, one: Voice) -> str:
    due = chinese_date(local(one.answer_by or work.now).date())
    said_by = words.who_said(
        _name(work, one.person_id), _name(work, one.recorder_id), one.contact, one.channel
    )
    return words.report_line(_name(work, one.about_id), short(one.text), said_by, due)


def _name(work: Work, person_id: int | None) -> str:
    found = people.get(work, person_id) if person_id else None
    return found.name if found else ""


def answer(scene: Scene, effect: AnswerReports) -> None:
    """The answer goes to whoever reported, and to nobody else."""
    work, person = scene.work, scene.person
    for voice_id, number, _, said in effect.decisions:
        one = store.get(work, voice_id, lock=True)
        if one is None or one.settled or one.kind is not Kind.REPORT:
            scene.say(words.was_settled(str(number)))
        elif person.id in (one.handler_id, one.watcher_id):
            left = asker.settle(work, one, State.ANSWERED, said, person)
            for each in (one.handler_id, one.watcher_id):
                if each:
                    records.finish_known(work, voices.task_key(one, each))
            records.note(work, person.id, "answer_report", f"voice:{one.id}")
            scene.say(words.answered(str(number)))
            if left:
                scene.say(words.call_too(left))
    if list_args(work, person) is not None:
        open_list(scene)


def carry_out(work: Work, one: Voice) -> bool:
    """A report has not been answered in time: one reminder, a working day later the next in rank
    is told. False when somebody else has done it. A verb."""
    step = store.claim_step(work, one.id)
    if not step:
        return False
    if step == 1:
        following = at(add_working_days(local(work.now).date(), 1), 17)
        store.change(work, one.id, next_at=following)
        handler = people.get(work, one.handler_id) if one.handler_id else None
        if handler is not None:
            text = words.report_late(short(one.text))
            voices.tell_handler(work, handler, text, f"report-late:{one.id}")
    else:
        _tell_watcher(work, one)
    return True


def _tell_watcher(work: Work, one: Voice) -> None:
    named = spoken_of(one.text, people.members(work, one.org_id))
    involved = {one.about_id, one.person_id, one.handler_id}
    excluded = named | {number for number in involved if number}
    watcher = next(iter(voices.may_handle(work, one.org_id, frozenset(excluded))), None)
    if watcher is None:
        return
    store.change(work, one.id, watcher_id=watcher.id)
    text = words.report_watched(_name(work, one.handler_id), short(one.text))
    post.add_errand(work, watcher, "report", text, voices.task_key(one, watcher.id))
    voices.tell_handler(work, watcher, text, f"report-watch:{one.id}")
