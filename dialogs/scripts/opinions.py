"""How opinions were sought: which way, how many, when; only what is missing is asked.

Args: cycle, org (its name), wishes (how many the public has told), then (the promise that was begun and goes
on afterwards, in the secretary's words; may be empty).
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from dialogs.content import Message
from dialogs.effects.propose import KeepOpinions
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.opinions import CHANNELS, Round, channel_in, day_in
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.numerals import NUMBER, whole_number
from dialogs.understanding.reading import Reading
from dialogs.words import opinions as words

_CLAUSE = re.compile(r"[，,；;。\n]+")
_PEOPLE = re.compile(rf"({NUMBER})\s*(?:多|余|来)?(?:个|位)?(?:人|位|户|份|名|家|条|张|代表)")


def rounds_in(said: str, today: date) -> list[Round]:
    """The ways that the words tell of. A day holds for the ways behind it until another is told."""
    found: list[Round] = []
    day: date | None = None
    for clause in filter(None, map(str.strip, _CLAUSE.split(said))):
        day = day_in(clause, today) or day
        channel, people = channel_in(clause), people_in(clause)
        if channel:
            found.append(Round(channel, people, day, clause))
        elif people and found and not found[-1].people:
            last = found.pop()
            found.append(Round(last.channel, people, last.day or day, f"{last.words}，{clause}"))
    return found


def people_in(said: str) -> int:
    """How many people the words name; 0 when none."""
    counts = [whole_number(one) or 0 for one in _PEOPLE.findall(said)]
    return max(counts, default=0)


def _rounds(view: View) -> list[Round]:
    found = view.answers.get("how", ())
    return [
        Round(
            one["channel"],
            one["people"] or int(view.answers.get("people", 0)),
            _day(one["day"] or view.answers.get("day", "")),
            one["words"],
        )
        for one in found
    ]


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _plain(rounds: list[Round]) -> list[dict[str, Any]]:
    return [
        {
            "channel": one.channel,
            "people": one.people,
            "day": one.day.isoformat() if one.day else "",
            "words": one.words,
        }
        for one in rounds
    ]


def _lacking(view: View, test: Callable[[Round], bool]) -> list[str]:
    return [CHANNELS[one.channel] for one in _rounds(view) if test(one)]


def _ask_how(view: View) -> Message:
    wishes = int(view.args.get("wishes", 0))
    shown = choices(*words.ONLY_WISHES) if wishes else ()
    return Message(words.ask_how(view.args["org"], wishes), choices=shown)


def _read_how(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer([])
    today = local(view.now).date()
    found = rounds_in(heard.text, today)
    if any(one.day and one.day > today for one in found):
        return Coach(Message(words.FUTURE))
    if found:
        return Answer(_plain(found))

    def take(reading: Reading) -> Outcome | None:
        return Coach(Message(words.NO_CHANNEL)) if people_in(heard.text) else None

    return reply(heard, asked(view, "ask_deadline"), take)


def _no_people(view: View) -> list[str]:
    return _lacking(view, lambda one: not one.people)


def _no_day(view: View) -> list[str]:
    return _lacking(view, lambda one: one.day is None)


def _read_people(heard: Heard, view: View) -> Outcome:
    count = people_in(heard.text) or whole_number(heard.text.strip(" 。，个人位户份")) or 0
    if count > 0:
        return Answer(count)
    return reply(heard, asked(view, "ask_deadline"), lambda reading: None)


def _read_day(heard: Heard, view: View) -> Outcome:
    today = local(view.now).date()
    day = day_in(heard.text, today)
    if day is not None and day > today:
        return Coach(Message(words.FUTURE))
    if day is not None:
        return Answer(day.isoformat())
    return reply(heard, asked(view, "ask_deadline"), lambda reading: Unsure())


def _finish(view: View) -> tuple[Effect, ...]:
    rounds = tuple(_plain(_rounds(view)))
    return (KeepOpinions(view.args["cycle"], rounds, view.args.get("then", "")),)


OPINIONS = Dialog(
    "opinions",
    version=1,
    questions=(
        Question(
            "how", _ask_how, lambda view: Message(words.ask_how_again()), _read_how, clears=("people", "day")
        ),
        Question(
            "people",
            lambda view: Message(words.ask_people(_no_people(view))),
            lambda view: Message(words.ask_people_again(_no_people(view))),
            _read_people,
            when=lambda view: bool(_no_people(view)),
        ),
        Question(
            "day",
            lambda view: Message(words.ask_day(_no_day(view))),
            lambda view: Message(words.ask_day_again(_no_day(view))),
            _read_day,
            when=lambda view: bool(_no_day(view)),
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
)
