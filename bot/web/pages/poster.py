"""The poster for the wall: two codes, a telephone number, letters that can be read from afar."""

import io

import segno
from aiohttp import web

from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages


class PosterPage:
    """`/board/{org_id}/poster`, to be printed on one sheet of A4."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is, and the code of the page for wishes."""
        return [
            web.get(r"/board/{org_id:\d{1,9}}/poster", self.show),
            web.get(r"/wish/{org_id:\d{1,9}}/qr.svg", self.draw_wish),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The poster of one branch; nobody's name but that of whoever is to be called."""
        number = int(request.match_info["org_id"])
        board = await self._pages.board(number)
        return page("poster", board=board, number=number) if board else sorry(404)

    async def draw_wish(self, request: web.Request) -> web.Response:
        """The address of the page for wishes as a QR code."""
        number = int(request.match_info["org_id"])
        picture = io.BytesIO()
        code = segno.make(f"{self._pages.address}/wish/{number}", error="m", micro=False)
        code.save(picture, kind="svg", scale=4, border=4, light="#fff")
        headers = {"Cache-Control": "public, max-age=86400"}
        return web.Response(body=picture.getvalue(), content_type="image/svg+xml", headers=headers)
