"""The list card (vote_interaction), for more choices than buttons can show; nothing is chosen beforehand.

Of the five cards these are used: buttons, the list, and, where there is no plain card with a link, the
notice. The card with several lists is not: WeCom takes the first entry of a list for chosen when none is
named (§3.3), and an answer that nobody gave must not be sent. The news card wants a picture, and nothing
that is said here has one.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.wecom import limits
from bot.platforms.wecom.limits import clean
from dialogs.content import Message

Card = Mapping[str, Any]

#: The answer's own key where an option says what was chosen.
SUBMIT = "submit"

_TASK_ID = re.compile(r"[0-9A-Za-z_\-]{1,128}")
_HASHED = "h@"
_NEUTRAL_TITLE = "请选择"


@dataclass(frozen=True, slots=True)
class Room:
    """How much a card of one product shows, in characters."""

    title: int
    described: int
    option: int


APP = Room(limits.CARD_TITLE_CHARS, 44, 17)
ROBOT = Room(26, 44, 11)


def task_id(key: str) -> str:
    """The card's id: the key itself where WeCom permits its characters, else its hash."""
    if _TASK_ID.fullmatch(key):
        return key
    return _HASHED + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def heading(title: str, text: str, most: int) -> tuple[str, str]:
    """A title of at most so many characters and the rest: the first sentence where there is no title."""
    if title or not text:
        return title or _NEUTRAL_TITLE, text
    if len(text) <= most and "\n" not in text:
        return text, ""
    head = rf"(?P<head>[^\n]{{1,{most - 1}}}?(?:[。？！：]|(?=\n)))\n?(?P<rest>.+)"
    parts = re.match(head, text, re.DOTALL)
    return (parts["head"], parts["rest"]) if parts else (_NEUTRAL_TITLE, text)


def list_card(message: Message, key: str, room: Room) -> Card | None:
    """The choices as a list of which one is taken; None where it cannot show all of the message."""
    title, rest = heading(clean(message.title), clean(message.text), room.title)
    labels = [clean(one.label).strip() for one in message.choices]
    tokens = [one.token for one in message.choices]
    fits = (
        limits.BUTTONS < len(labels) <= limits.OPTIONS
        and len(title) <= room.title
        and len(rest) <= room.described
        and all(0 < len(label) <= room.option for label in labels)
        and all(0 < len(token.encode("utf-8", "replace")) <= limits.OPTION_ID_BYTES for token in tokens)
        and len(set(tokens)) == len(tokens)
        and message.link is None
    )
    if not fits:
        return None
    options = [{"id": token, "text": label} for token, label in zip(tokens, labels, strict=True)]
    return {
        "card_type": "vote_interaction",
        "main_title": {"title": title, **({"desc": rest} if rest else {})},
        "task_id": task_id(key),
        "checkbox": {"question_key": "choice", "mode": 0, "option_list": options},
        "submit_button": {"text": "选好了", "key": SUBMIT},
    }
