"""The page behind a printed slip: one person gets the number by which his chat is joined to him."""

from aiohttp import web

from bot.ports import Door
from bot.service.reach import linking
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from dialogs.rules.people import Person
from dialogs.words import slips as words
from storage import people


class JoinPage:
    """`/join/{token}`, for one person."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/join/{token}", self.show), web.post("/join/{token}", self.give)]

    async def show(self, request: web.Request) -> web.Response:
        """A button; a page that is only looked at makes no number."""
        person = await self._own(request)
        return page("join", said=words.join_asked(person.name), asked=False) if person else sorry(404)

    async def give(self, request: web.Request) -> web.Response:
        """The number."""
        person = await self._own(request)
        if person is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        code = await self._pages.memory.do(linking.by_slip, person.id)
        return page("join", said=words.join_code(code), asked=True)

    async def _own(self, request: web.Request) -> Person | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.JOIN, token, now)
        person = await self._pages.memory.ask(people.get, right.person) if right else None
        return person if person is not None and person.active else None
