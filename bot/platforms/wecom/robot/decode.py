"""A callback of the long connection as something heard (platform page §6.2).

Recordings come as words: the platform has written them down and keeps the sound. Pictures come as an
address that is good for five minutes and a key of their own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.platforms.text import clean
from bot.platforms.wecom.robot.frames import Frame
from dialogs.heard import Heard, Kind

PLATFORM = "wecom_robot"

_USER = re.compile(r"[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}")
_ID = re.compile(r"[!-~]{1,100}")
_CHAT = re.compile(r"[!-~]{1,190}")
_TASK = re.compile(r"[!-~]{0,128}")
_TEXT = 16384  # characters
_TOKEN = 200
_URL = 2048
_MOST_PICTURES = 10

#: The robot's own name in front of what is said to it in a group.
_MENTION = re.compile(r"^\s*@\S+\s*")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture lies for five minutes, and the key that opens it."""

    url: str = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Caught:
    """What one callback told: nothing, one thing, or words and pictures in their order.

    `sources` are the pictures by the reference that stands in `Heard.media`.
    """

    heard: tuple[Heard, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


NOTHING = Caught()


def is_kick(frame: Frame) -> bool:
    """Whether the platform says that another connection has taken this one's place."""
    return _inner(frame.body, "event").get("eventtype") == "disconnected_event"


def decode(frame: Frame, now: datetime) -> Caught:
    """What the person did; nothing for what the bot has no use for or cannot read."""
    body = frame.body
    sender, number = _inner(body, "from").get("userid"), body.get("msgid")
    if not _fits(sender, _USER) or not _fits(number, _ID):
        return NOTHING
    group = body.get("chatid", "") if body.get("chattype") == "group" else ""
    if group and not _fits(group, _CHAT):
        return NOTHING
    plain = Heard(
        PLATFORM, str(sender).lower(), str(number), Kind.TEXT, _moment(body, now), group=str(group or "")
    )
    kind = body.get("msgtype")
    if kind == "event":
        return _event(plain, _inner(body, "event"), frame.req_id)
    if kind == "mixed":
        return _mixed(plain, _inner(body, "mixed").get("msg_item"))
    return _single(plain, str(kind), body)


def _single(plain: Heard, kind: str, part: Mapping[str, Any]) -> Caught:
    if kind in ("text", "voice"):
        text = _text(_inner(part, kind).get("content"), plain.group)
        return Caught((replace(plain, text=text),)) if text.strip() else NOTHING
    source = _source(_inner(part, "image")) if kind == "image" else None
    if source is None:
        return NOTHING
    reference = f"robot:{plain.key}"
    heard = replace(plain, kind=Kind.IMAGE, media=reference, media_format="jpg")
    return Caught((heard,), {reference: source})


def _mixed(plain: Heard, items: Any) -> Caught:
    """The words first, then each picture; every part has a key of its own, the first the message's."""
    parts = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    words = [_inner(item, "text").get("content") for item in parts if item.get("msgtype") == "text"]
    pictures = [item for item in parts if item.get("msgtype") == "image"][:_MOST_PICTURES]
    told = {"msgtype": "text", "text": {"content": "\n".join(one for one in words if isinstance(one, str))}}
    found = [_single(plain, "text", told)]
    found += [
        _single(replace(plain, key=f"{plain.key}.{number}"), "image", picture)
        for number, picture in enumerate(pictures, start=1)
    ]
    heard = tuple(one for caught in found for one in caught.heard)
    sources = {name: source for caught in found for name, source in caught.sources.items()}
    return Caught(heard, sources)


def _event(plain: Heard, event: Mapping[str, Any], req_id: str) -> Caught:
    kind = event.get("eventtype")
    if kind == "enter_chat":
        return Caught((replace(plain, kind=Kind.ENTER),))
    if kind != "template_card_event":
        return NOTHING  # feedback on an answer: counted by the platform, nothing to be done
    card = _inner(event, "template_card_event")
    token, task = _chosen(card), card.get("task_id", "")
    if not token or not isinstance(task, str) or not _TASK.fullmatch(task):
        return NOTHING
    return Caught((replace(plain, kind=Kind.CHOICE, token=token, reply_code=f"{req_id} {task}"),))


def _chosen(card: Mapping[str, Any]) -> str:
    """A list offers its options under one submit key: the option says what was chosen."""
    items = _inner(card, "selected_items").get("selected_item")
    ids: list[Any] = []
    for item in items if isinstance(items, list) else [items]:
        given = _inner(item, "option_ids").get("option_id") if isinstance(item, dict) else None
        ids += given if isinstance(given, list) else [given] if given else []
    token = ids[0] if len(ids) == 1 else card.get("event_key")
    return clean(token) if isinstance(token, str) and len(token) <= _TOKEN else ""


def _source(part: Mapping[str, Any]) -> Source | None:
    url, key = part.get("url"), part.get("aeskey", "")
    if not isinstance(url, str) or not isinstance(key, str) or not 0 < len(url) <= _URL:
        return None
    return Source(url, key)


def _text(content: Any, group: str) -> str:
    if not isinstance(content, str):
        return ""
    return clean((_MENTION.sub("", content) if group else content)[:_TEXT])


def _moment(body: Mapping[str, Any], now: datetime) -> datetime:
    seconds = body.get("create_time")
    if type(seconds) is int and 0 < seconds < 1 << 33:
        return datetime.fromtimestamp(seconds, UTC)
    return now


def _inner(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = body.get(name)
    return inner if isinstance(inner, dict) else {}


def _fits(value: object, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None
