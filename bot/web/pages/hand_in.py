"""One kind of page for every table: take it away, fill it in, hand it in; read whole or not at all."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar
from urllib.parse import quote

from aiohttp import web

from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.sheet_book import write_book
from bot.documents.sheets import example_row, read_table
from bot.ports import Door
from bot.problems import BadInput
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from bot.web.pages.uploads import read_file
from dialogs.rules.layouts import Layout
from dialogs.rules.roster_entries import Fault, Sheet

#: Bytes of a request that hands a file in: the file, and the form around it.
BODY = LARGEST_FILE + 16 * 1024

#: Faults that are listed; who has more has sent another table by mistake.
_MOST = 1000

_FIELD = "file"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = "这个文件太大了，最多 {most} MB。请只留{called}这一张表，再传一次。"
_STILL = "上一张表还在读，这一张没有收。等上一张读好了，再传这一张。"
_NO_FILE = "还没有选文件。请先点“选文件”，再点“上传”。"

#: What one person sees of his organisation on such a page.
Seen = TypeVar("Seen")

#: Seconds after which a file that is still read is said to be so, and after which the page asks again.
PATIENCE, ASK_AGAIN = 3.0, 2

#: What came of a file: in words, what does not fit, or None where he may not any more.
_Told = str | Sequence[Fault] | None

#: Makes one file to take away: its name and content.
Giving = Callable[[int, Any], Awaitable[tuple[str, bytes]]]


class HandInPage(ABC, Generic[Seen]):
    """`/{name}/{token}` for whoever has a personal link through `door`."""

    name: ClassVar[str]
    door: ClassVar[Door]
    layout: ClassVar[Layout]

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._one_at_a_time = asyncio.Lock()
        self._running: dict[int, asyncio.Task[_Told]] = {}

    @abstractmethod
    async def seen(self, person: int) -> Seen | None:
        """What this person sees; None where he has no business here."""

    @abstractmethod
    def check(self, sheet: Sheet, seen: Seen) -> Any:
        """The rows of a table, or a list of faults; runs in a thread."""

    @abstractmethod
    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """Keep all rows: what was done in words, or what does not fit; None where he may not any more.

        Raises:
            BadInput: something does not fit; then nothing was kept.
        """

    def values(self, seen: Seen) -> dict[str, Any]:
        """What the template is told beside what every such page tells."""
        return {"seen": seen}

    def files(self) -> Mapping[str, Giving]:
        """What can be taken away, by the name of the file in the address."""
        return {"template": self._template}

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        at = f"/{self.name}/{{token}}"
        files = [web.get(f"{at}/{name}.xlsx", self._give(make)) for name, make in self.files().items()]
        return [web.get(at, self.show), web.post(at, self.take), *files]

    async def show(self, request: web.Request) -> web.Response:
        """The page; while a file of this person is read, how that goes, and once what came of it."""
        person, seen = await self._seen(request)
        if seen is None:
            return sorry(404)
        return (
            await self._outcome(request, person, seen)
            if person in self._running
            else self._draw(request, seen)
        )

    async def take(self, request: web.Request) -> web.Response:
        """Read the file whole or not at all, and say what was done or everything that is wrong."""
        person, seen = await self._seen(request)
        if seen is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST_FILE)
        except web.HTTPRequestEntityTooLarge:
            large = _TOO_LARGE.format(most=LARGEST_FILE // 1024 // 1024, called=self.layout.called)
            return self._draw(request, seen, status=413, trouble=large)
        if not name:
            return self._draw(request, seen, status=422, trouble=_NO_FILE)
        before = self._running.get(person)
        if before is not None and not before.done():
            return self._draw(request, seen, status=409, trouble=_STILL)
        self._running[person] = asyncio.create_task(self._told(person, seen, name, content))
        return await self._outcome(request, person, seen)

    async def _outcome(self, request: web.Request, person: int, seen: Seen) -> web.Response:
        """What came of the file; a page that asks again by itself where that takes longer."""
        task = self._running[person]
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done():
            return page("reading", path=f"/{self.name}/{request.match_info['token']}", every=ASK_AGAIN)
        self._running.pop(person, None)
        try:
            told = task.result()
        except (SheetError, BadInput) as error:
            return self._draw(request, seen, status=422, trouble=str(error))
        if told is None:
            return sorry(404)
        if not isinstance(told, str):
            return self._draw(request, seen, status=422, faults=list(told))
        after = await self.seen(person) or seen  # whoever took his own office off still reads what was done
        return self._draw(request, after, lines=told.split("\n"))

    async def _told(self, person: int, seen: Seen, name: str, content: bytes) -> _Told:
        async with self._one_at_a_time:  # a large file takes seconds of a core and much room
            sheet = await asyncio.to_thread(read_table, content, self.layout, name)
            rows = await asyncio.to_thread(self.check, sheet, seen)
        faults = [one for one in rows if isinstance(one, Fault)] if isinstance(rows, list) else []
        told = faults or await self.keep(person, rows)
        return "\n".join(filter(None, (told, sheet.left_out))) if isinstance(told, str) else told

    async def _template(self, person: int, seen: Seen) -> tuple[str, bytes]:
        content = await asyncio.to_thread(write_book, [example_row(self.layout)], self.layout)
        return f"{self.layout.title}.xlsx", content

    def _give(self, make: Giving) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def give(request: web.Request) -> web.Response:
            person, seen = await self._seen(request)
            if seen is None:
                return sorry(404)
            name, content = await make(person, seen)
            shown = f"attachment; filename=\"{self.name}.xlsx\"; filename*=UTF-8''{quote(name, safe='')}"
            return web.Response(body=content, content_type=_BOOK, headers={"Content-Disposition": shown})

        return give

    async def _seen(self, request: web.Request) -> tuple[int, Seen | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(self.door, token, now)
        return (right.person, await self.seen(right.person)) if right else (0, None)

    def _draw(
        self,
        request: web.Request,
        seen: Seen,
        *,
        status: int = 200,
        trouble: str = "",
        faults: Sequence[Fault] = (),
        lines: Sequence[str] = (),
        **more: Any,
    ) -> web.Response:
        return page(
            self.name,
            status,
            path=f"/{self.name}/{request.match_info['token']}",
            field=_FIELD,
            trouble=trouble,
            faults=list(faults[:_MOST]),
            count=len(faults),
            lines=list(lines),
            **{**self.values(seen), **more},
        )
