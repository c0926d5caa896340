"""The list of needs 需求清单: every wish and how it stands, to look at, take away, and add many at once."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.sheet_book import write_book
from bot.documents.sheets import example_row, read_table
from bot.ports import Door
from bot.service.public import needs
from bot.service.public.needs import Needs
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from bot.web.pages.uploads import read_file
from dialogs.rules.roster_entries import Fault
from dialogs.rules.wishes_sheet import LAYOUT, NEEDS, NewWish, check

#: Bytes of a request that hands a file in: the file, and the form around it.
BODY = LARGEST_FILE + 16 * 1024

#: Wishes and faults that are listed on the page; the table holds all.
_MOST = 200

_FIELD = "file"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = f"这个文件太大了，最多 {LARGEST_FILE // 1024 // 1024} MB。请只留愿望表这一张表，再传一次。"
_NO_FILE = "还没有选文件。请先点“选文件”，再点“上传”。"


class NeedsPage:
    """`/needs/{token}`, for one secretary or deputy."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/needs/{token}", self.show),
            web.post("/needs/{token}", self.take),
            web.get("/needs/{token}/template.xlsx", self.give_template),
            web.get("/needs/{token}/needs.xlsx", self.give_list),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The list."""
        _, found = await self._found(request)
        return sorry(404) if found is None else _draw(request, found)

    async def give_template(self, request: web.Request) -> web.Response:
        """An empty table."""
        _, found = await self._found(request)
        if found is None:
            return sorry(404)
        return _file(await asyncio.to_thread(write_book, [example_row(LAYOUT)], LAYOUT), "愿望表.xlsx")

    async def give_list(self, request: web.Request) -> web.Response:
        """The whole list as a table."""
        _, found = await self._found(request)
        if found is None:
            return sorry(404)
        rows = [[one.text, one.channel, one.state, one.who, one.answer] for one in found.rows]
        return _file(await asyncio.to_thread(write_book, rows, NEEDS), f"{found.org}需求清单.xlsx")

    async def take(self, request: web.Request) -> web.Response:
        """Read the file whole or not at all, and say what was done or everything that is wrong."""
        person, found = await self._found(request)
        if found is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST_FILE)
        except web.HTTPRequestEntityTooLarge:
            return _draw(request, found, status=413, trouble=_TOO_LARGE)
        if not name:
            return _draw(request, found, status=422, trouble=_NO_FILE)
        try:
            rows = await asyncio.to_thread(_read, content, name)
        except SheetError as error:
            return _draw(request, found, status=422, trouble=str(error))
        faults = [one for one in rows if isinstance(one, Fault)]
        if faults:
            return _draw(request, found, status=422, faults=faults)
        new = [one for one in rows if isinstance(one, NewWish)]
        said = await self._pages.memory.do(needs.import_led, person, new)
        after = await self._pages.memory.ask(needs.led_needs, person)
        return sorry(404) if said is None or after is None else _draw(request, after, done=said)

    async def _found(self, request: web.Request) -> tuple[int, Needs | None]:
        right = self._pages.links.read(Door.NEEDS, request.match_info["token"], self._pages.clock.now())
        if right is None:
            return 0, None
        return right.person, await self._pages.memory.ask(needs.led_needs, right.person)


def _read(content: bytes, name: str) -> list[NewWish] | list[Fault]:
    return check(read_table(content, LAYOUT, name))


def _file(content: bytes, name: str) -> web.Response:
    disposition = f"attachment; filename=\"needs.xlsx\"; filename*=UTF-8''{quote(name, safe='')}"
    return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": disposition})


def _draw(
    request: web.Request,
    found: Needs,
    *,
    status: int = 200,
    trouble: str = "",
    faults: list[Fault] | None = None,
    done: str = "",
) -> web.Response:
    return page(
        "needs",
        status,
        needs=found,
        shown=found.rows[:_MOST],
        path=f"/needs/{request.match_info['token']}",
        field=_FIELD,
        trouble=trouble,
        faults=(faults or [])[:_MOST],
        count=len(faults or []),
        done=done,
    )
