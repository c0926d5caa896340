"""Where a thing stands when somebody promises to change it (现在是多少): asked once, never of old people."""

import re

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Answer, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import propose as words

#: A promise to bring something from one state to another.
_CHANGES = re.compile(
    r"提高|增加|增长|增收|扩大|发展|覆盖|降低|降到|减少|减到|缩短|压缩|达到|翻番|提升|升到|涨到|控制在"
)
_TOLD = re.compile(r"从\s*.{0,8}\d|由\s*\d|现在.{0,6}\d|原来.{0,6}\d")
_LONGEST = 50


def changing(view: View) -> int | None:
    """The place of the first item with a quantity that changes a state without telling from where."""
    for place, item in enumerate(view.answers.get("what", {}).get("items", [])):
        if item.get("quantity") and _CHANGES.search(item["text"]) and not _TOLD.search(item["text"]):
            return place
    return None


def wants_base(view: View) -> bool:
    """Whether it is asked at all."""
    return not view.args["elder"] and not view.args.get("urgent") and changing(view) is not None


def ask_base(view: View) -> Message:
    """First wording."""
    place = changing(view) or 0
    return Message(
        words.ask_base(view.answers["what"]["items"][place]["text"]), choices=choices(*words.NO_BASE)
    )


def ask_base_again(_: View) -> Message:
    """Second wording."""
    return Message(words.ask_base_again(), choices=choices(*words.NO_BASE))


def read_base(heard: Heard, view: View) -> Outcome:
    """The answer in words, cut to what a line can hold; empty where it is not known."""
    if heard.kind is Kind.CHOICE:
        return Answer("")

    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip(" 。")[:_LONGEST]
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)
