"""Pages for everybody around one organisation: all noticeboards of the tree, and good practice."""

from aiohttp import web

from bot.service.lead import practices, signposts
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages

#: So many organisations are shown unfolded.
FEW = 14


class BoardsPage:
    """`/boards/{org_id}` and `/practices/{org_id}`."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get(r"/boards/{org_id:\d{1,9}}", self.show),
            web.get(r"/practices/{org_id:\d{1,9}}", self.show_practices),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The tree, or of it what is looked for."""
        number, said = int(request.match_info["org_id"]), request.query.get("q", "").strip()[:40]
        found = await self._pages.memory.ask(signposts.around, number, said)
        if found is None:
            return sorry(404)
        return page("boards", top=found, number=number, said=said, few=FEW)

    async def show_practices(self, request: web.Request) -> web.Response:
        """What goes round, and who is shown as an example."""
        found = await self._pages.memory.ask(practices.page, int(request.match_info["org_id"]))
        return page("practices", shown=found) if found else sorry(404)
