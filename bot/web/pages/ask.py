"""The public's page 群众评一评: a printed code opens one sheet, once. There is no open link.

Nothing under `/ask` is logged; no cookie exists. What is ticked carries no name.
"""

import re
from typing import Final

from aiohttp import web

from bot.service.evaluate import public_poll
from bot.service.evaluate.public_poll import LENGTH, Paper
from bot.web.limits import Tap
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.receipts import ALPHABET
from dialogs.rules.satisfaction import PUBLIC_SCALE

#: Codes that are tried by everybody together, in a minute and a process.
LOOKS: Final = 60

_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_MISHEARD = str.maketrans("OIL", "011")


def read_code(said: str) -> str:
    """The code as it is kept; empty when it is none."""
    plain = re.sub(r"[\s\-–—_·.。]+", "", said).upper().translate(_MISHEARD)
    return plain if _CODE.fullmatch(plain) else ""


class AskPage:
    """`/ask`, for whoever was invited with a code."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._looks = Tap(LOOKS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/ask", self.ask),
            web.post("/ask", self.look_up),
            web.get("/ask/{code}", self.show),
            web.post("/ask/{code}", self.take),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """The form for a code."""
        return page("ask_code", trouble="")

    async def look_up(self, request: web.Request) -> web.Response:
        """To the sheet of that code."""
        if not same_origin(request, self._pages.address):
            return sorry(403)
        code = read_code((await read_form(request)).get("code", "")[:40])
        paper = await self._paper(code) if code else None
        if paper is None:
            return page("ask_code", 422, trouble="没有这个号。号一共八个字，请再看看纸条。")
        return web.Response(status=303, headers={"Location": f"/ask/{code}"})

    async def show(self, request: web.Request) -> web.Response:
        """The sheet, or why it is not to be filled in."""
        paper = await self._paper(read_code(request.match_info["code"]))
        return sorry(404) if paper is None else _draw(paper, {})

    async def take(self, request: web.Request) -> web.Response:
        """Take the sheet, once; lines may be left empty, but not all."""
        code = read_code(request.match_info["code"])
        paper = await self._paper(code)
        if paper is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        marks = {one.key: form[one.key] for one in paper.asked if form.get(one.key) in PUBLIC_SCALE}
        if not marks and paper.open and not paper.used:
            return _draw(paper, {}, "一项都还没有选。选几项再交。", 422)
        if not await self._pages.memory.do(public_poll.answer, code, marks):
            paper = await self._paper(code)
            return sorry(404) if paper is None else _draw(paper, {})
        return page("asked", paper=paper)

    async def _paper(self, code: str) -> Paper | None:
        if not code or not self._looks.allows(self._pages.clock.now()):
            return None
        return await self._pages.memory.ask(public_poll.paper, code)


def _draw(paper: Paper, marks: dict[str, str], trouble: str = "", status: int = 200) -> web.Response:
    if paper.used or not paper.open:
        return page("ask_over", paper=paper)
    return page("ask", status, paper=paper, marks=marks, trouble=trouble, scale=PUBLIC_SCALE)
