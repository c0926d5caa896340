"""What an HTTP answer with an `errcode` says about the message: WeCom's and the Official Account's style
(`bot.platforms.wire` has the exchange itself).

Refused with 4xx: certainly not taken. 5xx, a page instead of JSON: nobody knows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.platforms.wire import MAX_ANSWER, Raw
from bot.ports import Failed, Unknown

_REFUSED_AFTER = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer; `code` is its errcode, 0 for success."""

    code: int
    body: Mapping[str, Any] = field(repr=False)


def judged(raw: Raw, whom: str, *, bare: bool = False) -> Answer | Failed | Unknown:
    """The JSON answer inside an HTTP answer, or what its absence means. `whom` is the platform's name in
    Chinese; `bare`: the platform leaves the errcode out where all is well."""
    if 300 <= raw.status < 500:
        return Failed(f"{whom}的接口地址回答 HTTP {raw.status}", retry_after=_REFUSED_AFTER)
    if raw.status != 200:
        return Unknown(f"{whom}回答 HTTP {raw.status}")
    answer = read_json(raw.content, bare=bare) if len(raw.content) <= MAX_ANSWER else None
    return answer or Unknown(f"{whom}的回答看不懂")


def read_json(content: bytes, *, bare: bool = False) -> Answer | None:
    """An answer with a numeric errcode, or None for anything else."""
    try:
        body = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict):
        return None
    code = body.get("errcode", 0 if bare else None)
    return Answer(code, body) if type(code) is int else None


def json_bytes(payload: Mapping[str, Any]) -> bytes:
    """A payload as it is sent; the same payload gives the same bytes: WeCom's duplicate check compares them
    (reliability F6)."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
