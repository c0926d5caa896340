"""How a question is put: what a talk shows next. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dialogs.content import Choice, Message
from dialogs.engine.dialog import Catalog, Dialog, Question, View
from dialogs.engine.outcome import Effect
from dialogs.engine.talk import Frame, Talk, silent_for
from dialogs.words import engine as words

#: A dialog silent for longer than this may be covered by a new prompt, and is introduced
#: with one line when it comes back. Hours.
PAUSE = 12.0


#: How often a question is put before it is only mentioned: twice in each of its two wordings.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the talk as it now stands, what is said, what is to be done. `missed`: what was heard was
    not understood."""

    talk: Talk
    says: tuple[Message, ...] = ()
    effects: tuple[Effect, ...] = ()
    missed: bool = False


def begin(catalog: Catalog, talk: Talk, dialog: str, args: dict[str, Any], now: datetime) -> Turn:
    """Open a dialog on top and put its first question."""
    return onward(catalog, talk.push(_fresh(catalog, dialog, args, now)), now)


def prompt(catalog: Catalog, talk: Talk, dialog: str, args: dict[str, Any], now: datetime) -> Turn:
    """Open a dialog from our side. It waits its turn while the person is busy with another one."""
    if talk.holds(dialog, args):
        return Turn(talk)
    top = talk.top
    if top is None or silent_for(top, now) >= PAUSE:
        return begin(catalog, talk, dialog, args, now)
    return Turn(talk.tuck(_fresh(catalog, dialog, args, now)))


def restate(catalog: Catalog, talk: Talk, now: datetime, before: str = "") -> Turn:
    """Put the open question again, after `before`; without one, just say `before`."""
    talk = current(catalog, talk)
    frame = talk.top
    if frame is None:
        return Turn(talk, (Message(before),) if before else ())
    question = catalog.dialogs[frame.dialog].question(frame.asking)
    if question is None:
        return onward(catalog, talk, now, before)
    return put(talk, frame, question, now, before)


def resume(catalog: Catalog, talk: Talk, now: datetime) -> Turn:
    """After a dialog has ended: put the question of the one that waited below it."""
    talk = current(catalog, talk)
    frame = talk.top
    if frame is None:
        return Turn(talk)
    dialog = catalog.dialogs[frame.dialog]
    about = dialog.about(view(frame, now))
    if not frame.asking:
        return onward(catalog, talk, now, words.one_more_thing(about))
    if dialog.patient or silent_for(frame, now) >= PAUSE:
        return Turn(talk, (Message(words.still_open(about)),))
    return restate(catalog, talk, now, words.where_we_are(about))


def comeback(catalog: Catalog, talk: Talk, now: datetime) -> Turn:
    """After a digression: put the open question again, or only mention it."""
    top = talk.top
    dialog = catalog.dialogs.get(top.dialog) if top else None
    return resume(catalog, talk, now) if dialog and dialog.patient else restate(catalog, talk, now)


def label_of(catalog: Catalog, talk: Talk, token: str, now: datetime) -> str:
    """The words on the button of the open question that was tapped; empty for any other button."""
    asked = standing(catalog, talk, now)
    choices = asked.choices if asked and not token.startswith("/") else ()
    return next((choice.label for choice in choices if choice.token == token), "")


def standing(catalog: Catalog, talk: Talk, now: datetime) -> Message | None:
    """The open question as it stands, with the buttons it was shown with; nothing changes by it."""
    frame = talk.top
    dialog = catalog.dialogs.get(frame.dialog) if frame else None
    question = dialog.question(frame.asking) if frame and dialog else None
    if frame is None or question is None:
        return None
    return stamp(question.ask(view(frame, now)), talk.turn)


def onward(catalog: Catalog, talk: Talk, now: datetime, before: str = "") -> Turn:
    """Put the next question of the top dialog, or finish it and take it off the stack."""
    frame = talk.frames[-1]
    dialog = catalog.dialogs[frame.dialog]
    seen = view(frame, now)
    question = dialog.wanted(seen)
    if question is not None:
        fresh = replace(frame, asking=question.key, asked=0, misses=0, handed=False)
        return put(talk, fresh, question, now, before)
    says = (Message(before),) if before else ()
    return Turn(talk.pop(), says, dialog.finish(seen))


def put(
    talk: Talk,
    frame: Frame,
    question: Question,
    now: datetime,
    before: str = "",
    choices: tuple[Choice, ...] = (),
) -> Turn:
    """Show a question: the first wording, then the second; in the end it is only mentioned (E7)."""
    seen = view(frame, now)
    message = question.ask(seen) if frame.asked % 2 == 0 else question.again(seen)
    if frame.asked >= ENOUGH and before != words.ONCE_MORE:
        message = replace(message, text=words.STILL_WAITING)
    if before:
        message = replace(message, text=f"{before}\n{message.text}")
    if choices:
        message = replace(message, choices=choices)
    shown = replace(frame, asking=question.key, asked=frame.asked + 1, since=now.isoformat())
    stamped = replace(talk.swap(shown), turn=talk.turn + 1)
    return Turn(stamped, (stamp(message, stamped.turn),))


def stamp(message: Message, turn: int) -> Message:
    """Number the buttons with the turn in which they were shown; commands need none."""
    choices = tuple(
        choice if choice.token.startswith("/") else replace(choice, token=f"{turn}.{choice.token}")
        for choice in message.choices
    )
    return replace(message, choices=choices)


def _fresh(catalog: Catalog, dialog: str, args: dict[str, Any], now: datetime) -> Frame:
    """A frame that nothing has been asked in; `given` in the arguments answers in advance."""
    version = catalog.dialogs[dialog].version
    return Frame(dialog, version, args, now.isoformat(), answers=dict(args.get("given", {})))


def view(frame: Frame, now: datetime) -> View:
    """What the questions of a frame see."""
    return View(frame.given, frame.args, now)


def current(catalog: Catalog, talk: Talk) -> Talk:
    """The talk without dialogs that no longer exist, its frames brought to today's versions."""
    kept = []
    for frame in talk.frames:
        dialog = catalog.dialogs.get(frame.dialog)
        if dialog is not None:
            kept.append(_upgraded(dialog, frame))
    return replace(talk, frames=tuple(kept))


def _upgraded(dialog: Dialog, frame: Frame) -> Frame:
    while frame.version < dialog.version:
        upgrade = dialog.upgrades.get(frame.version)
        row = upgrade(frame.to_json()) if upgrade else frame.to_json()
        frame = replace(Frame.from_json(row), version=frame.version + 1)
    return frame
