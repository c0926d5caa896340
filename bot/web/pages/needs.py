"""The list of needs 需求清单: every wish and how it stands, to look at, take away, and add many at once."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.documents.sheet_book import write_book
from bot.ports import Door
from bot.service.public import needs
from bot.service.public.needs import Needs
from bot.web.pages.hand_in import Giving, HandInPage
from dialogs.rules.roster_entries import Fault, Sheet
from dialogs.rules.wishes_sheet import LAYOUT, NEEDS, NewWish, check

#: Wishes that are listed on the page; the table holds all.
_MOST = 200


class NeedsPage(HandInPage[Needs]):
    """`/needs/{token}`, for one secretary or deputy."""

    name = "needs"
    door = Door.NEEDS
    layout = LAYOUT

    async def seen(self, person: int) -> Needs | None:
        """The list of his organisation."""
        return await self._pages.memory.ask(needs.led_needs, person)

    def check(self, sheet: Sheet, seen: Needs) -> list[NewWish] | list[Fault]:
        """New wishes."""
        return check(sheet)

    async def keep(self, person: int, rows: Any) -> str | None:
        """They come into the list once."""
        return await self._pages.memory.do(needs.import_led, person, rows)

    def files(self) -> Mapping[str, Giving]:
        """An empty table, and the whole list."""
        return {**super().files(), "needs": self._list}

    def values(self, seen: Needs) -> dict[str, Any]:
        """The list, as much of it as a page holds."""
        return {"needs": seen, "shown": seen.rows[:_MOST]}

    async def _list(self, person: int, seen: Needs) -> tuple[str, bytes]:
        rows = [[one.text, one.channel, one.state, one.who, one.answer] for one in seen.rows]
        return f"{seen.org}需求清单.xlsx", await asyncio.to_thread(write_book, rows, NEEDS)
