"""Progress told for somebody else: a helper after a visit or a call ("徐桂芳说做完了")."""

import re

from bot.service.fulfil import late, progress
from bot.service.organise import year
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.scripts.checkin import state_of
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand
from dialogs.words import checkin as words
from storage import commitments, people, records

#: Who, and what is told: "徐桂芳说做完了", "代报 徐桂芳：一半了".
_TOLD = re.compile(
    r"(?:代报|替|帮)?\s*([一-龥]{2,4}?)\s*(?:说|讲|那边|那里|的承诺|[：:，,])\s*(?:他|她|的)?(.+)",
    re.DOTALL,
)


def take(scene: Scene) -> bool:
    """Whether the words were another person's progress, and have been dealt with."""
    told = _TOLD.fullmatch(scene.heard.text.strip()) if scene.heard.kind is not Kind.CHOICE else None
    named = people.by_name(scene.work, scene.person.org_id, told[1]) if told else []
    if told is None or len(named) != 1 or named[0].id == scene.person.id:
        return False
    author, said = named[0], told[2]
    own = _published(scene, author)
    reading = understand(said, Asked("ask_progress", local(scene.work.now).date(), target=_target(own)))
    state = state_of(reading, said)
    if state is None or not own:
        return False
    if not scene.person.may_record(author):
        scene.say(words.NOT_FOR_OTHERS)
        return True
    meant = own[0] if len(own) == 1 else late.meant(said, own)
    if meant is None:
        _ask_which(scene, author, own, state, reading.percent)
    else:
        _keep(scene, author, meant, state, reading.percent)
    return True


def chosen(scene: Scene, args: dict[str, str]) -> None:
    """The helper has tapped which commitment was meant."""
    one = commitments.get(scene.work, int(args["commitment"]))
    author = people.get(scene.work, one.person_id) if one else None
    if one is None or author is None or not scene.person.may_record(author):
        scene.say(words.NOT_FOR_OTHERS)
        return
    percent = int(args["percent"]) if args.get("percent") else None
    _keep(scene, author, one, args["state"], percent)


def _published(scene: Scene, author: Person) -> list[Commitment]:
    cycles = year.running_for(scene.work, author)
    return [one for cycle in cycles for one in progress.published(scene.work, author, cycle.id)]


def _target(own: list[Commitment]) -> str:
    return own[0].quantity if len(own) == 1 else ""


def _ask_which(scene: Scene, author: Person, own: list[Commitment], state: str, percent: int | None) -> None:
    shown = own[:5]
    tail = f"&state={state}&percent={percent or ''}"
    choices = tuple(
        Choice(f"第{number}条", f"/progress_for?commitment={one.id}{tail}")
        for number, one in enumerate(shown, 1)
    )
    text = words.which_of(author.name, [one.text for one in shown])
    scene.says.append(Message(text, choices=choices))


def _keep(scene: Scene, author: Person, one: Commitment, state: str, percent: int | None) -> None:
    progress.keep(
        scene.work,
        one,
        quarter=progress.quarter_of(scene.work),
        state=state,
        percent=percent,
        words=scene.heard.text,
        told_by="helper",
        recorder_id=scene.person.id,
    )
    records.finish_errands(scene.work, "visit", author.id)
    records.note(scene.work, scene.person.id, "record_progress", f"commitment:{one.id}")
    scene.say(words.kept_for(author.name, one.text, state, percent))
