"""The roster page 花名册: an empty or the present table to take away, the filled-in one to hand in."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bot.documents.roster_sheet import roster_book, template_book
from bot.ports import Door
from bot.service.organise.own_roster import Led
from bot.web.pages.hand_in import Giving, HandInPage
from dialogs.rules.roster_columns import LAYOUT
from dialogs.rules.roster_entries import Fault, Roster, Sheet
from dialogs.rules.roster_own import check_own


class RosterPage(HandInPage[Led]):
    """`/roster/{token}`, for one secretary or deputy."""

    name = "roster"
    door = Door.ROSTER
    layout = LAYOUT

    async def seen(self, person: int) -> Led | None:
        """The branch that he leads."""
        return await self._pages.roster(person)

    def check(self, sheet: Sheet, seen: Led) -> Roster | list[Fault]:
        """People of that branch alone."""
        return check_own(sheet, seen.branch, seen.parent)

    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """The roster as it is now."""
        found = await self._pages.roster_import(rows, person)
        return found if found is None or isinstance(found, list) else found.sentence

    def files(self) -> Mapping[str, Giving]:
        """An empty table, and the branch as it is in the memory now."""
        return {"template": self._empty, "present": self._present}

    def values(self, seen: Led) -> dict[str, Any]:
        """Whose roster it is."""
        return {"own": seen}

    async def _empty(self, person: int, seen: Led) -> tuple[str, bytes]:
        return "花名册模板.xlsx", await asyncio.to_thread(template_book)

    async def _present(self, person: int, seen: Led) -> tuple[str, bytes]:
        entries = await self._pages.roster_entries(person) or []
        return f"{seen.branch}花名册.xlsx", await asyncio.to_thread(roster_book, entries)
