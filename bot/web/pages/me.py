"""`/me/{name}`: a personal page for whoever comes without a link of his own, from a code on the wall.

The platform tells who it is. Its answer counts only together with a state that we gave to this browser, once;
from there it goes to a path of our own, never to an address that came with the visitor.
"""

import hmac
import re
import secrets
from collections.abc import Mapping
from typing import Final

from aiohttp import web

from bot.logins import Login, LoginRefused
from bot.service.reach import visitors
from bot.web.limits import Tap
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.words import visitors as words

COOKIE: Final = "login"
_STATE = re.compile(r"[0-9a-f]{40}")
_CODE = re.compile(r"[!-~]{1,512}")

#: Visitors of everybody together who are sent to be recognised, in a minute and a process.
MOST: Final = 240


class MePages:
    """The way to one's own page, and back from the platform. `logins` is by platform."""

    def __init__(self, pages: Pages, logins: Mapping[str, Login]) -> None:
        self._pages = pages
        self._logins = logins
        self._sent = Tap(MOST)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get("/me/back/{platform:[a-z_]{1,20}}", self.back),
            web.get("/me/{name:[a-z]{1,20}}", self.go),
        ]

    async def go(self, request: web.Request) -> web.StreamResponse:
        """Send the visitor to the platform whose app he uses."""
        name = request.match_info["name"]
        if name not in visitors.TARGETS and name != visitors.OWN_WORDS:
            return sorry(404)
        platform = self._platform(request.headers.get("User-Agent", ""))
        if not platform:
            return page("login", said=words.OPEN_IN)
        if not self._sent.allows(self._pages.clock.now()):
            return sorry(429)
        state = secrets.token_hex(20)
        await self._pages.memory.do(visitors.expect, state, platform, name)
        back = f"{self._pages.address}/me/back/{platform}"
        answer = web.Response(status=302, headers={"Location": self._logins[platform].ask(back, state)})
        answer.set_cookie(
            COOKIE,
            state,
            max_age=int(visitors.PATIENCE.total_seconds()),
            path="/me/",
            httponly=True,
            secure=self._pages.address.startswith("https://"),
            samesite="Lax",
        )
        return answer

    async def back(self, request: web.Request) -> web.StreamResponse:
        """The visitor comes back, with what the platform says of him."""
        platform, query = request.match_info["platform"], request.query
        login = self._logins.get(platform)
        state, code = query.get("state", ""), query.get("code") or query.get("authCode") or ""
        mine = hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), state.encode("utf-8", "replace"))
        if login is None or not mine or not _STATE.fullmatch(state) or not _CODE.fullmatch(code):
            return page("login", 400, said=words.AGAIN)
        target = await self._pages.memory.do(visitors.back, state, platform)
        if not target:
            return page("login", 400, said=words.AGAIN)
        who = await login.who(code)
        if isinstance(who, LoginRefused):
            return page("login", 403, said=words.REFUSED[who.value])
        return await self._own(platform, who, target)

    async def _own(self, platform: str, address: str, target: str) -> web.StreamResponse:
        found = (platform, address, target, self._pages.signed)
        path = await self._pages.memory.ask(visitors.own_page, *found)
        if path:
            answer = web.Response(status=302, headers={"Location": path})
        else:
            told = await self._pages.memory.ask(visitors.told, platform, address)
            answer = page("own_words", told=told, member=target != visitors.OWN_WORDS, words=words)
        answer.del_cookie(COOKIE, path="/me/")
        return answer

    def _platform(self, agent: str) -> str:
        """By the app in which the page is open; DingTalk lets any browser in."""
        known = (("wxwork", "wecom"), ("MicroMessenger", "official"), ("MicroMessenger", "wecom"))
        for sign, platform in known:
            if sign in agent and platform in self._logins:
                return platform
        return "dingtalk" if "dingtalk" in self._logins else ""
