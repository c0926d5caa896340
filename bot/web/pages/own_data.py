"""A person's own data 我的数据: what is kept, to look at, to take along, to correct, to delete."""

import json
from urllib.parse import quote

from aiohttp import web

from bot.ports import Door
from bot.service.keep import own_data
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.retention import POLICY

#: What can be deleted: the word in the form, what it is, and what follows from it.
PARTS = (
    ("recordings", "录音和照片", "承诺的文字还在。"),
    ("talk", "聊天原文", "承诺、进度这些记录还在。"),
    ("contact", "电话和聊天账号", "以后机器人找不到你，也不再发消息。有事由帮办人上门。"),
)


class OwnDataPage:
    """`/mine/{token}`, for one person. Nothing under `/mine` is ever logged."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [
            web.get("/mine/{token}", self.show),
            web.post("/mine/{token}", self.take),
            web.get("/mine/{token}/mine.json", self.give),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """How much of what is kept, and what can be done about it."""
        return await self._draw(request)

    async def give(self, request: web.Request) -> web.Response:
        """Everything as a file."""
        person = self._person(request)
        if person is None:
            return sorry(404)
        rows = await self._pages.memory.ask(own_data.export, person)
        text = json.dumps(rows, ensure_ascii=False, indent=1, default=str)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote('我的数据.json')}"}
        return web.Response(text=text, content_type="application/json", headers=headers)

    async def take(self, request: web.Request) -> web.Response:
        """A correction, or a part to be deleted; the latter is asked once more first."""
        person = self._person(request)
        if person is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        if "wrong" in form:
            kept = await self._pages.memory.do(own_data.correct, person, form["wrong"])
            return await self._draw(request, told="已经转给书记核对。" if kept else "请先写哪里不对。")
        part = form.get("part", "")
        if form.get("sure") != "yes":
            return await self._draw(request, asked=part)
        told = await self._pages.memory.do(own_data.erase, person, part)
        return await self._draw(request, told=told or "没有这一项。")

    def _person(self, request: web.Request) -> int | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.OWN_DATA, token, now)
        return right.person if right else None

    async def _draw(self, request: web.Request, *, told: str = "", asked: str = "") -> web.Response:
        person = self._person(request)
        sheet = await self._pages.memory.ask(own_data.sheet, person) if person is not None else None
        if sheet is None:
            return sorry(404)
        part = next((one for one in PARTS if one[0] == asked), None)
        return page(
            "own_data", sheet=sheet, told=told, part=part, parts=PARTS, policy=POLICY, path=request.path
        )
