"""The noticeboards 公示栏: who promised what, by when, and how it goes; the public's and the members'."""

import io
from urllib.parse import quote

import segno
from aiohttp import web

from bot.ports import Door
from bot.service.organise import basis
from bot.web import boards
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages


class BoardPage:
    """`/board/{org_id}`, for everybody, and `/members/{token}`, for one member."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is. Nine digits: more than any branch number, less than any overflow."""
        return [
            web.get(r"/board/{org_id:\d{1,9}}", self.show),
            web.get(r"/board/{org_id:\d{1,9}}/qr.svg", self.draw_address),
            web.get(r"/board/{org_id:\d{1,9}}/{person:\d{1,9}}", self.show_one),
            web.get(r"/board/{org_id:\d{1,9}}/basis/{change:\d{1,9}}", self.give_paper),
            web.get("/members/{token}", self.show_members),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The board of one branch."""
        number = int(request.match_info["org_id"])
        board = await self._pages.board(number)
        if board is None:
            return sorry(404)
        drawn = page("board", board=board, number=number, address=self._address(number))
        drawn.headers["Cache-Control"] = "no-cache"
        return drawn

    async def show_one(self, request: web.Request) -> web.Response:
        """The page behind somebody's plate: what he promised, how it goes, where to say that it does not."""
        number, person = int(request.match_info["org_id"]), int(request.match_info["person"])
        board = await self._pages.memory.ask(boards.personal_board, number, person)
        if board is None:
            return sorry(404)
        drawn = page("board", board=board, number=number, address="")
        drawn.headers["Cache-Control"] = "no-cache"
        return drawn

    async def show_members(self, request: web.Request) -> web.Response:
        """The board with what is for members only, for one of them."""
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.MEMBERS, token, now)
        if right is None:
            return sorry(404)
        board = await self._pages.memory.ask(boards.members_board, right.subject, right.person)
        if board is None:
            return sorry(404)
        return page("board", board=board, number=int(right.subject), address="")

    async def give_paper(self, request: web.Request) -> web.Response:
        """The file of a document that the year of that board goes by."""
        numbers = int(request.match_info["org_id"]), int(request.match_info["change"])
        found = await self._pages.memory.ask(basis.paper, *numbers)
        if found is None:
            return sorry(404)
        name, content = found
        told = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        headers = {"Content-Disposition": told}
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)

    async def draw_address(self, request: web.Request) -> web.Response:
        """The page's own address as a QR code, for the paper beside the door."""
        picture = io.BytesIO()
        code = segno.make(self._address(int(request.match_info["org_id"])), error="m", micro=False)
        code.save(picture, kind="svg", scale=4, border=4, light="#fff")
        return web.Response(
            body=picture.getvalue(),
            content_type="image/svg+xml",
            headers={"Cache-Control": "public, max-age=86400"},
        )

    def _address(self, number: int) -> str:
        return f"{self._pages.address}/board/{number}"
