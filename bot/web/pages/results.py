"""The committee's page: what each source said about each person. Reference, not a verdict."""

from aiohttp import web

from bot.ports import Door
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.rules.tally import Gap, Source

_SOURCES = {
    Source.SELF: "自评",
    Source.PEERS: "党员互评",
    Source.ORGANISATION: "党组织评",
    Source.PUBLIC: "群众评",
}
_GAPS = {
    Gap.MISSING: "没有开展。",
    Gap.THIN: "样本不足。给出等次的不到5票，不显示。",
    Gap.UNFAMILIAR: "一半以上选了“不了解”，不显示。",
    Gap.LOW: "合格以上的不到一半，为了不让人看出谁评的，票数不显示。",
}


class ResultsPage:
    """`/results/{token}`, for one committee member."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/results/{token}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """Per person the self-rating and the distribution of each source, in roster order."""
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.RESULT, token, now)
        results = await self._pages.results(right.subject, right.person) if right else None
        if results is None:
            return sorry(404)
        return page("results", results=results, sources=_SOURCES, gaps=_GAPS)
