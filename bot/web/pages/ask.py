"""The public's page 群众评一评: a printed code opens one ballot. There is no open link.

Nothing under `/ask` is logged; no cookie exists. It is sealed and counted as the members' is.
"""

import asyncio
import re
from dataclasses import replace
from typing import Final

from aiohttp import web

from bot.service.evaluate import public_poll
from bot.service.evaluate.public_poll import LENGTH, Sheet, voter_of
from bot.web.limits import Tap
from bot.web.pages import sealing
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, read_json, same_origin
from bot.web.pages.models import Colleague, Fact, Pages, RatingModel
from dialogs.rules.ballots import FLAG
from dialogs.rules.receipts import ALPHABET
from dialogs.rules.satisfaction import PUBLIC_SCALE
from dialogs.words import batches as words
from dialogs.words import poll as poll_words

#: Codes that are tried by everybody together, in a minute and a process.
LOOKS: Final = 60

_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_MISHEARD = str.maketrans("OIL", "011")


def read_code(said: str) -> str:
    """The code as it is printed, without its dash; empty when it is none."""
    plain = re.sub(r"[\s\-–—_·.。]+", "", said).upper().translate(_MISHEARD)
    return plain if _CODE.fullmatch(plain) else ""


class AskPage:
    """`/ask`, for whoever was given a code."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._looks = Tap(LOOKS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is. `/server` is the paper that the server seals where a phone cannot."""
        return [
            web.get("/ask", self.ask),
            web.post("/ask", self.look_up),
            web.get("/ask/{code}", self.show),
            web.post("/ask/{code}", self.take),
            web.get("/ask/{code}/done", self.thank),
            web.get("/ask/{code}/server", self.show_open),
            web.post("/ask/{code}/server", self.take),
            web.post("/ask/{code}/sealed", self.take_sealed),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """The form for a code."""
        return page("ask_code", trouble="", length=LENGTH)

    async def look_up(self, request: web.Request) -> web.Response:
        """To the paper of that code."""
        if not same_origin(request, self._pages.address):
            return sorry(403)
        code = read_code((await read_form(request)).get("code", "")[:40])
        _, sheet = await self._sheet(code)
        if sheet is None:
            trouble = f"没有这个号。号一共{LENGTH}个字，请再看看纸条。"
            return page("ask_code", 422, trouble=trouble, length=LENGTH)
        return web.Response(status=303, headers={"Location": f"/ask/{code}"})

    async def show(self, request: web.Request) -> web.Response:
        """The paper, or why it is not to be filled in."""
        voter, sheet, paper = await self._paper(request)
        if sheet is None:
            return sorry(404)
        if paper is None:
            return page("ask_over", sheet=sheet, why=words.OVER if sheet.active else words.NOT_YET)
        if not paper.by_phones:
            return sealing.draw(paper, {})
        return sealing.draw_sealing(request, paper, sheet.poll, f"{sheet.poll} {voter}")

    async def show_open(self, request: web.Request) -> web.Response:
        """The paper that the server seals, for a phone that cannot."""
        _, _, paper = await self._paper(request)
        return sorry(404) if paper is None else sealing.draw(paper, {})

    async def take(self, request: web.Request) -> web.Response:
        """Take the paper; lines may be left empty, but not all."""
        voter, sheet, paper = await self._paper(request)
        if sheet is None or paper is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        if not paper.is_open:
            return sealing.draw(paper, {})
        if paper.by_phones and not request.path.endswith("/server"):
            return sorry(400)  # nobody's choice is taken in the clear by mistake
        marks = sealing.whole(paper, sealing.marks(paper, await read_form(request)))
        if marks is None:
            return sealing.draw(paper, {}, status=422)
        cast = await self._pages.box.cast(sheet.poll, voter, marks)
        if not cast.accepted:
            return page("rating_closed", paper=paper, on_paper=False)
        done = f"{request.path.removesuffix('/server')}/done"
        return web.Response(status=303, headers={"Location": done})

    async def take_sealed(self, request: web.Request) -> web.Response:
        """Take what a phone has sealed, whole or not at all."""
        async with sealing.in_step():
            voter, sheet, paper = await self._paper(request)
            if sheet is None or paper is None or not same_origin(request, self._pages.address):
                return sealing.answer(poll_words.NOT_TAKEN, 403)
            slips = sealing.slips(paper, await read_json(request))
            if slips is None:
                return sealing.answer(poll_words.NOT_TAKEN, 400)
            taken = paper.is_open and (await self._pages.box.cast_sealed(sheet.poll, voter, slips)).accepted
        return sealing.answer(poll_words.TAKEN) if taken else sealing.answer(poll_words.OVER, 409)

    async def thank(self, request: web.Request) -> web.Response:
        """已收到. A page of its own, so that reloading sends nothing twice."""
        _, _, paper = await self._paper(request)
        if paper is None:
            return sorry(404)
        return page("rated", paper=paper) if paper.voted else sealing.draw(paper, {})

    async def _paper(self, request: web.Request) -> tuple[int, Sheet | None, RatingModel | None]:
        """The code's number, what it opens, and the paper once its poll was opened and its batch is good."""
        voter, sheet = await self._sheet(read_code(request.match_info["code"]))
        terms = await self._pages.box.manifest(sheet.poll) if sheet and sheet.active else None
        if sheet is None or terms is None:
            return voter, sheet, None
        asked = await self._pages.box.targets(sheet.poll, voter)
        people = tuple(
            Colleague(one.number, one.name, one.about, tuple(Fact(text, "") for text in one.facts))
            for one in sheet.asked
            if one.number in asked
        )
        voted = await self._pages.box.voted(sheet.poll, voter)
        taking = sheet.open and await self._pages.box.is_open(sheet.poll)
        title = f"{sheet.year}年群众评议"
        paper = RatingModel(
            title, sheet.org, people, PUBLIC_SCALE, taking, voted, sheet.closes, terms, FLAG in asked
        )
        return voter, sheet, replace(paper, public=True, covered=sheet.covered, contact=sheet.contact)

    async def _sheet(self, code: str) -> tuple[int, Sheet | None]:
        if not code or not self._looks.allows(self._pages.clock.now()):
            return 0, None
        voter = await asyncio.to_thread(voter_of, code)
        return voter, await self._pages.memory.ask(public_poll.sheet, voter)
