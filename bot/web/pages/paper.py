"""The page 补录: what came on paper, by phone or on a visit is entered, one by one or as a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiohttp import web

from bot.documents.sheets import read_table
from bot.ports import Door
from bot.problems import BadInput
from bot.service.paper.chat import Desk, desk
from bot.service.paper.take import enter_as, take_all
from bot.web.pages.drawing import sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.hand_in import HandInPage
from dialogs.rules.calendar import local
from dialogs.rules.entering import LONGEST, LONGEST_PLACE, Entry, Kind
from dialogs.rules.entering_sheet import LAYOUT, check
from dialogs.rules.roster_entries import Fault, Row, Sheet

_COLUMNS = frozenset(column.key for column in LAYOUT.columns)


class PaperPage(HandInPage[Desk]):
    """`/paper/{token}`, for one person with an office."""

    name = "paper"
    door = Door.PAPER
    layout = LAYOUT

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is; one entry has a form of its own."""
        return [*super().routes(), web.post("/paper/{token}/one", self.take_one)]

    async def seen(self, person: int) -> Desk | None:
        """His organisation, whom it has, and what was entered last."""
        return await self._pages.memory.ask(desk, person)

    def read(self, content: bytes, file: str, seen: Desk) -> list[tuple[int, Entry]] | list[Fault]:
        """The entries of a table."""
        return check(read_table(content, LAYOUT, file), self._today())

    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """All of them, or none."""
        return await self._pages.memory.do(take_all, person, rows)

    def values(self, seen: Desk) -> dict[str, Any]:
        """What the form of one entry offers, nothing typed in yet."""
        return {
            "desk": seen,
            "kinds": [kind.label for kind in Kind],
            "channels": LAYOUT.choices["channel"],
            "today": self._today().isoformat(),
            "longest": LONGEST,
            "longest_place": LONGEST_PLACE,
            "wrong": [],
            "given": {},
        }

    async def take_one(self, request: web.Request) -> web.Response:
        """One entry; what is wrong comes back with the words that were typed."""
        person, seen = await self._seen(request)
        if seen is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        found = check(Sheet(0, _COLUMNS, (Row(1, given),)), self._today())
        wrong = [f"{one.column}：{one.advice}" for one in found if isinstance(one, Fault)]
        entries = [one[1] for one in found if not isinstance(one, Fault)]
        try:
            told = "" if wrong else await self._pages.memory.do(enter_as, person, entries[0])
        except BadInput as fault:
            wrong = [str(fault)]
        if wrong:
            return self._draw(request, seen, status=422, wrong=wrong, given=given)
        return self._draw(request, await self.seen(person) or seen, lines=[told])

    def _today(self) -> date:
        return local(self._pages.clock.now()).date()
