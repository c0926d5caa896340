"""The contract of every talk: what is heard goes in, what is said and done comes out. Pure."""

from dataclasses import replace
from datetime import datetime

from dialogs.content import Choice, Message
from dialogs.engine.dialog import Catalog, Question, View
from dialogs.engine.outcome import (
    Answer,
    Aside,
    Coach,
    Fetch,
    FetchPerson,
    Go,
    Hold,
    Open,
    Outcome,
    Reopen,
    Step,
    Unsure,
)
from dialogs.engine.show import PAUSE, Turn, current, onward, put, restate, stamp, view
from dialogs.engine.talk import PAST, Frame, Talk, silent_for
from dialogs.heard import Heard, Kind
from dialogs.words import engine as words

#: Replies not understood in a row before a person is fetched.
PATIENCE = 2

#: Typed words shorter than this may well be said twice on purpose ("对", "好的").
_REPEATED = 6

#: Whoever has read the next question first takes longer than this. Hours.
_AT_ONCE = 30 / 3600

#: How much of the last reply is kept to recognise it. Characters.
LAST = 200


def receive(catalog: Catalog, talk: Talk, heard: Heard, now: datetime) -> Turn:
    """What comes of one thing heard."""
    if heard.kind is Kind.CHOICE:
        return _tapped(catalog, talk, heard, now)
    said = heard.text.strip()
    return restate(catalog, talk, now) if _said_twice(talk, said, now) else _reply(catalog, talk, heard, now)


def _said_twice(talk: Talk, said: str, now: datetime) -> bool:
    """Whether the words came twice: later the same words answer the next list as they did the last."""
    if talk.top is None or len(said) < _REPEATED or said[:LAST] != talk.last:
        return False
    return silent_for(talk.top, now) < _AT_ONCE


def _tapped(catalog: Catalog, talk: Talk, heard: Heard, now: datetime) -> Turn:
    if heard.token.startswith("/"):
        return Turn(talk, (), (Open(*_command(heard.token)),))
    if heard.token == talk.last:
        return Turn(talk)
    shown, _, value = heard.token.partition(".")
    if shown != str(talk.turn) or talk.top is None:
        return restate(catalog, talk, now, words.STALE_BUTTON)
    tapped = replace(heard, token=value)
    return _reply(catalog, replace(talk, last=heard.token), tapped, now)


def _command(token: str) -> tuple[str, dict[str, str]]:
    name, _, rest = token[1:].partition("?")
    pairs = (pair.partition("=") for pair in rest.split("&") if pair)
    return name, {key: value for key, _, value in pairs}


def _reply(catalog: Catalog, talk: Talk, heard: Heard, now: datetime) -> Turn:
    talk = current(catalog, talk)
    frame = talk.top
    if frame is None:
        return _idle(catalog, talk, heard, now)
    question = catalog.dialogs[frame.dialog].question(frame.asking)
    if question is None:  # the question that was shown is gone: take nothing
        return onward(catalog, talk, now, words.CHANGED)
    outcome = question.read(_as_tap(question, view(frame, now), heard), view(frame, now))
    if isinstance(outcome, Answer | Reopen) and heard.kind is not Kind.CHOICE:
        talk = replace(talk, last=heard.text.strip()[:LAST])
    return _settle(catalog, talk, frame, question, outcome, now)


def _as_tap(question: Question, seen: View, heard: Heard) -> Heard:
    """Typing the words of a button is the same as tapping it."""
    said = heard.text.strip()
    choices = question.ask(seen).choices if heard.kind is Kind.TEXT else ()
    token = next((choice.token for choice in choices if choice.label == said), None)
    return heard if token is None else replace(heard, kind=Kind.CHOICE, token=token)


def _idle(catalog: Catalog, talk: Talk, heard: Heard, now: datetime) -> Turn:
    outcome = catalog.idle(heard, View({}, {}, now))
    match outcome:
        case Hold() | Aside():
            return _meanwhile(talk, outcome)
        case Fetch(urgent):
            return Turn(talk, (), (FetchPerson("", "", asked=True, urgent=urgent),))
        case _:
            return Turn(talk, (Message(words.NOTHING_OPEN),), missed=True)


def _settle(
    catalog: Catalog, talk: Talk, frame: Frame, question: Question, outcome: Outcome, now: datetime
) -> Turn:
    """Carry out what a reply to the open question came to."""
    match outcome:
        case Answer():
            return _accept(catalog, talk, frame, question, outcome, now)
        case Reopen():
            return _reopen(catalog, talk, frame, outcome, now)
        case Coach(message, notes, effects):
            noted = replace(frame, answers={**frame.given, **notes}, misses=0)
            turn = put(talk, noted, question, now, message.text, message.choices)
            return replace(turn, effects=effects)
        case Unsure():
            return replace(_unsure(talk, frame, question, outcome, now), missed=True)
        case Go(step):
            return _go(catalog, talk, frame, step, now)
        case Fetch(urgent):
            return _fetch(talk, frame, asked=True, urgent=urgent)
        case Hold() | Aside():
            return _meanwhile(talk, outcome)


def _meanwhile(talk: Talk, outcome: Hold | Aside) -> Turn:
    """Something that leaves the question as it is."""
    if isinstance(outcome, Hold):
        return Turn(talk, (outcome.message,), outcome.effects)
    return Turn(talk, (), (Open(outcome.command, outcome.args),))


def _accept(
    catalog: Catalog, talk: Talk, frame: Frame, question: Question, answer: Answer, now: datetime
) -> Turn:
    kept = {key: value for key, value in frame.given.items() if key not in question.clears}
    moved = replace(
        frame,
        answers={**kept, question.key: answer.value, **answer.also},
        past=(*frame.past, (frame.asking, frame.given))[-PAST:],
    )
    before, dialog, seen = "", catalog.dialogs[frame.dialog], view(moved, now)
    if silent_for(frame, now) >= PAUSE and dialog.wanted(seen) is not None:
        before = words.where_we_are(dialog.about(seen))
    turn = onward(catalog, talk.swap(moved), now, before)
    return replace(turn, effects=(*answer.effects, *turn.effects))


def _reopen(catalog: Catalog, talk: Talk, frame: Frame, reopen: Reopen, now: datetime) -> Turn:
    question = catalog.dialogs[frame.dialog].question(reopen.key)
    drop = {reopen.key, *(question.clears if question else ())}
    kept = {name: value for name, value in frame.given.items() if name not in drop}
    past = (*frame.past, (frame.asking, frame.given))[-PAST:]
    return onward(catalog, talk.swap(replace(frame, answers={**kept, **reopen.notes}, past=past)), now)


#: How many readings of an unclear reply are offered as buttons.
OFFERED = 2


def _likeliest(buttons: tuple[Choice, ...], outcome: Unsure) -> tuple[Choice, ...]:
    """The first button for each of the two likeliest answers; none where there are not two."""
    found: dict[str, Choice] = {}
    for button in buttons if outcome.near else ():
        found.setdefault(outcome.near(button.label) if outcome.near else "", button)
    found.pop("", None)
    return tuple(found.values()) if len(found) == OFFERED else ()


def _unsure(talk: Talk, frame: Frame, question: Question, outcome: Unsure, now: datetime) -> Turn:
    message, missed = outcome.message, replace(frame, misses=frame.misses + 1)
    if missed.misses >= PATIENCE:
        return _fetch(talk, missed, asked=False)
    if message is None:
        offered = _likeliest(question.again(view(missed, now)).choices, outcome)
        return put(talk, replace(missed, asked=max(missed.asked, 1)), question, now, choices=offered)
    stamped = replace(talk.swap(replace(missed, since=now.isoformat())), turn=talk.turn + 1)
    # An older card's buttons are stale from now on, so this message carries them.
    shown = replace(message, choices=message.choices or question.ask(view(missed, now)).choices)
    return Turn(stamped, (stamp(shown, stamped.turn),))


def _fetch(talk: Talk, frame: Frame, *, asked: bool, urgent: bool = False) -> Turn:
    """Stop asking and hand over; the question stays open for an answer that may still come."""
    effect = FetchPerson(frame.dialog, frame.asking, asked, urgent)
    return Turn(talk.swap(replace(frame, handed=True)), (), (effect,))


def _go(catalog: Catalog, talk: Talk, frame: Frame, step: Step, now: datetime) -> Turn:
    if step is Step.CANCEL:
        return Turn(talk.pop(), (Message(words.CANCELLED),))
    if step is Step.RESTART:
        fresh = replace(frame, answers=dict(frame.args.get("given", {})), past=(), misses=0)
        return onward(catalog, talk.swap(fresh), now, words.RESTARTED)
    if step is Step.BACK:
        if not frame.past:
            return restate(catalog, talk, now, words.FIRST_STEP)
        asking, answers = frame.past[-1]
        earlier = replace(frame, asking=asking, answers=answers, past=frame.past[:-1], asked=0, misses=0)
        return restate(catalog, talk.swap(earlier), now, words.STEPPED_BACK)
    return restate(catalog, talk, now, words.ONCE_MORE)
