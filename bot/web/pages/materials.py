"""The materials 公示材料: everything for every channel to look at and take away; the sheet for the wall."""

import asyncio
import io
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

import segno
from aiohttp import web
from markupsafe import Markup

from bot.documents import notice_docx, notice_texts, slips_docx
from bot.ports import Door
from bot.service.publish import ledger_page, materials
from bot.service.reach import slips
from bot.web.pages.drawing import STATIC, page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.content import Message
from dialogs.rules.publishing import Channel, Notice
from dialogs.rules.spoken import seconds
from dialogs.words import materials as words

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT: Final = "text/plain"

#: Paper of the sheet for the wall.
_PAPERS: Final = ("a3", "a4")

_Made = Callable[[Notice, Message], bytes]


def made(name: str, notice: Notice, card: Message) -> bytes:
    """The file of that name.

    Raises:
        KeyError: there is no such file.
    """
    return _MAKERS[name](notice, card)


_MAKERS: Final[dict[str, _Made]] = {
    "meeting.docx": lambda notice, _: notice_docx.meeting(notice),
    "document.docx": lambda notice, _: notice_docx.document(notice),
    "newspaper.txt": lambda notice, _: notice_texts.press(notice).encode(),
    "television.txt": lambda notice, _: notice_texts.spot(notice).encode(),
    "subtitles.srt": lambda notice, _: notice_texts.spot_subtitles(notice).encode(),
    "web.txt": lambda notice, _: notice_texts.web(notice).encode(),
    "group.txt": lambda notice, card: notice_texts.group(card, notice.address).encode(),
}


def every_file(notice: Notice, card: Message) -> Iterator[tuple[str, bytes]]:
    """All materials with the names under which they are kept in a folder."""
    for name, called in words.FILES.items():
        yield called, made(name, notice, card)
    for paper in _PAPERS:
        drawn = page("sheet", notice=notice, number=0, paper=paper, words=words, embedded=_embedded(notice))
        yield words.SHEETS[paper], (drawn.text or "").encode()


def _embedded(notice: Notice) -> dict[str, Markup]:
    """What a file on a disk cannot fetch: the style and the code."""
    picture = io.BytesIO()
    segno.make(notice.address, error="m", micro=False).save(picture, kind="svg", xmldecl=False, border=4)
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    # A file of ours and a picture drawn here: nothing that anybody wrote is in them.
    return {"style": Markup(style), "code": Markup(picture.getvalue().decode())}  # noqa: S704


class MaterialsPage:
    """`/materials/{token}` for one secretary or officer, `/board/{org_id}/sheet` for everybody."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get("/materials/{token}", self.show),
            web.post("/materials/{token}", self.write),
            web.get("/materials/{token}/slips.docx", self.give_slips),
            web.get("/materials/{token}/{file}", self.give),
            web.get(r"/board/{org_id:\d{1,9}}/sheet", self.sheet),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Every material, and the ledger."""
        return await self._draw(request, "")

    async def write(self, request: web.Request) -> web.Response:
        """A line for the ledger, from the form."""
        org_id, person = await self._right(request)
        if org_id is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        said = await self._pages.memory.do(ledger_page.write, org_id, person, given)
        return await self._draw(request, said)

    async def give(self, request: web.Request) -> web.Response:
        """One file."""
        org_id, _ = await self._right(request)
        name = request.match_info["file"]
        if org_id is None or name not in _MAKERS:
            return sorry(404)
        found = await self._pages.memory.ask(materials.notice_and_card, org_id, self._pages.address)
        if found is None:
            return sorry(404)
        content = await asyncio.to_thread(made, name, *found)
        called = quote(f"{found[0].org}{words.FILES[name]}", safe="")
        disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{called}"
        kind = _WORD if name.endswith(".docx") else _TEXT
        charset = None if name.endswith(".docx") else "utf-8"
        headers = {"Content-Disposition": disposition}
        return web.Response(body=content, content_type=kind, charset=charset, headers=headers)

    async def give_slips(self, request: web.Request) -> web.Response:
        """The codes of the public entrances, to print and cut."""
        org_id, _ = await self._right(request)
        sheet = None if org_id is None else await self._pages.memory.do(slips.public_of, org_id)
        if sheet is None:
            return sorry(404)
        content = await asyncio.to_thread(slips_docx.slips, sheet, self._pages.address, {})
        called = quote(f"{sheet.org}{words.SLIPS}", safe="")
        disposition = f"attachment; filename=\"slips.docx\"; filename*=UTF-8''{called}"
        return web.Response(body=content, content_type=_WORD, headers={"Content-Disposition": disposition})

    async def sheet(self, request: web.Request) -> web.Response:
        """The commitments in large type for the noticeboard, on A3 or A4; what is for everybody only."""
        org_id = int(request.match_info["org_id"])
        found = await self._pages.memory.ask(materials.notice, org_id, self._pages.address)
        paper = request.query.get("paper", _PAPERS[0])
        if found is None or paper not in _PAPERS:
            return sorry(404)
        return page("sheet", notice=found, number=org_id, paper=paper, words=words, embedded="")

    async def _right(self, request: web.Request) -> tuple[int | None, int]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.MATERIALS, token, now)
        if right is None:
            return None, 0
        return await self._pages.memory.ask(materials.may_see, right.subject, right.person), right.person

    async def _draw(self, request: web.Request, said: str) -> web.Response:
        org_id, _ = await self._right(request)
        if org_id is None:
            return sorry(404)
        found = await self._pages.memory.ask(materials.notice_and_card, org_id, self._pages.address)
        if found is None:
            return sorry(404)
        notice, card = found
        spot = notice_texts.spot(notice)
        return page(
            "materials",
            notice=notice,
            card=card,
            number=org_id,
            path=f"/materials/{request.match_info['token']}",
            press=notice_texts.press(notice),
            spot=spot,
            seconds=round(seconds(spot)),
            web=notice_texts.web(notice),
            words=words,
            channels=list(Channel),
            ledger=await self._pages.memory.ask(ledger_page.lines, org_id),
            today=notice.day.isoformat(),
            said=said,
        )
