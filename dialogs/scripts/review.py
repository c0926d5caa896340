"""The secretary's review: a numbered list, one line of decisions.

Args: items, each a dict of commitment, version, name, line; more (how many wait behind these); criteria, by
which they are looked at ("2 退回 3不符" names the third of them).
"""

import re
from dataclasses import replace
from typing import Any

from dialogs.content import Message
from dialogs.effects.review import DecideReviews
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.reviewing import spell_out
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import review as words

#: How many items one list shows: what a phone can hold and a platform's text allows.
AT_ONCE = 8


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _criteria(view: View) -> list[str]:
    return list(view.args.get("criteria", ()))


def _buttons(view: View) -> Message:
    text = words.ask(_lines(view), view.args["more"], _criteria(view))
    if len(view.args["items"]) == 1:
        return Message(text, choices=choices(("通过", "approve"), ("退回", "return")))
    return Message(text, choices=choices(("都通过", "approve")))


def _again(view: View) -> Message:
    return Message(words.ask_again(_lines(view)))


def _read(heard: Heard, view: View) -> Outcome:
    numbers = range(1, len(view.args["items"]) + 1)
    if heard.kind is Kind.CHOICE:
        return Answer([[number, heard.token, ""] for number in numbers])

    heard = replace(heard, text=spell_out(heard.text, _criteria(view)))

    def take(reading: Reading) -> Outcome | None:
        if reading.intent != "value" or "partial" in reading.flags and not reading.decisions:
            return None
        found = _decisions(reading, view)
        if not all(number in numbers for number in (*_numbers(heard.text), *(one[0] for one in found))):
            return Coach(Message(words.NO_SUCH))
        return Answer([list(decision) for decision in found]) if found else None

    return reply(heard, asked(view, "review_decision", items=tuple(_lines(view))), take)


def _numbers(said: str) -> list[int]:
    """The numbers at the beginning of what is said; a date in a reason is not one of them."""
    head = re.match(r"[第\s\d、，,和至到\-—号条]*", said)
    return [int(digits) for digits in re.findall(r"\d+", head.group() if head else "")]


def _decisions(reading: Reading, view: View) -> list[tuple[int, str, str]]:
    """(number, decision, guidance) of a reading. Without numbers a decision holds for all shown."""
    reasons: dict[int, str] = dict(reading.reasons)
    pairs = reading.decisions
    if not pairs and reading.decision:
        pairs = tuple((number, reading.decision) for number in range(1, len(view.args["items"]) + 1))
    return [
        (number, decision, reasons.get(number, reading.reason) if decision == "return" else "")
        for number, decision in pairs
    ]


def _unexplained(view: View) -> list[int]:
    return [number for number, decision, why in view.answers["decide"] if decision == "return" and not why]


def _ask_guidance(view: View) -> Message:
    return Message(words.ask_guidance(_unexplained(view)), choices=choices(*words.RETURN_CHOICES))


def _ask_guidance_again(view: View) -> Message:
    return Message(words.ask_guidance_again(_unexplained(view)), choices=choices(*words.RETURN_CHOICES))


def _read_guidance(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        said = spell_out(f"退回 {heard.text.strip()}", _criteria(view)).removeprefix("退回 ")
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    items: list[dict[str, Any]] = view.args["items"]
    guidance = str(view.answers.get("guidance", ""))
    decided = []
    for number, decision, why in view.answers["decide"]:
        item = items[number - 1]
        said = (why or guidance) if decision == "return" else ""
        decided.append((item["commitment"], item["version"], decision, said))
    return (DecideReviews(tuple(decided)),)


REVIEW = Dialog(
    "review",
    version=1,
    questions=(
        Question("decide", _buttons, _again, _read, clears=("guidance",)),
        Question(
            "guidance",
            _ask_guidance,
            _ask_guidance_again,
            _read_guidance,
            when=lambda view: bool(_unexplained(view)),
        ),
    ),
    finish=_finish,
    about=lambda view: words.ABOUT,
    patient=True,
)
