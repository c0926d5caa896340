"""What a superior sees: the tree below, step by step, drawn and in words, down to the single member."""

import asyncio
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from aiohttp import web

from bot.documents.lead_book import lead_book
from bot.ports import Door
from bot.service.lead import looking_down
from bot.service.lead.coverage import gathered
from bot.service.lead.looking_down import Look
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages, Saying
from dialogs.rules.org_cell import LABEL, YEAR_LABELS
from dialogs.rules.overview import Branch, alone, boxes

#: Organisations, and members, that one page shows.
AT_ONCE = 24

#: As many organisations are seen at a glance: nothing need be looked for among them.
FEW = 8

_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LAST = 9_999


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for beside the personal part: an organisation, a year, words to look for,
    whether only those that wait, and which page from 1."""

    org: int | None
    year: int | None
    words: str
    only: bool
    page: int

    def path(self, **changed: str | int) -> str:
        """The same with something else, as the end of an address."""
        kept = {
            "org": self.org or "",
            "year": self.year or "",
            "q": self.words,
            "only": "1" if self.only else "",
            "page": "",
        }
        told = {name: value for name, value in {**kept, **changed}.items() if value not in ("", 0)}
        return f"?{urlencode(told)}" if told else "?"


class LeadPage:
    """`/lead/{token}`, for one superior, with the roster against the chat and the table to take away."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/lead/{token}", self.show),
            web.get("/lead/{token}/reach", self.show_reach),
            web.get("/lead/{token}/table.xlsx", self.give_table),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """One organisation with all under it; below, each by itself, or its members."""
        asked = _asked(request)
        look, right = await self._look(request, asked), self._right(request)
        if look is None or right is None:
            return sorry(404)
        return _draw(request, asked, look, self._pages.saying(right.person, request.path))

    async def show_reach(self, request: web.Request) -> web.Response:
        """Who cannot be reached by chat, organisation by organisation."""
        right = self._right(request)
        found = None
        if right is not None:
            found = await self._pages.memory.ask(looking_down.reached, right.subject, right.person)
        path = f"/lead/{request.match_info['token']}"
        return page("reach", reach=found, path=path) if found else sorry(404)

    async def give_table(self, request: web.Request) -> web.Response:
        """The whole tree as a spreadsheet: organisations, and members."""
        look = await self._look(request, _asked(request))
        if look is None:
            return sorry(404)
        content = await asyncio.to_thread(lead_book, look.tree.branches)
        name = quote(f"{look.tree.top.name}{look.tree.year}年进度.xlsx", safe="")
        told = f"attachment; filename=\"table.xlsx\"; filename*=UTF-8''{name}"
        return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": told})

    def _right(self, request: web.Request) -> Pass | None:
        return self._pages.links.read(Door.LEAD, request.match_info["token"], self._pages.clock.now())

    async def _look(self, request: web.Request, asked: Asked) -> Look | None:
        right = self._right(request)
        if right is None:
            return None
        ask = self._pages.memory.ask
        return await ask(looking_down.look, right.subject, right.person, asked.org, asked.year)


def _asked(request: web.Request) -> Asked:
    query = request.query
    return Asked(
        _number(query.get("org", "")),
        _number(query.get("year", "")),
        query.get("q", "").strip()[:40],
        query.get("only") == "1",
        min(_number(query.get("page", "")) or 1, _LAST),
    )


def _number(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdecimal() and 0 < len(told) <= 9 else None


def _draw(request: web.Request, asked: Asked, look: Look, saying: Saying) -> web.Response:
    below = [one for one in look.tree.below(look.here.org.id) if _fits(look, one, asked)]
    rows = look.here.rows if not (asked.words or asked.only) else ()
    most = max(len(below), len(rows))
    start = (asked.page - 1) * AT_ONCE
    cards = [(one, look.tree.sums[one.org.id]) for one in below[start : start + AT_ONCE]]
    return page(
        "lead",
        look=look,
        saying=saying,
        asked=asked,
        path=f"/lead/{request.match_info['token']}",
        way=look.tree.way(look.here.org.id),
        whole=boxes(look.sum),
        own=boxes(alone(look.here)) if look.sum.orgs > 1 and look.here.rows else (),
        cards=[(one, sum_, boxes(sum_)) for one, sum_ in cards],
        members=[(row.person, gathered(row)) for row in rows[start : start + AT_ONCE]],
        found=len(below),
        few=FEW,
        labels=(LABEL, *YEAR_LABELS),
        pages=-(-most // AT_ONCE),
        branches=bool(look.tree.below(look.here.org.id)),
    )


def _fits(look: Look, one: Branch, asked: Asked) -> bool:
    """Whether an organisation, or one under it, is looked for."""
    if asked.only and not look.tree.sums[one.org.id].waits:
        return False
    return not asked.words or asked.words in one.org.name or _named_below(look, one, asked.words)


def _named_below(look: Look, one: Branch, said: str) -> bool:
    return any(
        said in lower.org.name or _named_below(look, lower, said) for lower in look.tree.below(one.org.id)
    )
