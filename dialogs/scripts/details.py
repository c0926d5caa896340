"""Small questions beside a promise: each is asked once, one tap answers it."""

import re
from typing import Any

from dialogs.content import Message
from dialogs.engine.dialog import Question, View
from dialogs.engine.outcome import Answer, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.old_promises import completed
from dialogs.rules.quality.item import Item
from dialogs.scripts.baseline import wants_base
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import commitment as words

#: Characters of an answer that are kept.
_LONGEST = 50


#: Names somebody or some place, whatever that is.
_FOR = re.compile(r"[给为帮替教在][\u4e00-\u9fff]{2}|把[\u4e00-\u9fff]{2,6}的")


def read_words(heard: Heard, view: View) -> Outcome:
    """The answer in a few words, or what the button stands for."""
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token.strip("-"))

    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip(" 。")[:_LONGEST]
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)


def concrete(item: Item) -> bool:
    """Whether it names for whom it is, or where."""
    return bool(item.place or item.beneficiary or _FOR.search(item.text))


def _bare(view: View) -> int | None:
    """The place of the first promise that names neither for whom nor where."""
    items = view.answers.get("what", {}).get("items", [])
    return next((place for place, item in enumerate(items) if item.get("bare")), None)


def _wants_whom(view: View) -> bool:
    """Asked once, of a new promise; never of old people, not where less is enough or time is short, and not
    of whom something else is asked."""
    spared = ("elder", "lighter", "urgent", "given", "replaces")
    spare = any(view.args.get(name) for name in spared) or wants_base(view)
    return not spare and _bare(view) is not None


def worded(view: View) -> list[dict[str, Any]]:
    """The promises as they will be handed in: with for whom or where, as it was told afterwards."""
    items, place, told = view.answers["what"]["items"], _bare(view), view.answers.get("whom", "")
    return [
        {**item, "text": completed(item["text"], "", told)} if told and number == place else item
        for number, item in enumerate(items)
    ]


def _whom(text: str) -> Message:
    return Message(text, choices=choices(*words.NO_WHOM))


#: For whom, or where: what makes a promise concrete (明确、具体、实在; R11).
WHOM = Question(
    "whom",
    lambda view: _whom(words.ask_whom(view.answers["what"]["items"][_bare(view) or 0]["text"])),
    lambda _: _whom(words.ask_whom_again()),
    read_words,
    when=_wants_whom,
)


def _where(text: str) -> Message:
    return Message(text, choices=choices(*words.WHERE_CHOICES))


#: Where it was read to the author, face to face: kept with who wrote it down and when (R29).
WHERE = Question(
    "where",
    lambda view: _where(words.ask_where(view.args["name"])),
    lambda view: _where(words.ask_where_again()),
    read_words,
    when=lambda view: view.answers.get("confirm") == "face_to_face",
)
