"""The coverage page 进度表: every member at every step, in words, for whoever leads the branch."""

from aiohttp import web

from bot.ports import Door
from bot.service.lead.coverage import gathered
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.rules.coverage import COLUMNS, count_states


class CoveragePage:
    """`/coverage/{token}`, for one secretary or deputy."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/coverage/{token}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """First how many are at what, step by step; then every member, in the order of the roster."""
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.COVERAGE, token, now)
        table = await self._pages.coverage(right.subject, right.person) if right else None
        if table is None or right is None:
            return sorry(404)
        saying = self._pages.saying(right.person, request.path)
        steps = [(column.label, count_states(table.rows, column)) for column in COLUMNS]
        members = [(row.person, gathered(row)) for row in table.rows]
        return page("coverage", table=table, steps=steps, members=members, saying=saying)
