"""The committee's page 综合评议: one file a subject, sources as distributions, the index last if at all."""

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import reading
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.rules.ballots import WITHHELD
from dialogs.rules.satisfaction import Weightless
from dialogs.rules.tally import Gap
from dialogs.words import appraise as words
from dialogs.words import evaluation as evaluation_words
from dialogs.words import poll as poll_words

_GAPS = {
    Gap.MISSING: "没有开展",
    Gap.THIN: "样本不足，给出等次的不到5票，不显示",
    Gap.UNFAMILIAR: "一半以上选了“不了解”，群众知晓度不足，不显示",
    Gap.LOW: "合格（满意）以上的不到一半，为了不让人看出谁评的，票数不显示",
}
_WEIGHTLESS = {
    Weightless.FEW: "有用的答案不到10份，也不到名单的三成，仅供参考。",
    Weightless.COVERED: "机关单位，网上的意见不计数。",
}


class AppraisePage:
    """`/appraise/{token}`, for one member of the committee or leader of the superior."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/appraise/{token}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """Everybody in the order of the roster, the organisation first; no ranking, no total."""
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.APPRAISE, token, now)
        found = (
            await self._pages.memory.ask(reading.for_committee, right.subject, right.person)
            if right
            else None
        )
        if found is None or right is None:
            return sorry(404)
        return page(
            "appraise",
            found=found,
            saying=self._pages.saying(right.person, request.path),
            gaps=_GAPS,
            weightless=_WEIGHTLESS,
            lacks=words.LACKS,
            flags=words.FLAGS,
            reference=words.REFERENCE,
            sources=evaluation_words.SOURCES,
            same={**poll_words.SAME_TOLD, WITHHELD: poll_words.SAME_HIDDEN},
        )
