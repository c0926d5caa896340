"""A random check drawn again: what it was drawn from, with which seed, and what comes out."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from bot.documents.draw_book import draw_book
from bot.ports import Door
from bot.service.lead import redraw
from bot.service.lead.redraw import Redraw
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages

_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RedrawPage:
    """`/draw/{token}`, for one person of the organisation that drew or of one under it."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/draw/{token}", self.show),
            web.get("/draw/{token}/list.xlsx", self.give_list),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Seed, strata, and what was drawn."""
        found = await self._read(request)
        if found is None:
            return sorry(404)
        return page("redraw", found=found, path=f"/draw/{request.match_info['token']}")

    async def give_list(self, request: web.Request) -> web.Response:
        """Everything that was drawn from, as a table."""
        found = await self._read(request)
        if found is None:
            return sorry(404)
        content = await asyncio.to_thread(draw_book, found.lots)
        name = quote(f"抽查{found.draw.id}名单.xlsx", safe="")
        told = f"attachment; filename=\"list.xlsx\"; filename*=UTF-8''{name}"
        return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": told})

    async def _read(self, request: web.Request) -> Redraw | None:
        right = self._pages.links.read(Door.DRAW, request.match_info["token"], self._pages.clock.now())
        if right is None:
            return None
        return await self._pages.memory.ask(redraw.read, right.subject, right.person)
