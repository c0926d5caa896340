"""DingTalk's HTTP API as seen by one bot: a token for every call, at most one refresh, a steady pace."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from bot.platforms.dingtalk.answers import Answer, judged
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.errors import Verdict, failure, meaning
from bot.platforms.token import Fetched, Tokens
from bot.platforms.wire import TIMEOUT, Raw, Request, exchange
from bot.ports import Failed, Unknown

WHOM = "钉钉"
ACCESS = "/v1.0/oauth2/accessToken"
HEADER = "x-acs-dingtalk-access-token"

#: Calls a second; the platform allows an application 20 of one interface.
PER_SECOND = 15

MAX_MEDIA = 10 * 1024 * 1024  # bytes; ours
_MEDIA_TIMEOUT = ClientTimeout(total=60, connect=5, sock_connect=5, sock_read=15)
_UNREADABLE_AFTER = 15.0  # seconds
_CHINA = timezone(timedelta(hours=8))

#: Told of every call that counts against the month's budget.
Counted = Callable[[], Awaitable[None]]


class Client:
    """Calls the API. Outcomes are values; no exception and no log line carries a secret.

    `now` gives seconds of a steady clock, `seconds` the real time for signatures.
    """

    def __init__(
        self,
        config: DingTalkConfig,
        session: ClientSession,
        counted: Counted,
        seconds: Callable[[], float],
        timeout: ClientTimeout = TIMEOUT,
    ) -> None:
        self._config = config
        self._session = session
        self._counted = counted
        self._seconds = seconds
        self._timeout = timeout
        self._now = asyncio.get_running_loop().time
        self._tokens = Tokens(self._fetch_token, self._now)
        self._next = 0.0
        self._blocked: dict[str, tuple[Failed, float]] = {}

    async def close(self) -> None:
        """Stop what is under way; the session stays open."""
        await self._tokens.close()

    async def call(
        self, path: str, payload: Mapping[str, Any], *, method: str = "POST", charged: bool = True
    ) -> Answer | Failed | Unknown:
        """Call a method of the API; success or what the refusal means. `charged`: it counts."""
        if (standing := self._standing("api")) is not None:
            return standing
        token = await self._tokens.get()
        if isinstance(token, Failed):
            return token
        outcome = await self._once(method, path, payload, token)
        if isinstance(outcome, Answer) and meaning(outcome.code).verdict is Verdict.REFRESH and outcome.code:
            fresh = await self._tokens.replace(token)
            if isinstance(fresh, Failed):
                return fresh
            outcome = await self._once(method, path, payload, fresh)
        if charged and _was_counted(outcome):
            await self._counted()
        return self._noted("api", outcome)

    async def visitor(self, path: str, payload: Mapping[str, Any] | None, token: str = "") -> Answer | Failed:
        """Ask about somebody who opened a page, with his own token or with none; those calls cost nothing."""
        headers = {HEADER: token} if token else {}
        content = _json(payload) if payload is not None else None
        method = "GET" if payload is None else "POST"
        outcome = await self._ask(
            Request(method, self._config.api_base + path, content=content, headers=headers)
        )
        if isinstance(outcome, Answer) and not outcome.code:
            return outcome
        return Failed("钉钉没有认出来人")

    async def call_old(self, path: str, payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        """Call a method of the old interface (the address book); those cost nothing."""
        token = await self._tokens.get()
        if isinstance(token, Failed):
            return token
        url = self._config.oapi_base + path
        return self._noted(
            "api", await self._ask(Request("POST", url, {"access_token": token}, _json(payload)))
        )

    async def post_to_group(self, payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        """Post to the group's webhook; its address is its secret, and a second one signs it (§3.4)."""
        if (standing := self._standing("group")) is not None:
            return standing
        query: Mapping[str, str] = {}
        if self._config.group_webhook_secret:
            moment = str(int(self._seconds() * 1000))
            query = {"timestamp": moment, "sign": signature(self._config.group_webhook_secret, moment)}
        url = self._config.group_webhook_url
        return self._noted("group", await self._ask(Request("POST", url, query, _json(payload))))

    async def download(self, url: str) -> Raw | Failed | Unknown:
        """Fetch a file from the address that the platform gave for it."""
        request = Request("GET", url, limit=MAX_MEDIA, timeout=_MEDIA_TIMEOUT)
        return await exchange(self._session, request, WHOM)

    async def _once(
        self, method: str, path: str, payload: Mapping[str, Any], token: str
    ) -> Answer | Failed | Unknown:
        await self._pace()
        url = self._config.api_base + path
        return await self._ask(Request(method, url, content=_json(payload), headers={HEADER: token}))

    async def _ask(self, request: Request) -> Answer | Failed | Unknown:
        raw = await exchange(self._session, request, WHOM)
        return judged(raw) if isinstance(raw, Raw) else raw

    async def _pace(self) -> None:
        """Calls keep their distance, so that many at once do not run into the limit of a second."""
        wait = self._next - self._now()
        self._next = max(self._next, self._now()) + 1 / PER_SECOND
        if wait > 0:
            await asyncio.sleep(wait)

    def _standing(self, what: str) -> Failed | None:
        failed, until = self._blocked.get(what, (None, 0.0))
        left = until - self._now()
        return Failed(failed.reason, retry_after=left) if failed is not None and left > 0 else None

    def _noted(self, what: str, outcome: Answer | Failed | Unknown) -> Answer | Failed | Unknown:
        if not isinstance(outcome, Answer) or not outcome.code:
            return outcome
        failed = failure(outcome.code)
        if isinstance(failed, Failed) and meaning(outcome.code).verdict is Verdict.SPENT:
            return replace(failed, retry_after=_until_next_month(self._seconds()))
        if isinstance(failed, Failed) and meaning(outcome.code).verdict is Verdict.BLOCKED:
            self._blocked[what] = (failed, self._now() + meaning(outcome.code).wait)
        return failed

    async def _fetch_token(self) -> Fetched | Failed:
        payload = {"appKey": self._config.client_id, "appSecret": self._config.client_secret}
        outcome = await self._ask(Request("POST", self._config.api_base + ACCESS, content=_json(payload)))
        if isinstance(outcome, Answer) and outcome.code:
            refused = failure(outcome.code)
            outcome = refused if isinstance(refused, Failed) else Unknown(refused.reason)
        if isinstance(outcome, Unknown):
            # Asking for a token sends no message: nothing can have been taken.
            return Failed(outcome.reason, retry_after=_UNREADABLE_AFTER)
        return outcome if isinstance(outcome, Failed) else _fetched(outcome.body)


def _until_next_month(now: float) -> float:
    """Seconds until the month in China is over and some minutes more, for clocks differ."""
    here = datetime.fromtimestamp(now, _CHINA)
    first = (here.replace(day=1) + timedelta(days=32)).replace(day=1, hour=0, minute=10, second=0)
    return (first - here).total_seconds()


def signature(secret: str, moment: str) -> str:
    """What a webhook and a callback are signed with: base64 of HMAC-SHA256 (§2.1, §3.4)."""
    digest = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256)
    return base64.b64encode(digest).decode()


def _was_counted(outcome: Answer | Failed | Unknown) -> bool:
    """Calls that were turned away for their pace, or never arrived, do not count (§4.1)."""
    if isinstance(outcome, Answer):
        return not outcome.code or meaning(outcome.code).verdict not in (Verdict.RETRY, Verdict.BLOCKED)
    return isinstance(outcome, Unknown)


def _fetched(body: Mapping[str, Any]) -> Fetched | Failed:
    token, lifetime = body.get("accessToken"), body.get("expireIn")
    if not isinstance(token, str) or not token or type(lifetime) is not int:
        return Failed("钉钉没有给出 accessToken", retry_after=_UNREADABLE_AFTER)
    return Fetched(token, float(lifetime))


def _json(payload: Mapping[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
