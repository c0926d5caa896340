"""Wishes that somebody could take up: a numbered list, one number or one tap takes one.

Args: items, each a dict of voice (id) and line.
"""

import re

from dialogs.content import Message
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Go, Open, Outcome, Step, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import voices as words

_NUMBER = re.compile(r"(?:我来做|我做|我来|做|选)?第?\s*(\d{1,2}|[一二三])\s*[件条个]?(?:吧|我来)?[。.]?")


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _buttons(text: str, view: View) -> Message:
    numbers = range(1, len(view.args["items"]) + 1)
    return Message(text, choices=choices(*((words.take_number(one), str(one)) for one in numbers)))


def _read(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(int(heard.token))
    found = _NUMBER.fullmatch(heard.text.strip())
    if found:
        number = int(found[1]) if found[1].isdecimal() else "一二三".index(found[1]) + 1
        there = 1 <= number <= len(view.args["items"])
        return Answer(number) if there else Coach(Message(words.NO_SUCH))

    def take(reading: Reading) -> Outcome | None:
        if reading.intent == "no":
            return Go(Step.CANCEL)
        return Unsure() if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    item = view.args["items"][view.answers["which"] - 1]
    return (Open("claim_wish", {"wish": str(item["voice"])}),)


OFFERS = Dialog(
    "offers",
    version=1,
    questions=(
        Question(
            "which",
            lambda view: _buttons(words.offers(_lines(view)), view),
            lambda view: _buttons(words.offers_again(_lines(view)), view),
            _read,
        ),
    ),
    finish=_finish,
    about=lambda view: words.WISHES_ABOUT,
)
