"""`/s/{mark}`: from what is printed to the page it stands for."""

from aiohttp import web

from bot.service.reach import short
from bot.web.limits import Tap
from bot.web.pages.drawing import sorry
from bot.web.pages.models import Pages

#: Wrong marks from everybody together, in a minute and a process: nobody tries them out.
WRONG = 60


class ShortPage:
    """The door of the short addresses."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._wrong = Tap(WRONG)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [web.get(r"/s/{mark:[0-9A-Za-z]{6,16}}", self.go)]

    async def go(self, request: web.Request) -> web.StreamResponse:
        """On to the page; paths of our own only."""
        found = await self._pages.memory.ask(short.find, request.match_info["mark"])
        if found is None or not found.path.startswith("/") or found.path.startswith("//"):
            return sorry(404 if self._wrong.allows(self._pages.clock.now()) else 429)
        return web.Response(status=302, headers={"Location": found.path})
