"""The rating page 评一评: one voter, one paper, no script.

The token in the path is the credential; no cookie exists, so a foreign page can send
nothing in a voter's name. Nothing under `/rate` is ever logged.
"""

from aiohttp import web

from bot.ports import Door
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages, RatingModel

#: A field of the form is `p` and the colleague's number.
_FIELD = "p"


class RatingPage:
    """`/rate/{token}`, for one voter."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/rate/{token}", self.show),
            web.post("/rate/{token}", self.take),
            web.get("/rate/{token}/done", self.thank),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """An empty paper: what was chosen before is not shown, not even to the voter."""
        _, paper = await self._paper(request)
        if paper is None:
            return sorry(404)
        return _draw(paper, {})

    async def take(self, request: web.Request) -> web.Response:
        """Take the paper when it is whole; else show it again with what is there and what is missing."""
        right, paper = await self._paper(request)
        if right is None or paper is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        if not paper.is_open:
            return _draw(paper, {})
        marks = _marks(paper, await read_form(request))
        if len(marks) < len(paper.colleagues):
            return _draw(paper, marks, status=422)
        cast = await self._pages.cast(right.subject, right.person, marks)
        if not cast.accepted:
            return page("rating_closed", paper=paper)
        return web.Response(status=303, headers={"Location": f"{request.path}/done"})

    async def thank(self, request: web.Request) -> web.Response:
        """已收到. A page of its own, so that reloading sends nothing twice."""
        _, paper = await self._paper(request)
        if paper is None:
            return sorry(404)
        if not paper.voted:
            return _draw(paper, {})
        return page("rated", paper=paper)

    async def _paper(self, request: web.Request) -> tuple[Pass | None, RatingModel | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.RATE, token, now)
        if right is None:
            return None, None
        return right, await self._pages.rating(right.subject, right.person)


def _marks(paper: RatingModel, form: dict[str, str]) -> dict[int, str]:
    """What was ticked about whom; anything that is not on the paper is left out."""
    ticked = {one.number: form.get(f"{_FIELD}{one.number}", "") for one in paper.colleagues}
    return {number: grade for number, grade in ticked.items() if grade in paper.scale}


def _draw(paper: RatingModel, marks: dict[int, str], status: int = 200) -> web.Response:
    if not paper.is_open:
        return page("rating_closed", paper=paper)
    missing = [one for one in paper.colleagues if one.number not in marks] if status != 200 else []
    return page("rating", status, paper=paper, marks=marks, missing=missing, field=_FIELD)
