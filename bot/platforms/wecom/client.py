"""The WeCom HTTP API as seen by one app: a token for every call, at most one refresh (§3.1)."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from bot.platforms import errcode
from bot.platforms.errcode import json_bytes
from bot.platforms.token import Fetched, Tokens
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.errors import OK, Verdict, failure, verdict
from bot.platforms.wecom.exchange import TIMEOUT, WHOM, Answer, Raw, Request, exchange, judged, read_json
from bot.platforms.wecom.quota import Pause
from bot.platforms.wire import new_session as new_session
from bot.ports import Failed, Unknown

MAX_MEDIA = 10 * 1024 * 1024  # bytes; WeCom's own limit for pictures, recordings have 2 MiB (§3.8)
MEDIA_TIMEOUT = ClientTimeout(total=60, connect=5, sock_connect=5, sock_read=15)

_GETTOKEN = "/cgi-bin/gettoken"
_MEDIA_GET = "/cgi-bin/media/get"

_RequestOf = Callable[[str], Request]


class Client:
    """Calls the API. Outcomes are values; no exception and no log line carries a secret.

    `now` gives seconds of a steady clock; the event loop's, unless a test drives it.
    """

    def __init__(
        self,
        config: WeComConfig,
        session: ClientSession,
        now: Callable[[], float] | None = None,
        timeout: ClientTimeout = TIMEOUT,
    ) -> None:
        self._config = config
        self._session = session
        self._timeout = timeout
        steady = now or asyncio.get_running_loop().time
        self._tokens = Tokens(self._fetch_token, steady)
        self._pause = Pause(steady)
        self._group_pause = Pause(steady)

    async def close(self) -> None:
        """Stop what is under way; the session stays open."""
        await self._tokens.close()

    async def post(self, path: str, payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        """Call a JSON method of the API; an `Answer` may still carry an error code."""
        standing = self._pause.standing()
        if standing is not None:
            return standing
        content = json_bytes(payload)
        url = self._config.api_base + path
        timeout = self._timeout
        raw = await self._ask(
            lambda token: Request("POST", url, {"access_token": token}, content, timeout=timeout)
        )
        return _noted(self._pause, raw)

    async def get(self, path: str, query: Mapping[str, str]) -> Answer | Failed | Unknown:
        """Ask a method of the API that changes nothing; an `Answer` may still carry an error code."""
        url, timeout = self._config.api_base + path, self._timeout
        raw = await self._ask(
            lambda token: Request("GET", url, {"access_token": token, **query}, timeout=timeout)
        )
        return _noted(self._pause, raw)

    async def post_to_group(self, payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        """Post to the configured group push; its address is its only secret (§3.7)."""
        standing = self._group_pause.standing()
        if standing is not None:
            return standing
        url, content = self._config.group_webhook_url, json_bytes(payload)
        request = Request("POST", url, content=content, timeout=self._timeout)
        return _noted(self._group_pause, await exchange(self._session, request))

    async def download(self, media: str) -> Raw | Failed | Unknown:
        """The HTTP answer to a request for a recording or picture, up to `MAX_MEDIA` plus one byte."""
        url = self._config.api_base + _MEDIA_GET
        return await self._ask(
            lambda token: Request(
                "GET",
                url,
                {"access_token": token, "media_id": media},
                limit=MAX_MEDIA,
                timeout=MEDIA_TIMEOUT,
            )
        )

    async def _ask(self, request_of: _RequestOf) -> Raw | Failed | Unknown:
        token = await self._tokens.get()
        if isinstance(token, Failed):
            return token
        raw = await exchange(self._session, request_of(token))
        if not _token_rejected(raw):
            return raw
        fresh = await self._tokens.replace(token)
        if isinstance(fresh, Failed):
            return fresh
        return await exchange(self._session, request_of(fresh))

    async def _fetch_token(self) -> Fetched | Failed:
        query = {"corpid": self._config.corp_id, "corpsecret": self._config.secret}
        url = self._config.api_base + _GETTOKEN
        raw = await exchange(self._session, Request("GET", url, query, timeout=self._timeout))
        answer = judged(raw) if isinstance(raw, Raw) else raw
        if not isinstance(answer, Answer):
            return errcode.no_answer(answer)
        return failure(answer.code) if answer.code != OK else errcode.fetched(answer, WHOM)


def _token_rejected(raw: Raw | Failed | Unknown) -> bool:
    if not isinstance(raw, Raw) or not raw.content.startswith(b"{"):
        return False
    answer = read_json(raw.content)
    return answer is not None and answer.code != OK and verdict(answer.code) is Verdict.REFRESH


def _noted(pause: Pause, raw: Raw | Failed | Unknown) -> Answer | Failed | Unknown:
    outcome = judged(raw) if isinstance(raw, Raw) else raw
    if isinstance(outcome, Answer):
        if outcome.code == OK:
            pause.end()
        elif verdict(outcome.code) is Verdict.DEFER:
            return pause.begin()
    return outcome
