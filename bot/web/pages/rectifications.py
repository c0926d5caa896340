"""The page for what earlier campaigns left 整改清单: an empty table to take away, the filled-in one to
hand in."""

from collections.abc import Sequence
from typing import Any

from bot.ports import Door
from bot.service.supervise import rectify_import
from bot.web.pages.hand_in import HandInPage
from dialogs.rules.calendar import local
from dialogs.rules.people import Org
from dialogs.rules.rectification_sheet import LAYOUT, Left, check
from dialogs.rules.roster_entries import Fault, Sheet


class RectificationsPage(HandInPage[Org]):
    """`/rectifications/{token}`, for one secretary or deputy."""

    name = "rectifications"
    door = Door.RECTIFICATIONS
    layout = LAYOUT

    async def seen(self, person: int) -> Org | None:
        """His organisation."""
        return await self._pages.memory.ask(rectify_import.led, person)

    def check(self, sheet: Sheet, seen: Org) -> list[Left] | list[Fault]:
        """What was left."""
        return check(sheet, local(self._pages.clock.now()).date())

    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """All of them, or none."""
        return await self._pages.memory.do(rectify_import.import_led, person, rows)

    def values(self, seen: Org) -> dict[str, Any]:
        """Whose table it is."""
        return {"org": seen.name}
