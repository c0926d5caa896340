"""The page 补录: what came on paper, by phone or on a visit is entered, one by one or as a table."""

import asyncio
from datetime import date
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.sheet_book import write_book
from bot.documents.sheets import example_row, read_table
from bot.ports import Door
from bot.problems import BadInput
from bot.service.paper.chat import Desk, desk
from bot.service.paper.take import enter_as, take_all
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.uploads import read_file
from dialogs.rules.calendar import local
from dialogs.rules.entering import LONGEST, LONGEST_PLACE, Kind
from dialogs.rules.entering_sheet import LAYOUT, check
from dialogs.rules.roster_entries import Fault, Row, Sheet

#: Bytes of a request that hands a table in.
BODY = LARGEST_FILE + 16 * 1024

_FIELD = "file"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = frozenset(column.key for column in LAYOUT.columns)
_NO_FILE = "还没有选文件。请先点“选文件”，再点“上传”。"
_TOO_LARGE = f"这个文件太大了，最多 {LARGEST_FILE // 1024 // 1024} MB。"


class PaperPage:
    """`/paper/{token}`, for one person with an office."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/paper/{token}", self.show),
            web.post("/paper/{token}", self.take),
            web.post("/paper/{token}/sheet", self.take_sheet),
            web.get("/paper/{token}/sheet.xlsx", self.give_sheet),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The form, the table, and what was entered last."""
        _, seen = await self._desk(request)
        return sorry(404) if seen is None else self._draw(request, seen)

    async def give_sheet(self, request: web.Request) -> web.Response:
        """An empty table."""
        _, seen = await self._desk(request)
        if seen is None:
            return sorry(404)
        content = await asyncio.to_thread(write_book, [example_row(LAYOUT)], LAYOUT)
        name = f"attachment; filename=\"paper.xlsx\"; filename*=UTF-8''{quote('纸质补录表.xlsx', safe='')}"
        return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": name})

    async def take(self, request: web.Request) -> web.Response:
        """One entry; what is wrong comes back with the words that were typed."""
        person, seen = await self._desk(request)
        if seen is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        found = check(Sheet(0, _COLUMNS, (Row(1, given),)), self._today())
        faults = [one for one in found if isinstance(one, Fault)]
        if faults:
            trouble = [f"{one.column}：{one.advice}" for one in faults]
            return self._draw(request, seen, status=422, trouble=trouble, given=given)
        entries = [entry for _, entry in (one for one in found if not isinstance(one, Fault))]
        try:
            told = await self._pages.memory.do(enter_as, person, entries[0])
        except BadInput as fault:
            return self._draw(request, seen, status=422, trouble=[str(fault)], given=given)
        _, seen = await self._desk(request)
        return sorry(404) if seen is None else self._draw(request, seen, told=told)

    async def take_sheet(self, request: web.Request) -> web.Response:
        """A whole table, or everything that is wrong with it."""
        person, seen = await self._desk(request)
        if seen is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST_FILE)
        except web.HTTPRequestEntityTooLarge:
            return self._draw(request, seen, status=413, trouble=[_TOO_LARGE])
        if not name:
            return self._draw(request, seen, status=422, trouble=[_NO_FILE])
        try:
            told = await self._read(person, name, content)
        except (SheetError, BadInput) as fault:
            return self._draw(request, seen, status=422, trouble=str(fault).split("\n"))
        _, seen = await self._desk(request)
        return sorry(404) if seen is None else self._draw(request, seen, told=told)

    async def _read(self, person: int, name: str, content: bytes) -> str:
        sheet = await asyncio.to_thread(read_table, content, LAYOUT, name)
        found = check(sheet, self._today())
        faults = [one.sentence for one in found if isinstance(one, Fault)]
        if faults:
            raise BadInput("\n".join([f"表里有 {len(faults)} 处要改，现在什么都没有记：", *faults]))
        entries = [one for one in found if not isinstance(one, Fault)]
        return await self._pages.memory.do(take_all, person, entries)

    async def _desk(self, request: web.Request) -> tuple[int, Desk | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.PAPER, token, now)
        return (right.person, await self._pages.memory.ask(desk, right.person)) if right else (0, None)

    def _today(self) -> date:
        return local(self._pages.clock.now()).date()

    def _draw(
        self,
        request: web.Request,
        seen: Desk,
        *,
        status: int = 200,
        told: str = "",
        trouble: list[str] | None = None,
        given: dict[str, Any] | None = None,
    ) -> web.Response:
        return page(
            "paper",
            status,
            desk=seen,
            path=f"/paper/{request.match_info['token']}",
            kinds=[kind.label for kind in Kind],
            channels=LAYOUT.choices["channel"],
            today=self._today().isoformat(),
            longest=LONGEST,
            longest_place=LONGEST_PLACE,
            field=_FIELD,
            told=told,
            trouble=trouble or [],
            given=given or {},
        )
