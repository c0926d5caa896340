"""What an HTTP answer of DingTalk says: both styles of errors, and pages instead of JSON (§4.2, §4.3)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.platforms.wire import MAX_ANSWER, Raw
from bot.ports import Failed, Unknown

_REFUSED_AFTER = 60.0  # seconds
_PUNISHED = 1111


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer. `code` is its error: a word, a number as text, `88/60011`; "" for success."""

    code: str
    body: Mapping[str, Any] = field(repr=False)


def judged(raw: Raw) -> Answer | Failed | Unknown:
    """The answer inside an HTTP answer, or what its absence means.

    A refusal with 4xx means that nothing was taken. After 5xx nobody knows, unless the platform
    says that it was too busy to begin.
    """
    body = read_json(raw.content) if len(raw.content) <= MAX_ANSWER else None
    code = _code(body) if body is not None else ""
    if raw.status == 200:
        return Answer(code, body) if body is not None else Unknown("钉钉的回答看不懂")
    if raw.status == 401:
        return Answer("InvalidAuthentication", body or {})
    if body is not None and code and (raw.status < 500 or code in ("system.busy", "systemBusy")):
        return Answer(code, body)
    if 300 <= raw.status < 500:
        return Failed(f"钉钉的接口地址回答 HTTP {raw.status}", retry_after=_REFUSED_AFTER)
    return Unknown(f"钉钉回答 HTTP {raw.status}")


def read_json(content: bytes) -> dict[str, Any] | None:
    """A JSON object, or None for anything else."""
    try:
        body = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _code(body: Mapping[str, Any]) -> str:
    number, word = body.get("errcode"), body.get("code")
    if type(number) is int:
        sub = body.get("sub_code")
        return "" if number == 0 else f"{number}/{sub}" if isinstance(sub, str) and sub else str(number)
    if body.get("status") == _PUNISHED:
        return "punished"
    if body.get("success") is False:
        return str(body.get("errorCode") or word or "success:false")
    return word if isinstance(word, str) else ""
