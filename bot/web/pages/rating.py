"""The rating page 评一评: one voter, one paper. Where phones seal it runs a program, else none.

The token in the path is the credential; no cookie exists, so a foreign page can send
nothing in a voter's name. Nothing under `/rate` is ever logged.
"""

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import rating, void
from bot.web.links import Pass
from bot.web.pages import sealing
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, read_json, same_origin
from bot.web.pages.models import Pages, RatingModel
from dialogs.words import poll as words


class RatingPage:
    """`/rate/{token}`, for one voter."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is. `/server` is the paper that the server seals where a phone cannot."""
        return [
            web.get("/rate/{token}", self.show),
            web.post("/rate/{token}", self.take),
            web.get("/rate/{token}/done", self.thank),
            web.get("/rate/{token}/server", self.show_open),
            web.post("/rate/{token}/server", self.take),
            web.post("/rate/{token}/sealed", self.take_sealed),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """An empty paper: what was chosen before is not shown, not even to the voter."""
        right, paper = await self._paper(request)
        if right is None:
            return sorry(404)
        if paper is None:
            word = await self._pages.memory.ask(void.word, right.subject)
            return page("ballot_void", word=word) if word else sorry(404)
        if not paper.by_phones:
            return sealing.draw(paper, {})
        return sealing.draw_sealing(request, paper, right.subject, right.subject)

    async def show_open(self, request: web.Request) -> web.Response:
        """The paper that the server seals, for a phone that cannot."""
        _, paper = await self._paper(request)
        return sorry(404) if paper is None else sealing.draw(paper, {})

    async def take(self, request: web.Request) -> web.Response:
        """Take the paper when it is whole; else show it again with what is there and what is missing."""
        right, paper = await self._paper(request)
        if right is None or paper is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        if not paper.is_open:
            return sealing.draw(paper, {})
        if paper.by_phones and not request.path.endswith("/server"):
            return sorry(400)  # nobody's choice is taken in the clear by mistake
        ticked = sealing.marks(paper, await read_form(request))
        marks = sealing.whole(paper, ticked)
        if marks is None:
            return sealing.draw(paper, ticked, status=422)
        cast = await self._pages.cast(right.subject, right.person, marks)
        if not cast.accepted:
            return page("rating_closed", paper=paper, on_paper=cast.on_paper)
        done = f"{request.path.removesuffix('/server')}/done"
        return web.Response(status=303, headers={"Location": done})

    async def take_sealed(self, request: web.Request) -> web.Response:
        """Take what a phone has sealed, whole or not at all."""
        async with sealing.in_step():
            right, paper = await self._paper(request)
            if right is None or paper is None or not same_origin(request, self._pages.address):
                return sealing.answer(words.NOT_TAKEN, 403)
            slips = sealing.slips(paper, await read_json(request))
            if slips is None:
                return sealing.answer(words.NOT_TAKEN, 400)
            cast = await self._pages.box.cast_sealed(right.subject, right.person, slips)
            if cast.first:
                await self._pages.memory.do(rating.confirm, right.subject, right.person)
        if cast.accepted:
            return sealing.answer(words.TAKEN)
        return sealing.answer(words.ON_PAPER if cast.on_paper else words.OVER, 409)

    async def thank(self, request: web.Request) -> web.Response:
        """已收到. A page of its own, so that reloading sends nothing twice."""
        _, paper = await self._paper(request)
        if paper is None:
            return sorry(404)
        if not paper.voted:
            return sealing.draw(paper, {})
        return page("rated", paper=paper)

    async def _paper(self, request: web.Request) -> tuple[Pass | None, RatingModel | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.RATE, token, now)
        if right is None:
            return None, None
        return right, await self._pages.rating(right.subject, right.person)
