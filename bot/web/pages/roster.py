"""The roster page 花名册: an empty or the present table to take away, the filled-in one to hand in."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.roster_sheet import read_sheet, roster_book, template_book
from bot.ports import Door
from bot.service.organise.own_roster import Led
from bot.service.organise.roster import ImportResult
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from bot.web.pages.uploads import read_file
from dialogs.rules.roster_entries import Fault, Roster
from dialogs.rules.roster_own import check_own

#: Bytes of a request that hands a file in: the file, and the form around it.
BODY = LARGEST_FILE + 16 * 1024

#: Faults that are listed; who has more has sent another table by mistake.
_MOST = 1000

_FIELD = "file"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = f"这个文件太大了，最多 {LARGEST_FILE // 1024 // 1024} MB。请只留花名册这一张表，再传一次。"
_NO_FILE = "还没有选文件。请先点“选文件”，再点“上传”。"


class RosterPage:
    """`/roster/{token}`, for one secretary or deputy."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._one_at_a_time = asyncio.Lock()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/roster/{token}", self.show),
            web.post("/roster/{token}", self.take),
            web.get("/roster/{token}/template.xlsx", self.give_template),
            web.get("/roster/{token}/present.xlsx", self.give_present),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The three steps."""
        _, own = await self._own(request)
        return sorry(404) if own is None else _draw(request, own)

    async def give_template(self, request: web.Request) -> web.Response:
        """An empty table."""
        _, own = await self._own(request)
        if own is None:
            return sorry(404)
        return _file(await asyncio.to_thread(template_book), "花名册模板.xlsx")

    async def give_present(self, request: web.Request) -> web.Response:
        """The branch as it is in the memory now."""
        person, own = await self._own(request)
        entries = await self._pages.roster_entries(person) if own else None
        if own is None or entries is None:
            return sorry(404)
        return _file(await asyncio.to_thread(roster_book, entries), f"{own.branch}花名册.xlsx")

    async def take(self, request: web.Request) -> web.Response:
        """Read the file whole or not at all, and say what was done or everything that is wrong."""
        person, own = await self._own(request)
        if own is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST_FILE)
        except web.HTTPRequestEntityTooLarge:
            return _draw(request, own, status=413, trouble=_TOO_LARGE)
        if not name:
            return _draw(request, own, status=422, trouble=_NO_FILE)
        try:
            async with self._one_at_a_time:  # a large file takes seconds of a core and much room
                roster = await asyncio.to_thread(_read, content, name, own)
        except SheetError as error:
            return _draw(request, own, status=422, trouble=str(error))
        found = roster if isinstance(roster, list) else await self._pages.roster_import(roster, person)
        if found is None:
            return sorry(404)
        if isinstance(found, list):
            return _draw(request, own, status=422, faults=found)
        return _draw(request, own, result=found)

    async def _own(self, request: web.Request) -> tuple[int, Led | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.ROSTER, token, now)
        return (right.person, await self._pages.roster(right.person)) if right else (0, None)


def _read(content: bytes, name: str, own: Led) -> Roster | list[Fault]:
    return check_own(read_sheet(content, name), own.branch, own.parent)


def _draw(
    request: web.Request,
    own: Led,
    *,
    status: int = 200,
    trouble: str = "",
    faults: list[Fault] | None = None,
    result: ImportResult | None = None,
) -> web.Response:
    return page(
        "roster",
        status,
        own=own,
        path=f"/roster/{request.match_info['token']}",
        field=_FIELD,
        trouble=trouble,
        faults=(faults or [])[:_MOST],
        count=len(faults or []),
        lines=result.sentence.split("\n") if result else [],
    )


def _file(content: bytes, name: str) -> web.Response:
    disposition = f"attachment; filename=\"roster.xlsx\"; filename*=UTF-8''{quote(name, safe='')}"
    return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": disposition})
