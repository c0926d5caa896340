"""What an HTTP answer with an `errcode` says about the message: WeCom's and the Official Account's style
(`bot.platforms.wire` has the exchange itself).

Refused with 4xx: certainly not taken. 5xx, a page instead of JSON: nobody knows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.platforms.token import Fetched
from bot.platforms.wire import MAX_ANSWER, Raw
from bot.ports import Failed, Unknown

_REFUSED_AFTER = 60.0  # seconds
_UNREADABLE_AFTER = 15.0  # seconds


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


def fetched(answer: Answer, whom: str) -> Fetched | Failed:
    """The access token in an answer that is well."""
    token, lifetime = answer.body.get("access_token"), answer.body.get("expires_in")
    if not isinstance(token, str) or not token or type(lifetime) is not int:
        return Failed(f"{whom}没有给出 access_token", retry_after=_UNREADABLE_AFTER)
    return Fetched(token, float(lifetime))


def no_answer(outcome: Failed | Unknown) -> Failed:
    """Asking for a token sends no message: where nobody knows, nothing can have been taken."""
    if isinstance(outcome, Unknown):
        return Failed(outcome.reason, retry_after=_UNREADABLE_AFTER)
    return outcome


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
