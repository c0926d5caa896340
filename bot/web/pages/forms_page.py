"""The page 导出: the forms of a year as Word and Excel files, each made when it is asked for."""

import asyncio
from collections.abc import Callable
from urllib.parse import quote

from aiohttp import web

from bot.documents import forms_docx, forms_xlsx
from bot.ports import Door
from bot.service.evaluate import forms, sheets
from bot.service.evaluate.files import Files
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.rules.form_sheets import Sheet, Texts

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: The forms with one sheet a member, by the name in the address: title and maker.
PERSONAL: dict[str, tuple[str, Callable[[Texts, list[Sheet]], bytes]]] = {
    "registration": ("民主评议党员登记表", forms_docx.registrations),
    "promise": ("党员公开承诺书", forms_docx.promises),
    "ledger": ("履诺情况登记表", forms_docx.ledgers),
}


class FormsPage:
    """`/forms/{token}`, for one member of the committee or leader of the superior."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is, and the files."""
        return [
            web.get("/forms/{token}", self.show),
            web.get(r"/forms/{token}/{form:registration|promise|ledger}.docx", self.give_personal),
            web.get(r"/forms/{token}/{form:summary|overview}.xlsx", self.give_table),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """What can be taken away."""
        _, found, _ = await self._found(request)
        if found is None:
            return sorry(404)
        members = [one for one in found.files if one.person is not None]
        personal = {name: title for name, (title, _) in PERSONAL.items()}
        return page("forms", found=found, members=members, personal=personal, path=request.path)

    async def give_personal(self, request: web.Request) -> web.Response:
        """One form, for everybody or for the one of that number on the roster."""
        right, found, contact = await self._found(request)
        if right is None or found is None:
            return sorry(404)
        title, make = PERSONAL[request.match_info["form"]]
        number = request.query.get("number", "")
        chosen = [one for one in sheets.sheets(found) if number in ("", one.number)]
        if not chosen:
            return sorry(404)
        content = await asyncio.to_thread(make, _texts(found, contact), chosen)
        who = chosen[0].name if number else found.org
        await self._note(right, request.match_info["form"])
        return _file(content, _WORD, f"{who}{found.cycle.year}年{title}.docx")

    async def give_table(self, request: web.Request) -> web.Response:
        """One table of the whole organisation."""
        right, found, contact = await self._found(request)
        if right is None or found is None:
            return sorry(404)
        texts = _texts(found, contact)
        if request.match_info["form"] == "summary":
            content = await asyncio.to_thread(forms_xlsx.summary, texts, sheets.sheets(found))
            title = "民主评议党员汇总表"
        else:
            content = await asyncio.to_thread(forms_xlsx.overview, texts, sheets.overview(found))
            title = "公开承诺一览表"
        await self._note(right, request.match_info["form"])
        return _file(content, _EXCEL, f"{found.org}{found.cycle.year}年{title}.xlsx")

    async def _note(self, right: Pass, form: str) -> None:
        await self._pages.memory.do(forms.note_taken, right.person, right.subject, form)

    async def _found(self, request: web.Request) -> tuple[Pass | None, Files | None, str]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.FORMS, token, now)
        read = await self._pages.memory.ask(forms.read, right.subject, right.person) if right else None
        return (right, *read) if read else (None, None, "")


def _texts(found: Files, contact: str) -> Texts:
    return Texts(found.org, found.cycle.year, contact)


def _file(content: bytes, kind: str, name: str) -> web.Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return web.Response(body=content, content_type=kind, headers={"Content-Disposition": disposition})
