"""The page for promises made before 登记表: an empty table to take away, the filled-in one to hand in."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.sheet_book import write_book
from bot.documents.sheets import example_row, read_table
from bot.ports import Door
from bot.problems import BadInput
from bot.service.propose import old_promises
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from bot.web.pages.uploads import read_file
from dialogs.rules.old_promises import LAYOUT, OldPromise, check
from dialogs.rules.people import Org
from dialogs.rules.roster_entries import Fault

#: Bytes of a request that hands a file in: the file, and the form around it.
BODY = LARGEST_FILE + 16 * 1024

#: Faults that are listed.
_MOST = 500

_FIELD = "file"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = f"这个文件太大了，最多 {LARGEST_FILE // 1024 // 1024} MB。请只留登记表这一张表，再传一次。"
_NO_FILE = "还没有选文件。请先点“选文件”，再点“上传”。"


class PromisesPage:
    """`/promises/{token}`, for one secretary or deputy."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/promises/{token}", self.show),
            web.post("/promises/{token}", self.take),
            web.get("/promises/{token}/template.xlsx", self.give_template),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The two steps."""
        _, org = await self._led(request)
        return sorry(404) if org is None else _draw(request, org)

    async def give_template(self, request: web.Request) -> web.Response:
        """An empty table with one row that shows how."""
        _, org = await self._led(request)
        if org is None:
            return sorry(404)
        content = await asyncio.to_thread(write_book, [example_row(LAYOUT)], LAYOUT)
        name = quote("承诺登记表.xlsx", safe="")
        disposition = f"attachment; filename=\"promises.xlsx\"; filename*=UTF-8''{name}"
        return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": disposition})

    async def take(self, request: web.Request) -> web.Response:
        """Read the file whole or not at all, and say what was done or everything that is wrong."""
        person, org = await self._led(request)
        if org is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST_FILE)
        except web.HTTPRequestEntityTooLarge:
            return _draw(request, org, status=413, trouble=_TOO_LARGE)
        if not name:
            return _draw(request, org, status=422, trouble=_NO_FILE)
        try:
            found = await asyncio.to_thread(_read, content, name)
            faults = [one for one in found if isinstance(one, Fault)]
            rows = [one for one in found if isinstance(one, OldPromise)]
            if not faults:
                said = await self._pages.memory.do(old_promises.import_led, person, rows)
                if isinstance(said, str):
                    return _draw(request, org, lines=said.split("\n"))
                faults = said or []
        except (SheetError, BadInput) as error:
            return _draw(request, org, status=422, trouble=str(error))
        return _draw(request, org, status=422, faults=faults)

    async def _led(self, request: web.Request) -> tuple[int, Org | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.PROMISES, token, now)
        if right is None:
            return 0, None
        return right.person, await self._pages.memory.ask(old_promises.led, right.person)


def _read(content: bytes, name: str) -> list[OldPromise] | list[Fault]:
    return check(read_table(content, LAYOUT, name))


def _draw(
    request: web.Request,
    org: Org,
    *,
    status: int = 200,
    trouble: str = "",
    faults: list[Fault] | None = None,
    lines: list[str] | None = None,
) -> web.Response:
    return page(
        "promises",
        status,
        org=org.name,
        path=f"/promises/{request.match_info['token']}",
        field=_FIELD,
        trouble=trouble,
        faults=(faults or [])[:_MOST],
        count=len(faults or []),
        lines=lines or [],
    )
