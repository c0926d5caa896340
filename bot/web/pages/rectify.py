"""The page of what is being put right 正在改的事: many of them, narrowed by kind and organisation, decided
at once."""

import re
from datetime import date
from typing import Any

from aiohttp import web

from bot.ports import Door
from bot.service.supervise import rectify_page
from bot.service.supervise.rectify_page import Sheet, Verdict
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.rectification import LONGEST_WORDS
from dialogs.words import rectification as words

_DECIDED = re.compile(r"d(\d{1,12})")


class RectifyPage:
    """`/rectify/{token}`, for one person with an office. `?only=` and `?org=` narrow it."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/rectify/{token}", self.show), web.post("/rectify/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """What is open, what waits for a look first."""
        found = await self._found(request)
        return sorry(404) if found is None else self._draw(request, found)

    async def take(self, request: web.Request) -> web.Response:
        """Decide what was decided; what cannot be taken stays as it was written, with the reason."""
        if not same_origin(request, self._pages.address):
            return sorry(403)
        found = await self._found(request)
        if found is None:
            return sorry(404)
        given = await read_form(request)
        verdicts = _verdicts(given)
        if not verdicts:
            return self._draw(request, found, trouble=words.NOTHING_CHOSEN, given=given, status=422)
        taken, refused = await self._pages.memory.do(rectify_page.decide, self._person(request), verdicts)
        after = await self._found(request)
        kept = {key: value for key, value in given.items() if _number(key) in refused}
        status = 422 if refused else 200
        if after is None:
            return sorry(404)
        return self._draw(request, after, lines=taken, troubles=refused, given=kept, status=status)

    def _person(self, request: web.Request) -> int:
        right = self._pages.links.read(Door.RECTIFY, request.match_info["token"], self._pages.clock.now())
        return right.person if right else 0

    async def _found(self, request: web.Request) -> Sheet | None:
        only, org = _narrowed(request)
        return await self._pages.memory.ask(rectify_page.read, self._person(request), only, org)

    def _draw(self, request: web.Request, found: Sheet, *, status: int = 200, **more: Any) -> web.Response:
        only, org = _narrowed(request)
        said = {"lines": [], "troubles": {}, "trouble": "", "given": {}, **more}
        path = f"/rectify/{request.match_info['token']}"
        return page(
            "rectify",
            status,
            sheet=found,
            saying=self._pages.saying(self._person(request), path),
            path=path,
            here=f"{path}?only={only}&org={org or ''}",
            only=only,
            org=org,
            kinds=words.ONLY,
            longest=LONGEST_WORDS,
            **said,
        )


def _narrowed(request: web.Request) -> tuple[str, int]:
    only, org = request.query.get("only", ""), request.query.get("org", "")[:9]
    return only if only in words.ONLY else "", int(org) if org.isdecimal() else 0


def _number(key: str) -> int:
    found = re.fullmatch(r"[a-z](\d{1,12})", key)
    return int(found[1]) if found else 0


def _verdicts(given: dict[str, str]) -> list[Verdict]:
    found = []
    for key, verb in given.items():
        named = _DECIDED.fullmatch(key)
        if named is None or verb not in ("close", "extend", "withdraw"):
            continue
        number = named[1]
        said = given.get(f"g{number}", "").strip()[:LONGEST_WORDS]
        state = given.get(f"s{number}", "")
        found.append(Verdict(int(number), state, verb, said, _day(given.get(f"t{number}", ""))))
    return found


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
