"""The page of the public's codes 群众评议: batches are printed, handed out, accounted for."""

import asyncio

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import batches, public_poll
from bot.service.evaluate.batches import Desk
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from dialogs.rules.batches import LEAST_BATCH
from dialogs.words import batches as words


class InvitePage:
    """`/invite/{token}`, for one of the committee or of those who hold a key."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/invite/{token}", self.show), web.post("/invite/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """The batches as they stand."""
        _, desk = await self._desk(request)
        return sorry(404) if desk is None else _draw(desk)

    async def take(self, request: web.Request) -> web.Response:
        """Print a batch, or note what became of one."""
        right, desk = await self._desk(request)
        if right is None or desk is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        if form.get("do") == "print":
            return await self._print(right, desk, form.get("number", ""))
        said = await self._note(right, desk, form)
        _, after = await self._desk(request)
        return sorry(404) if after is None else _draw(after, said)

    async def _print(self, right: Pass, desk: Desk, wanted: str) -> web.Response:
        size = _number(wanted)
        if not desk.prints:
            return _draw(desk, words.TOO_LATE, 422)
        if size is None or not LEAST_BATCH <= size <= desk.room:
            return _draw(desk, words.WRONG_NUMBER.format(least=LEAST_BATCH, room=desk.room), 422)
        codes = [public_poll.new_code() for _ in range(size)]
        voters = await asyncio.to_thread(lambda: [public_poll.voter_of(one) for one in codes])
        number = await self._pages.memory.do(batches.print_batch, right.subject, right.person, voters)
        if number is None:
            return _draw(desk, words.TOO_LATE, 422)
        address = f"{self._pages.address}/ask"
        cards = [(f"{one[:5]}-{one[5:]}", drawn_code(f"{address}/{one}")) for one in codes]
        return page("invite_cards", desk=desk, number=number, cards=cards, address=address)

    async def _note(self, right: Pass, desk: Desk, form: dict[str, str]) -> str:
        do, at = self._pages.memory.do, (right.subject, right.person, _number(form.get("batch", "")) or 0)
        match form.get("do"):
            case "hand":
                return await do(batches.hand_out, *at)
            case "state":
                sums = [_number(form.get(name, "")) for name in ("given", "spoiled", "returned")]
                given, spoiled, returned = sums
                if given is None or spoiled is None or returned is None:
                    return words.WRONG_SUMS
                return await do(batches.state, *at, (given, spoiled, returned))
            case "confirm":
                codes = await self._pages.memory.ask(batches.codes, desk.cycle_id, at[2])
                voted = await self._pages.box.voted_of(public_poll.poll_name(desk.cycle_id), codes)
                return await do(batches.confirm, *at, voted)
            case "count" | "drop" as word:
                return await do(batches.decide, *at, word == "count", form.get("reason", "").strip())
            case _:
                return words.NOT_NOW

    async def _desk(self, request: web.Request) -> tuple[Pass | None, Desk | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.INVITE, token, now)
        if right is None:
            return None, None
        return right, await self._pages.memory.ask(batches.desk, right.subject, right.person)


def _number(said: str) -> int | None:
    said = said.strip()
    return int(said) if said.isdecimal() and len(said) <= 5 else None


def _draw(desk: Desk, said: str = "", status: int = 200) -> web.Response:
    return page("invite", status, desk=desk, said=said, least=LEAST_BATCH)
