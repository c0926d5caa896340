"""The HTTP API as seen by one Official Account: a token for every call, at most one refresh.

The token comes from `stable_token`, which leaves the tokens of other programs alone (platform page §7.1).
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from bot.platforms import errcode, wire
from bot.platforms.errcode import Answer, json_bytes, read_json
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.errors import OK, REFRESH, failure, no_token
from bot.platforms.token import Fetched, Tokens
from bot.platforms.wire import TIMEOUT, Raw, Request
from bot.ports import Failed, Unknown

WHOM = "微信公众号"
ACCESS = "/cgi-bin/stable_token"
MEDIA = "/cgi-bin/media/get"
QR = "/cgi-bin/qrcode/create"
MENU = "/cgi-bin/menu/create"
VISITOR = "/sns/oauth2/access_token"

MAX_MEDIA = 2 * 1024 * 1024 + 1  # bytes; recordings have at most 2 MiB

_MEDIA_TIMEOUT = ClientTimeout(total=60, connect=5, sock_connect=5, sock_read=15)


class Client:
    """Calls the API. Outcomes are values; no exception and no log line carries a secret.

    `now` gives seconds of a steady clock; the event loop's, unless a test drives it.
    """

    def __init__(
        self, config: OfficialConfig, session: ClientSession, now: Callable[[], float] | None = None
    ) -> None:
        self._config = config
        self._session = session
        self._forced = False
        self._tokens = Tokens(self._fetch_token, now or asyncio.get_running_loop().time)

    async def close(self) -> None:
        """Stop what is under way; the session stays open."""
        await self._tokens.close()

    async def post(self, path: str, payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        """Call a JSON method of the API; success, or what the refusal means."""
        url, content = self._config.api_base + path, json_bytes(payload)
        raw = await self._ask(lambda token: Request("POST", url, {"access_token": token}, content))
        answer = errcode.judged(raw, WHOM, bare=True) if isinstance(raw, Raw) else raw
        return failure(answer.code) if isinstance(answer, Answer) and answer.code != OK else answer

    async def download(self, media: str) -> Raw | Failed | Unknown:
        """The HTTP answer to a request for a recording or picture."""
        url = self._config.api_base + MEDIA
        return await self._ask(
            lambda token: Request(
                "GET",
                url,
                {"access_token": token, "media_id": media},
                limit=MAX_MEDIA,
                timeout=_MEDIA_TIMEOUT,
            )
        )

    async def scene_address(self, scene: str) -> str | Failed | Unknown:
        """What the lasting QR code of a scene holds; whoever scans it comes with the scene (§7.5)."""
        wanted = {"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": scene}}}
        answer = await self.post(QR, wanted)
        if not isinstance(answer, Answer):
            return answer
        url = answer.body.get("url")
        return url if isinstance(url, str) and url else Unknown("公众号没有给出二维码")

    async def visitor(self, code: str) -> Mapping[str, Any] | None:
        """What WeChat says of somebody who came back to a page with this code; None when nothing."""
        query = {"appid": self._config.app_id, "secret": self._config.secret, "code": code}
        request = Request(
            "GET", self._config.api_base + VISITOR, {**query, "grant_type": "authorization_code"}
        )
        raw = await wire.exchange(self._session, request, WHOM)
        answer = errcode.judged(raw, WHOM, bare=True) if isinstance(raw, Raw) else raw
        return answer.body if isinstance(answer, Answer) and answer.code == OK else None

    async def _ask(self, request_of: Callable[[str], Request]) -> Raw | Failed | Unknown:
        token = await self._tokens.get()
        if isinstance(token, Failed):
            return token
        raw = await wire.exchange(self._session, request_of(token), WHOM)
        if not _token_rejected(raw):
            return raw
        self._forced = True  # without it the platform gives the same one again
        fresh = await self._tokens.replace(token)
        if isinstance(fresh, Failed):
            return fresh
        return await wire.exchange(self._session, request_of(fresh), WHOM)

    async def _fetch_token(self) -> Fetched | Failed:
        given, self._forced = self._forced, False
        wanted = {"grant_type": "client_credential", "appid": self._config.app_id}
        content = json_bytes({**wanted, "secret": self._config.secret, "force_refresh": given})
        request = Request("POST", self._config.api_base + ACCESS, content=content, timeout=TIMEOUT)
        raw = await wire.exchange(self._session, request, WHOM)
        answer = errcode.judged(raw, WHOM, bare=True) if isinstance(raw, Raw) else raw
        if not isinstance(answer, Answer):
            return errcode.no_answer(answer)
        return no_token(answer.code) if answer.code != OK else errcode.fetched(answer, WHOM)


def _token_rejected(raw: Raw | Failed | Unknown) -> bool:
    if not isinstance(raw, Raw) or not raw.content.startswith(b"{"):
        return False
    answer = read_json(raw.content)
    return answer is not None and answer.code in REFRESH
