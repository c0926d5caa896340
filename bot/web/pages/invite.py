"""The page on which a branch invites the public: names in, printed codes out, shown this once."""

import re

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import public_poll
from bot.service.evaluate.public_poll import LONGEST_NAME, MOST, Card, Inviting
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from dialogs.rules.voices import tidy

#: Bytes of the form: five hundred names.
BODY = 128 * 1024


class InvitePage:
    """`/invite/{token}`, for one secretary or deputy."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/invite/{token}", self.show), web.post("/invite/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """Who is invited, and a field for more."""
        _, own = await self._own(request)
        return sorry(404) if own is None else _draw(own)

    async def take(self, request: web.Request) -> web.Response:
        """Invite the names, or give everybody a new code; the answer is the sheet to print."""
        right, own = await self._own(request)
        if right is None or own is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        names = _names(form.get("names", ""))
        again = form.get("do") == "again"
        trouble = "" if again else _trouble(names, own)
        if trouble:
            return _draw(own, trouble, form.get("names", ""), 422)
        if again:
            cards = await self._pages.memory.do(public_poll.print_again, right.subject, right.person)
        else:
            cards = await self._pages.memory.do(public_poll.invite, right.subject, right.person, names)
        if not cards:
            return _draw(own, "投票开始以后，号不能换；名单上有的人，也不再发第二个号。", status=422)
        return self._sheet(own, cards)

    def _sheet(self, own: Inviting, cards: list[Card]) -> web.Response:
        address = f"{self._pages.address}/ask"
        drawn = [(one.name, _shown(one.code), drawn_code(f"{address}/{one.code}")) for one in cards]
        return page("invite_cards", own=own, cards=drawn, address=address)

    async def _own(self, request: web.Request) -> tuple[Pass | None, Inviting | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.INVITE, token, now)
        if right is None:
            return None, None
        return right, await self._pages.memory.ask(public_poll.inviting, right.subject, right.person)


def _names(said: str) -> list[str]:
    """One name a line; commas part names too."""
    lines = re.split(r"[\n\r,，、;；]+", said)
    return [name for name in (tidy(line, LONGEST_NAME + 1).replace("\n", " ") for line in lines) if name]


def _trouble(names: list[str], own: Inviting) -> str:
    long = next((place for place, name in enumerate(names, 1) if len(name) > LONGEST_NAME), 0)
    if own.over:
        return "票已经收了，不能再请人。"
    if not names:
        return "还没有写名字。一行写一位。"
    if long:
        return f"第{long}个名字太长，最多{LONGEST_NAME}个字。"
    if len(names) + len(own.invited) > MOST:
        return f"人太多了，一共最多{MOST}位。"
    return ""


def _draw(own: Inviting, trouble: str = "", given: str = "", status: int = 200) -> web.Response:
    return page("invite", status, own=own, trouble=trouble, given=given)


def _shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"
