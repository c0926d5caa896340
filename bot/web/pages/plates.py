"""Duty plates 岗位牌 for printing, and the page on which a person puts his own portrait 形象照."""

from typing import Final

from aiohttp import web
from markupsafe import Markup

from bot.ports import Door
from bot.problems import BadInput
from bot.service.publish import plates
from bot.service.publish.plates import Plates
from bot.web.pages.drawing import STATIC, page, sorry
from bot.web.pages.forms import same_origin
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from bot.web.pages.uploads import read_file
from dialogs.rules.pictures import LARGEST
from dialogs.words import plates as words

#: Bytes of a request that hands a portrait in.
BODY: Final = LARGEST + 16 * 1024

_FIELD = "portrait"


def in_one_file(found: Plates) -> str:
    """All plates as one page that stands by itself, for a folder."""
    # A file of ours: nothing that anybody wrote is in it.
    style = Markup((STATIC / "style.css").read_text(encoding="utf-8"))  # noqa: S704
    return _draw(found, style).text or ""


def _draw(found: Plates, style: Markup | str = "", path: str = "") -> web.Response:
    codes = {one.person: drawn_code(one.address) for one in found.plates}
    return page("plates", found=found, codes=codes, embedded=style, path=path)


class PlatesPage:
    """`/plates/{token}` for one person with an office or for oneself, `/portrait/{token}` for oneself."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get("/plates/{token}", self.show),
            web.get(r"/plates/{token}/{person:\d{1,9}}", self.give_portrait),
            web.get("/portrait/{token}", self.show_portrait),
            web.get("/portrait/{token}/picture", self.give_own),
            web.post("/portrait/{token}", self.take),
            web.post("/portrait/{token}/drop", self.drop),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The plates, one a sheet of paper."""
        found = await self._found(request)
        return _draw(found, path=request.path) if found is not None and found.plates else sorry(404)

    async def give_portrait(self, request: web.Request) -> web.Response:
        """A portrait on one of these plates."""
        found, wanted = await self._found(request), int(request.match_info["person"])
        one = next((one for one in found.plates if one.person == wanted), None) if found else None
        if one is None or one.portrait is None:
            return sorry(404)
        return web.Response(body=one.portrait.picture, content_type=one.portrait.kind)

    async def show_portrait(self, request: web.Request) -> web.Response:
        """One's own portrait, how to put one there and how to take it away."""
        return await self._own(request)

    async def give_own(self, request: web.Request) -> web.Response:
        """The picture itself."""
        person = self._person(request)
        found = await self._pages.memory.ask(plates.portrait_of, person) if person else None
        return web.Response(body=found.picture, content_type=found.kind) if found else sorry(404)

    async def take(self, request: web.Request) -> web.Response:
        """A portrait was chosen and handed in."""
        person = self._person(request)
        if person is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        try:
            name, content = await read_file(request, _FIELD, LARGEST)
        except web.HTTPRequestEntityTooLarge:
            return await self._own(request, words.TOO_LARGE, status=413)
        if not name:
            return await self._own(request, words.NO_PICTURE, status=422)
        try:
            told = await self._pages.memory.do(plates.put_portrait, person, content)
        except BadInput as fault:
            return await self._own(request, str(fault), status=422)
        return await self._own(request, told=told)

    async def drop(self, request: web.Request) -> web.Response:
        """The person does not want it any more."""
        person = self._person(request)
        if person is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        return await self._own(request, told=await self._pages.memory.do(plates.drop_portrait, person))

    async def _found(self, request: web.Request) -> Plates | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.PLATES, token, now)
        if right is None:
            return None
        return await self._pages.memory.ask(plates.read, right.subject, right.person, self._pages.address)

    def _person(self, request: web.Request) -> int | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.PORTRAIT, token, now)
        return right.person if right else None

    async def _own(
        self, request: web.Request, trouble: str = "", *, told: str = "", status: int = 200
    ) -> web.Response:
        person = self._person(request)
        if person is None:
            return sorry(404)
        found = await self._pages.memory.ask(plates.portrait_of, person)
        return page(
            "portrait",
            status,
            there=found is not None,
            path=f"/portrait/{request.match_info['token']}",
            field=_FIELD,
            told=told,
            trouble=trouble,
        )
