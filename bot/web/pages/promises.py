"""The page for promises made before 登记表: an empty table to take away, the filled-in one to hand in."""

from collections.abc import Sequence
from typing import Any

from bot.ports import Door
from bot.service.propose import old_promises
from bot.web.pages.hand_in import HandInPage
from dialogs.rules.old_promises import LAYOUT, OldPromise, check
from dialogs.rules.people import Org
from dialogs.rules.roster_entries import Fault, Sheet


class PromisesPage(HandInPage[Org]):
    """`/promises/{token}`, for one secretary or deputy."""

    name = "promises"
    door = Door.PROMISES
    layout = LAYOUT

    async def seen(self, person: int) -> Org | None:
        """His organisation."""
        return await self._pages.memory.ask(old_promises.led, person)

    def check(self, sheet: Sheet, seen: Org) -> list[OldPromise] | list[Fault]:
        """Promises made before."""
        return check(sheet)

    async def keep(self, person: int, rows: Any) -> str | Sequence[Fault] | None:
        """They are compared with what is asked."""
        return await self._pages.memory.do(old_promises.import_led, person, rows)

    def values(self, seen: Org) -> dict[str, Any]:
        """Whose table it is."""
        return {"org": seen.name}
