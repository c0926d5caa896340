"""The first-word cards 首句卡: a sheet to print and hand out, by which people open the chat with the bot."""

from aiohttp import web
from markupsafe import Markup

from bot.ports import Door
from bot.service.reach import unreached
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from dialogs.rules.channels import Entrance
from dialogs.words import channels as words


class HelloPage:
    """`/hello/{token}`, for whoever leads an organisation."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/hello/{token}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """A card for each person who must write first, and one without a name."""
        right = self._pages.links.read(Door.HELLO, request.match_info["token"], self._pages.clock.now())
        own = await self._pages.memory.ask(unreached.own, right.person) if right else None
        if own is None or not own.entrances:
            return sorry(404)
        ways = [(words.HOW_TO_FIND.format(name=one.called), _code(one)) for one in own.entrances]
        return page("hello", org=own.org.name, names=[*(one.name for one in own.silent), ""], ways=ways)


def _code(entrance: Entrance) -> Markup | None:
    return drawn_code(entrance.address) if entrance.address else None
