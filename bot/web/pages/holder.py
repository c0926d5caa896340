"""The page of somebody who holds a key of the box (监票人): makes the key, later opens the box with it.

Nothing under `/key` is ever logged; a key itself never comes here.
"""

import re
from typing import Any, Final

from aiohttp import web

from bot.ballots.opening import Desk
from bot.ports import Door
from bot.service.evaluate import holders, sealed
from bot.service.evaluate.holders import Seat
from bot.web.links import Pass
from bot.web.pages import scripts
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_json, same_origin
from bot.web.pages.models import Pages
from dialogs.words import poll as words
from storage.ballot_opening import Standing

#: Bytes: the shares of some thousand slips, for two others, in hexadecimal digits.
BODY: Final = 2 << 20


class HolderPage:
    """`/key/{token}`, for one holder."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/key/{token}", self.show),
            web.post("/key/{token}/lock", self.keep_lock),
            web.get("/key/{token}/box.json", self.give_box),
            web.get("/key/{token}/desk", self.look),
            web.post("/key/{token}/shares", self.hand_over),
            web.post("/key/{token}/counts", self.tell),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """What this holder can do now."""
        right, seat = await self._seat(request)
        if right is None or seat is None:
            return sorry(404)
        desk = await self._pages.opening.desk(seat.poll, right.person)
        stage = _stage(seat, desk)
        names = await self._pages.memory.ask(holders.names, seat.cycle_id)
        if desk is not None and desk.state == "counted":
            await self._pages.memory.do(
                sealed.counted, seat.cycle_id, seat.poll
            )  # in case that it was not heard then
        answer = page(
            "holder",
            seat=seat,
            stage=stage,
            slips=len(desk.slips) if desk else 0,
            root=desk.root if desk else "",
            counts=_lines(desk, names, right.person) if desk else [],
            path=request.path,
            program=scripts.HOLDER.fingerprint,
            script=scripts.HOLDER.text,
            data={
                "poll": seat.poll,
                "stage": stage,
                "path": request.path,
                "place": desk.place if desk else None,
            },
        )
        answer.headers.update(scripts.HOLDER.headers)
        return answer

    async def keep_lock(self, request: web.Request) -> web.Response:
        """Keep the public half of the key that this holder has made."""
        right, seat, sent = await self._sent(request)
        lock = str(sent.get("lock", ""))
        if right is None or seat is None:
            return _said(words.NOT_TAKEN, 404)
        kept = await self._pages.memory.do(holders.keep_lock, seat.poll, right.person, lock)
        return _said(words.KEY_KEPT) if kept else _said(words.HOLDERS_TOO_LATE, 409)

    async def give_box(self, request: web.Request) -> web.Response:
        """The box as a file: sealed slips without names, and what they were sealed to."""
        right, seat = await self._seat(request)
        desk = await self._pages.opening.desk(seat.poll, right.person) if right and seat else None
        if seat is None or desk is None or desk.state == "open":
            return sorry(404)
        names = await self._pages.memory.ask(holders.names, seat.cycle_id)
        return web.Response(text=desk.box(names), content_type="application/json")

    async def look(self, request: web.Request) -> web.Response:
        """Whether another holder is there, and how far the count is."""
        right, seat = await self._seat(request)
        desk = await self._pages.opening.desk(seat.poll, right.person) if right and seat else None
        if desk is None:
            return _said(words.NOT_TAKEN, 404)
        return web.Response(text=desk.told(), content_type="application/json")

    async def hand_over(self, request: web.Request) -> web.Response:
        """Keep this holder's shares, sealed for the others."""
        right, seat, sent = await self._sent(request)
        given = sent.get("sealed")
        if right is None or seat is None or not isinstance(given, dict):
            return _said(words.NOT_TAKEN, 404)
        shares = {
            int(place): bytes.fromhex(blob)
            for place, blob in given.items()
            if place in ("0", "1", "2") and re.fullmatch(r"(?:[0-9a-f]{2})+", str(blob))
        }
        kept = await self._pages.opening.hand_over(seat.poll, right.person, shares)
        return _said(words.TAKEN) if kept else _said(words.NOT_TAKEN, 409)

    async def tell(self, request: web.Request) -> web.Response:
        """Keep what this holder has counted; when two have the same, it is the count."""
        right, seat, sent = await self._sent(request)
        counts = _counts(sent.get("counts"))
        if right is None or seat is None or counts is None:
            return _said(words.NOT_TAKEN, 404)
        standing = await self._pages.opening.tell(seat.poll, right.person, counts)
        if standing is None:
            return _said(words.NOT_TAKEN, 409)
        if standing is Standing.COUNTED:
            await self._pages.memory.do(sealed.counted, seat.cycle_id, seat.poll)
        return _said(words.STANDINGS[standing.value], standing=standing.value)

    async def _seat(self, request: web.Request) -> tuple[Pass | None, Seat | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.KEY, token, now)
        if right is None:
            return None, None
        return right, await self._pages.memory.ask(holders.seat, right.subject, right.person)

    async def _sent(self, request: web.Request) -> tuple[Pass | None, Seat | None, dict[str, Any]]:
        if not same_origin(request, self._pages.address):
            return None, None, {}
        return *await self._seat(request), await read_json(request)


def _stage(seat: Seat, desk: Desk | None) -> str:
    """The part of the page that is shown first, by its id."""
    if not seat.began:
        return "make"
    if desk is None:
        return "server"
    return {"open": "voting", "stripped": "open"}.get(desk.state, "counted")


def _lines(desk: Desk, names: dict[int, str], own: int) -> list[tuple[str, list[str]]]:
    """What was counted, by name, in the words of the scale; not what it says about himself."""
    order = {word: place for place, word in enumerate(desk.manifest.scale)}
    return [
        (
            names.get(target, ""),
            [
                words.counted_line(word, grades[word])
                for word in sorted(grades, key=lambda word: order.get(word, len(order)))
            ]
            or [words.NO_SLIPS],
        )
        for target, grades in desk.counts.items()
        if target != own
    ]


def _counts(sent: object) -> dict[int, dict[str, int]] | None:
    """What a teller's page has counted: person → grade → slips; None for anything else."""
    if not isinstance(sent, dict):
        return None
    found: dict[int, dict[str, int]] = {}
    for target, grades in sent.items():
        if not re.fullmatch(r"-?\d{1,18}", target) or not isinstance(grades, dict):
            return None
        if not all(isinstance(number, int) and 0 < number < 10_000 for number in grades.values()):
            return None
        found[int(target)] = grades
    return found


def _said(said: str, status: int = 200, **more: str) -> web.Response:
    return web.json_response({"words": said, **more}, status=status)
