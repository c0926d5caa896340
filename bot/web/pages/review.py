"""The review page 审核: each item with the criteria beside it, for those who prefer it to the chat."""

from typing import Final

from aiohttp import web

from bot.ports import Door
from bot.service.review import sheet, tidying
from bot.service.review.sheet import Item, Sheet, Verdict
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.reviewing import Point
from dialogs.words import review as words

#: Bytes of the form: ten items with a word on each criterion.
BODY: Final = 128 * 1024

#: Characters of one word on a criterion, and of the guidance.
_LONGEST: Final = 200


class ReviewPage:
    """`/review/{token}`, for one reviewer."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/review/{token}", self.show), web.post("/review/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """What waits, ten at a time."""
        _, found = await self._found(request)
        return sorry(404) if found is None else self._draw(request, found)

    async def take(self, request: web.Request) -> web.Response:
        """Decide what was decided; where something is missing nothing is done and nothing written is lost."""
        person, found = await self._found(request)
        if found is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        if given.get("tidy", "").isdecimal():
            return await self._tidy(request, person, found, given)
        verdicts = [one for one in (_verdict(item, given) for item in found.items) if one is not None]
        troubles = {one.number: words.NEEDS_GUIDANCE for one in verdicts if _unexplained(one)}
        if troubles or not verdicts:
            trouble = "" if troubles else words.NOTHING_DECIDED
            return self._draw(request, found, given=given, troubles=troubles, trouble=trouble, status=422)
        lines = await self._pages.memory.do(sheet.decide, person, verdicts)
        after = await self._pages.memory.ask(sheet.read, person)
        return sorry(404) if lines is None or after is None else self._draw(request, after, lines=lines)

    async def _tidy(
        self, request: web.Request, person: int, found: Sheet, given: dict[str, str]
    ) -> web.Response:
        """Ask the model about one item, and show what it proposes beside the words; nothing is decided."""
        number = int(given["tidy"][:12])
        asked = await self._pages.memory.ask(tidying.material, person, number)
        if asked is None or self._pages.tidy is None:
            return sorry(404)
        proposal = await self._pages.tidy(asked.text, asked.names)
        return self._draw(request, found, given=given, proposals={number: proposal or words.NO_PROPOSAL})

    async def _found(self, request: web.Request) -> tuple[int, Sheet | None]:
        person = self._person(request)
        return person, await self._pages.memory.ask(sheet.read, person) if person else None

    def _person(self, request: web.Request) -> int:
        right = self._pages.links.read(Door.REVIEW, request.match_info["token"], self._pages.clock.now())
        return right.person if right else 0

    def _draw(
        self,
        request: web.Request,
        found: Sheet,
        *,
        status: int = 200,
        given: dict[str, str] | None = None,
        troubles: dict[int, str] | None = None,
        trouble: str = "",
        lines: list[str] | None = None,
        proposals: dict[int, str] | None = None,
    ) -> web.Response:
        return page(
            "review",
            status,
            sheet=found,
            saying=self._pages.saying(self._person(request), request.path),
            path=f"/review/{request.match_info['token']}",
            given=given or {},
            troubles=troubles or {},
            trouble=trouble,
            lines=lines or [],
            kinds=words.KINDS,
            longest=_LONGEST,
            tidies=self._pages.tidy is not None,
            proposals=proposals or {},
        )


def _verdict(item: Item, given: dict[str, str]) -> Verdict | None:
    """What the form says of an item; None where it is put off. The version is the one that was shown."""
    decision, version = given.get(f"d{item.number}", ""), given.get(f"v{item.number}", "")
    if decision not in ("approve", "return") or not version.isdecimal():
        return None
    points = tuple(
        Point(
            name,
            f"x{item.number}-{place}" not in given,
            given.get(f"n{item.number}-{place}", "").strip()[:_LONGEST],
        )
        for place, name in enumerate(item.criteria)
    )
    serves = {
        kind: given[f"s{item.number}-{kind}"]
        for kind, (now, _) in item.serves.items()
        if given.get(f"s{item.number}-{kind}", now) != now
    }
    guidance = given.get(f"g{item.number}", "").strip()[:_LONGEST]
    return Verdict(item.number, int(version), decision, guidance, points, serves)


def _unexplained(one: Verdict) -> bool:
    return one.decision == "return" and not one.guidance and all(point.met for point in one.points)
