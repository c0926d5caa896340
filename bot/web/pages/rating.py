"""The rating page 评一评: one voter, one paper. Where phones seal it runs a program, else none.

The token in the path is the credential; no cookie exists, so a foreign page can send
nothing in a voter's name. Nothing under `/rate` is ever logged.
"""

import asyncio
import re
from typing import Any, Final

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import rating
from bot.web.links import Pass
from bot.web.pages import scripts
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, read_json, same_origin
from bot.web.pages.models import Pages, RatingModel
from dialogs.words import poll as words

#: A field of the form is `p` and the colleague's number.
_FIELD = "p"

#: Bytes of a sealed paper: a slip is 0.8 KB of hexadecimal digits.
BODY: Final = 256 << 10

#: Answers come after a multiple of so many seconds: how long one took says nothing.
_STEP = 0.25

_SLIP = re.compile(r"(?:[0-9a-f]{2}){1,1000}")


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
        if right is None or paper is None:
            return sorry(404)
        return _draw_sealing(request, right, paper) if paper.by_phones else _draw(paper, {})

    async def show_open(self, request: web.Request) -> web.Response:
        """The paper that the server seals, for a phone that cannot."""
        _, paper = await self._paper(request)
        return sorry(404) if paper is None else _draw(paper, {})

    async def take(self, request: web.Request) -> web.Response:
        """Take the paper when it is whole; else show it again with what is there and what is missing."""
        right, paper = await self._paper(request)
        if right is None or paper is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        if not paper.is_open:
            return _draw(paper, {})
        if paper.by_phones and not request.path.endswith("/server"):
            return sorry(400)  # nobody's choice is taken in the clear by mistake
        marks = _marks(paper, await read_form(request))
        if len(marks) < len(paper.colleagues):
            return _draw(paper, marks, status=422)
        cast = await self._pages.cast(right.subject, right.person, marks)
        if not cast.accepted:
            return page("rating_closed", paper=paper, on_paper=cast.on_paper)
        done = f"{request.path.removesuffix('/server')}/done"
        return web.Response(status=303, headers={"Location": done})

    async def take_sealed(self, request: web.Request) -> web.Response:
        """Take what a phone has sealed, whole or not at all."""
        clock = asyncio.get_running_loop().time
        started = clock()
        right, paper = await self._paper(request)
        if right is None or paper is None or not same_origin(request, self._pages.address):
            return _answer(words.NOT_TAKEN, 403)
        slips = _slips(await read_json(request))
        if set(slips) != {one.number for one in paper.colleagues}:
            return _answer(words.NOT_TAKEN, 400)
        cast = await self._pages.box.cast_sealed(right.subject, right.person, slips)
        if cast.first:
            await self._pages.memory.do(rating.confirm, right.subject, right.person)
        await asyncio.sleep(_STEP - (clock() - started) % _STEP)
        if cast.accepted:
            return _answer(words.TAKEN)
        return _answer(words.ON_PAPER if cast.on_paper else words.OVER, 409)

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


def _slips(sent: dict[str, Any]) -> dict[int, bytes]:
    """The sealed slips by whom they are about; anything else is left out."""
    found = sent.get("slips")
    return {
        int(number): bytes.fromhex(slip)
        for number, slip in (found.items() if isinstance(found, dict) else ())
        if re.fullmatch(r"-?\d{1,18}", number) and isinstance(slip, str) and _SLIP.fullmatch(slip)
    }


def _answer(said: str, status: int = 200) -> web.Response:
    return web.json_response({"words": said}, status=status)


def _draw(paper: RatingModel, marks: dict[int, str], status: int = 200) -> web.Response:
    if not paper.is_open:
        return page("rating_closed", paper=paper, on_paper=False)
    missing = [one for one in paper.colleagues if one.number not in marks] if status != 200 else []
    return page("rating", status, paper=paper, marks=marks, missing=missing, field=_FIELD)


def _draw_sealing(request: web.Request, right: Pass, paper: RatingModel) -> web.Response:
    """The paper that the phone seals; after the close, how one looks whether it is in the box."""
    terms, box = paper.manifest, right.subject.rpartition("-")[2]
    if terms is None:
        return sorry(404)
    answer = page(
        "ballot",
        paper=paper,
        holders=[one.name for one in terms.holders],
        mark=terms.fingerprint[:8],
        program=scripts.VOTER.fingerprint,
        changed=terms.script != scripts.VOTER.fingerprint,
        script=scripts.VOTER.text,
        path=request.path,
        box=box,
        data={
            "poll": right.subject,
            "manifest": terms.text,
            "targets": [one.number for one in paper.colleagues],
            "open": paper.is_open,
            "cast": f"{request.path}/sealed",
            "list": f"/box/{box}/list.json",
        },
    )
    answer.headers.update(scripts.VOTER.headers)
    return answer
