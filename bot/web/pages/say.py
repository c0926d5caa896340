"""Answering on a page 在网页上说: one message of the bot with its choices and room to write.

Opening it does nothing, so no preview answers for anybody; nothing under `/say` is logged.
"""

import secrets
from typing import Final

from aiohttp import web

from bot.ports import Door
from bot.service.talk import by_page
from bot.service.talk.by_page import Said
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.content import Message

#: Signs that can be written at once.
_MOST: Final = 2000

_EMPTY = "还没有写。写一句，或者点一个按钮。"
_DONE = "收到了。这一页可以关了。"


class SayPage:
    """`/say/{token}`, for the person to whom the message was sent."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/say/{token}", self.show), web.post("/say/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """What the bot asked; `n` is the choice that was tapped in the chat, to be said once more here."""
        said = await self._said(request)
        if said is None:
            return sorry(404)
        number = request.query.get("n", "")
        chosen = int(number) - 1 if number.isascii() and number.isdigit() and len(number) == 1 else -1
        return _draw(request, said.message, chosen=chosen)

    async def take(self, request: web.Request) -> web.Response:
        """Hear what was tapped or written, and show what the bot says to it."""
        said = await self._said(request)
        if said is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        token, text = form.get("choice", "")[:200], form.get("words", "").strip()[:_MOST]
        if not token and not text:
            return _draw(request, said.message, trouble=_EMPTY, status=422)
        nonce = "".join(sign for sign in form.get("once", "")[:32] if sign.isalnum())
        answer = await self._pages.memory.do(
            by_page.answer, self._pages.signed, said, nonce or secrets.token_hex(8), token=token, text=text
        )
        return _draw(request, answer or Message(_DONE), mine=text)

    async def _said(self, request: web.Request) -> Said | None:
        right = self._pages.links.read(Door.SAY, request.match_info["token"], self._pages.clock.now())
        return await self._pages.memory.ask(by_page.said, right.subject) if right else None


def _draw(
    request: web.Request,
    message: Message,
    *,
    chosen: int = -1,
    mine: str = "",
    trouble: str = "",
    status: int = 200,
) -> web.Response:
    choices = list(message.choices)
    first = [choices.pop(chosen)] if 0 <= chosen < len(choices) else []
    return page(
        "say",
        status,
        message=message,
        lines=message.text.split("\n"),
        first=first,
        choices=choices,
        mine=mine,
        trouble=trouble,
        once=secrets.token_hex(8),
        most=_MOST,
        path=f"/say/{request.match_info['token']}",
    )
