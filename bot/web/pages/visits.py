"""Visits and findings of random checks 走访和抽查 as a table, for whoever looks after others."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bot.documents.sheet_book import write_book
from bot.ports import Door
from bot.service.lead import log_sheet
from bot.service.lead.log_sheet import Desk
from bot.web.pages.hand_in import Giving, HandInPage
from dialogs.rules.calendar import local
from dialogs.rules.roster_entries import Fault, Sheet
from dialogs.rules.visits_sheet import LAYOUT, Logged, check


class VisitsPage(HandInPage[Desk]):
    """`/visits/{token}`, for one person of a superior or with contact points."""

    name = "visits"
    door = Door.VISITS
    layout = LAYOUT

    async def seen(self, person: int) -> Desk | None:
        """What he may visit and is to look at."""
        return await self._pages.memory.ask(log_sheet.desk, person)

    def check(self, sheet: Sheet, seen: Desk) -> list[Logged] | list[Fault]:
        """Rows of the table."""
        return check(sheet, local(self._pages.clock.now()).date())

    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """All of them, or none."""
        return await self._pages.memory.do(log_sheet.keep, person, rows)

    def files(self) -> Mapping[str, Giving]:
        """An empty table, and one with the checks that wait."""
        return {**super().files(), "checks": self._checks}

    async def _checks(self, person: int, seen: Desk) -> tuple[str, bytes]:
        rows = [[org, "抽查", "", "", str(number), "", text] for number, org, text in seen.waiting]
        return "抽查登记表.xlsx", await asyncio.to_thread(write_book, rows, LAYOUT)
