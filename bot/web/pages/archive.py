"""Years that were put away 往年: the list, one year with every result, and its files."""

import asyncio
from datetime import date
from urllib.parse import quote

from aiohttp import web

from bot.documents.archive_book import archive_book, promises
from bot.ports import Door
from bot.service.lead import archive
from bot.service.lead.archive import Year
from bot.web.links import Pass
from bot.web.pages.drawing import in_words, page, sorry
from bot.web.pages.models import Pages

_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ArchivePage:
    """`/archive/{token}`, for one person who leads here or above."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        one = r"/archive/{token}/{cycle:\d{1,9}}"
        return [
            web.get("/archive/{token}", self.show),
            web.get(one, self.show_year),
            web.get(rf"{one}/archive.xlsx", self.give_book),
            web.get(rf"{one}/archive.json", self.give_json),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Which years there are, organisation by organisation."""
        right = self._right(request)
        found = None
        if right is not None:
            found = await self._pages.memory.ask(archive.looked, right.subject, right.person)
        if found is None:
            return sorry(404)
        lines = [(found.names[one.org_id], one) for one in found.years]
        return page("archive", shelf=found, lines=lines, path=_path(request))

    async def show_year(self, request: web.Request) -> web.Response:
        """Every promise of one year with its result, in the order of its numbers."""
        year = await self._year(request)
        if year is None:
            return sorry(404)
        here = f"{_path(request)}/{request.match_info['cycle']}"
        return page("archive_year", year=year, items=_items(year), path=_path(request), here=here)

    async def give_book(self, request: web.Request) -> web.Response:
        """One year as Excel."""
        year = await self._year(request)
        if year is None:
            return sorry(404)
        return _file(await asyncio.to_thread(archive_book, year.content), _BOOK, year, "xlsx")

    async def give_json(self, request: web.Request) -> web.Response:
        """One year whole."""
        year = await self._year(request)
        if year is None:
            return sorry(404)
        content = await asyncio.to_thread(archive.as_json, year.content)
        return _file(content.encode(), "application/json", year, "json")

    def _right(self, request: web.Request) -> Pass | None:
        return self._pages.links.read(Door.ARCHIVE, request.match_info["token"], self._pages.clock.now())

    async def _year(self, request: web.Request) -> Year | None:
        right = self._right(request)
        if right is None:
            return None
        number = int(request.match_info["cycle"])
        return await self._pages.memory.ask(archive.read, right.subject, right.person, number)


def _items(year: Year) -> list[list[str]]:
    """The promises with their days as people write them."""
    return [
        [*one[:3], in_words(date.fromisoformat(one[3])) if one[3] else "", *one[4:]]
        for one in promises(year.content)
    ]


def _path(request: web.Request) -> str:
    return f"/archive/{request.match_info['token']}"


def _file(content: bytes, kind: str, year: Year, ending: str) -> web.Response:
    name = quote(f"{year.org}{year.year}年存档.{ending}", safe="")
    told = f"attachment; filename=\"archive.{ending}\"; filename*=UTF-8''{name}"
    return web.Response(body=content, content_type=kind, headers={"Content-Disposition": told})
