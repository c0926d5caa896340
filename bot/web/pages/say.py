"""Saying something on a page 在网页上说: in answer to one message of the bot, or whatever one has to say.

It shows the message, or what is being asked now, with its choices and room to write; then the answer, and
so on. Pages of those who lead carry the same box. Opening it does nothing, so no preview answers for
anybody; nothing under `/say` is logged.
"""

import re
import secrets
from typing import Final

from aiohttp import web

from bot.ports import Door
from bot.service.talk import by_page, elsewhere
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.content import Message
from dialogs.heard import PAGE

#: Signs that can be written at once.
_MOST: Final = 2000

_EMPTY = "还没有写。写一句，或者点一个按钮。"
_DONE = "收到了。这一页可以关了。"


#: A personal page of ours, to go back to.
_PAGE = re.compile(r"/[a-z]{1,20}/[\w-]{1,200}", re.ASCII)


class SayPage:
    """`/say/{token}`, for the person to whom the message was sent, or, without one, for one person."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/say/{token}", self.show), web.post("/say/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """What the bot asked; `n` is the choice that was tapped in the chat, to be said once more here."""
        right = self._right(request)
        message = await self._asked(right) if right else None
        if message is None:
            return sorry(404)
        number = request.query.get("n", "")
        chosen = int(number) - 1 if number.isascii() and number.isdigit() and len(number) == 1 else -1
        return _draw(request, message, chosen=chosen)

    async def take(self, request: web.Request) -> web.Response:
        """Hear what was tapped or written, and show what the bot says to it."""
        right = self._right(request)
        message = await self._asked(right) if right else None
        if right is None or message is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        token, text = form.get("choice", "")[:200], form.get("words", "").strip()[:_MOST]
        back = form.get("back", "") if _PAGE.fullmatch(form.get("back", "")) else ""
        if not token and not text:
            return _draw(request, message, trouble=_EMPTY, back=back, status=422)
        nonce = "".join(sign for sign in form.get("once", "")[:32] if sign.isalnum()) or secrets.token_hex(8)
        answer = await self._answer(right, nonce, token, text)
        return _draw(request, answer or Message(_DONE), mine=text, back=back)

    def _right(self, request: web.Request) -> Pass | None:
        return self._pages.links.read(Door.SAY, request.match_info["token"], self._pages.clock.now())

    async def _asked(self, right: Pass) -> Message | None:
        ask = self._pages.memory.ask
        if not right.subject:
            return await ask(elsewhere.open_question, right.person)
        said = await ask(by_page.said, right.subject)
        return said.message if said else None

    async def _answer(self, right: Pass, nonce: str, token: str, text: str) -> Message | None:
        memory, signed, given = self._pages.memory, self._pages.signed, {"token": token, "text": text}
        if not right.subject:
            return await memory.do(elsewhere.say, signed, right.person, PAGE, nonce, **given)
        said = await memory.ask(by_page.said, right.subject)
        return await memory.do(by_page.answer, signed, said, nonce, **given) if said else None


def _draw(
    request: web.Request,
    message: Message,
    *,
    chosen: int = -1,
    mine: str = "",
    trouble: str = "",
    back: str = "",
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
        back=back,
        once=secrets.token_hex(8),
        most=_MOST,
        path=f"/say/{request.match_info['token']}",
    )
