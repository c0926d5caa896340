"""The publicity page 结果公示: names and grades, or the best only, within the scope; and objections.

`/outcomes/{org_id}` for everybody where the scope is the public; `/outcome/{token}` for members.
"""

import re
import secrets
from typing import Final

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import outcome
from bot.service.evaluate.outcome import Outcome
from bot.web.limits import Tap
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from dialogs.rules.publicity import LONGEST
from dialogs.rules.receipts import shown
from dialogs.rules.voices import LONGEST_CONTACT, tidy

#: From everybody together, in a minute and a process.
FORMS: Final = 20

_TRAP = "website"
_KEY = re.compile(r"[A-Za-z0-9_-]{16}")


class OutcomePage:
    """The results of one year while they hang."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._forms = Tap(FORMS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get(r"/outcomes/{org_id:\d{1,9}}", self.show),
            web.post(r"/outcomes/{org_id:\d{1,9}}", self.take),
            web.get("/outcome/{token}", self.show),
            web.post("/outcome/{token}", self.take),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """What hangs now."""
        found = await self._found(request)
        return sorry(404) if found is None else _draw(found, {}, self._code(request))

    async def take(self, request: web.Request) -> web.Response:
        """Take an objection; the receipt is the answer. Sent twice, it is the same."""
        found = await self._found(request)
        if found is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        text = given.get("text", "").replace("\r\n", "\n")
        if given.get(_TRAP):
            return sorry(400)
        if not tidy(text) or len(text) > LONGEST:
            trouble = f"写几个字再交，最多{LONGEST}个字。"
            return _draw(found, given, self._code(request), trouble, 422)
        if not self._forms.allows(self._pages.clock.now()):
            return sorry(429)
        key = given.get("key", "")
        named = key if _KEY.fullmatch(key) else secrets.token_urlsafe(12)
        one = await self._pages.memory.do(
            outcome.object_to, found, f"page:objection:{named}", text, given.get("contact", "")
        )
        if one is None:
            return sorry(404)
        return page("objected", found=found, code=shown(one.code), until=one.answer_by)

    def _code(self, request: web.Request) -> str:
        """A code only where everybody may read the page."""
        number = request.match_info.get("org_id")
        return drawn_code(f"{self._pages.address}/outcomes/{number}") if number else ""

    async def _found(self, request: web.Request) -> Outcome | None:
        token = request.match_info.get("token")
        if token is None:
            org_id = int(request.match_info["org_id"])
            return await self._pages.memory.ask(outcome.of_org, org_id)
        right = self._pages.links.read(Door.OUTCOME, token, self._pages.clock.now())
        if right is None:
            return None
        return await self._pages.memory.ask(outcome.of_member, right.subject, right.person)


def _draw(
    found: Outcome, given: dict[str, str], picture: str, trouble: str = "", status: int = 200
) -> web.Response:
    key = given.get("key", "")
    return page(
        "outcome",
        status,
        found=found,
        picture=picture,
        given=given,
        trouble=trouble,
        key=key if _KEY.fullmatch(key) else secrets.token_urlsafe(12),
        longest=LONGEST,
        longest_contact=LONGEST_CONTACT,
        trap=_TRAP,
    )
