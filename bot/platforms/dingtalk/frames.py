"""The frames of the Stream (platform page §1.3–§1.5): JSON objects whose `data` is JSON once more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.platforms.dingtalk.answers import read_json

MESSAGE = "/v1.0/im/bot/messages/get"
CARD = "/v1.0/card/instances/callback"

#: What a connection is opened for.
SUBSCRIPTIONS = (
    {"type": "EVENT", "topic": "*"},
    {"type": "CALLBACK", "topic": MESSAGE},
    {"type": "CALLBACK", "topic": CARD},
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame from the platform. `type` is SYSTEM, EVENT or CALLBACK; `message_id` names it in answers."""

    type: str
    topic: str
    message_id: str
    headers: Mapping[str, Any] = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)


def parse(text: str) -> Frame | None:
    """The frame, or None for anything else."""
    outer = read_json(text.encode("utf-8", "replace"))
    if outer is None:
        return None
    headers = outer.get("headers", outer.get("header"))  # one page of the documents spells it so
    if not isinstance(headers, dict):
        return None
    data = outer.get("data", "{}")
    inner = read_json(data.encode("utf-8", "replace")) if isinstance(data, str) else data
    return Frame(
        str(outer.get("type", "")),
        str(headers.get("topic", "")),
        str(headers.get("messageId", "")),
        headers,
        inner if isinstance(inner, dict) else {},
    )


def answer(frame: Frame, data: Mapping[str, Any], code: int = 200) -> str:
    """The frame that acknowledges another one."""
    return json.dumps(
        {
            "code": code,
            "headers": {"messageId": frame.message_id, "contentType": "application/json"},
            "message": "OK" if code == 200 else "error",
            "data": json.dumps(data, ensure_ascii=False),
        },
        ensure_ascii=False,
    )
