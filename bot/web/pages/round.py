"""The page 上门记: a helper writes for several people on one round, with network or without.

The third page that runs a program; its policy lets that one text run, and the worker that opens it offline.
"""

from datetime import timedelta
from typing import Any, Final

from aiohttp import web

from bot.ports import Door
from bot.problems import BadInput
from bot.service.paper import rounds
from bot.service.paper.rounds import Round
from bot.web.pages import scripts
from bot.web.pages.drawing import STATIC, page, sorry
from bot.web.pages.forms import read_json, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.calendar import local
from dialogs.rules.entering import LONGEST, LONGEST_PLACE, OWN_WORD, Kind
from dialogs.rules.entering_sheet import LAYOUT, check
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.words import paper as words

#: What is heard on a visit.
KINDS: Final = (
    *(Kind.COMMITMENT, Kind.PROGRESS, Kind.WISH, Kind.REPORT),
    *(Kind.DEED, Kind.SERVED, Kind.SELF_RATING, Kind.CONSENT),
    *(Kind.SCHEDULE, Kind.DELAY, Kind.ERRATUM, Kind.UNMET, Kind.TAKE_BACK),
    *(Kind.URGENT, Kind.RECTIFY_WORD, Kind.OBJECTION),
)

_COLUMNS = frozenset(column.key for column in LAYOUT.columns)
_WORKER = (STATIC / "worker.js").read_text("utf-8")


class RoundPage:
    """`/round/{token}`, for one person who writes for others."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/round/worker.js", self.give_worker),
            web.get("/round/{token}", self.show),
            web.post("/round/{token}/entries", self.take),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The page, which from then on opens without network too."""
        seen = await self._round(request)
        if seen is None:
            return sorry(404)
        answer = page(
            "round",
            seen=seen,
            kinds=[kind.label for kind in KINDS],
            today=local(self._pages.clock.now()).date().isoformat(),
            longest=LONGEST,
            longest_place=LONGEST_PLACE,
            script=scripts.ROUND.text,
            data={
                "person": seen.person,
                "path": request.path,
                "own": [kind.label for kind in OWN_WORD],
                "not_family": words.OWN_WORD,
            },
        )
        answer.headers.update(scripts.ROUND.headers)
        return answer

    async def give_worker(self, request: web.Request) -> web.Response:
        """The program that opens the page without network. It may ask us and nobody else."""
        policy = {"Content-Security-Policy": "default-src 'none'; connect-src 'self'; style-src 'self'"}
        return web.Response(text=_WORKER, content_type="text/javascript", headers=policy)

    async def take(self, request: web.Request) -> web.Response:
        """One entry: kept, or why not. The same again changes nothing and is answered as kept."""
        seen = await self._round(request)
        if seen is None:
            return _said(words.NOT_YOURS, status=404)
        if not same_origin(request, self._pages.address):
            return _said(words.NOT_YOURS, status=403)
        given = {key: str(value) for key, value in (await read_json(request)).items() if key in _COLUMNS}
        # A phone's calendar may be a day ahead of ours.
        today = local(self._pages.clock.now() + timedelta(days=1)).date()
        found = check(Sheet(0, _COLUMNS, (Row(1, given),)), today)
        faults = [f"{one.column}：{one.advice}" for one in found if isinstance(one, Fault)]
        if faults:
            return _said("".join(faults))
        entries = [entry for _, entry in (one for one in found if not isinstance(one, Fault))]
        try:
            return _said(await self._pages.memory.do(rounds.enter, seen.person, entries[0]), kept=True)
        except BadInput as fault:
            return _said(str(fault))

    async def _round(self, request: web.Request) -> Round | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.ROUND, token, now)
        return await self._pages.memory.ask(rounds.read, right.person) if right else None


def _said(told: str, *, kept: bool = False, status: int = 200) -> web.Response:
    body: dict[str, Any] = {"kept": kept, "words": told}
    return web.json_response(body, status=status)
