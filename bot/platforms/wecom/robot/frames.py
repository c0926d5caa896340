"""The frames of the long connection: JSON text, both ways (platform page §6.4)."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SUBSCRIBE = "aibot_subscribe"
PING = "ping"
MESSAGE = "aibot_msg_callback"
EVENT = "aibot_event_callback"
WELCOME = "aibot_respond_welcome_msg"
RESPOND = "aibot_respond_msg"
UPDATE = "aibot_respond_update_msg"
SEND = "aibot_send_msg"

#: A request's id that is believed, and can be sent back.
_ID = re.compile(r"[!-~]{1,256}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the platform: a callback has a `cmd`, the answer to a request of ours a `code`."""

    cmd: str
    req_id: str
    code: int | None
    body: Mapping[str, Any] = field(repr=False)


def read_frame(text: str) -> Frame | None:
    """A frame, or None for what is none."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    headers, body = raw.get("headers"), raw.get("body")
    req_id = headers.get("req_id") if isinstance(headers, dict) else None
    cmd, code = raw.get("cmd", ""), raw.get("errcode")
    if not isinstance(req_id, str) or not _ID.fullmatch(req_id) or not isinstance(cmd, str):
        return None
    number = code if type(code) is int else None
    if not cmd and number is None:
        return None
    return Frame(cmd, req_id, number, body if isinstance(body, dict) else {})


def write_frame(cmd: str, req_id: str, body: Mapping[str, Any] | None = None) -> str:
    """A frame of ours."""
    frame: dict[str, Any] = {"cmd": cmd, "headers": {"req_id": req_id}}
    if body is not None:
        frame["body"] = body
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def new_id(cmd: str) -> str:
    """An id that no other request has."""
    return f"{cmd}_{secrets.token_hex(12)}"
