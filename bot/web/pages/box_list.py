"""The box list of a closed poll, how voting is kept secret, and the program that counts again.

For everybody: a list of fingerprints tells nothing but that a slip lies in the box.
"""

import base64
import hashlib
from pathlib import Path

from aiohttp import web
from markupsafe import Markup

from bot.ballots import recount
from bot.service.evaluate import batches
from bot.web.pages import scripts
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages
from dialogs.rules.manifest import Manifest

_RECOUNT = Path(recount.__file__).read_bytes()

_STYLE = Markup(
    "body{font:1.25rem/1.7 sans-serif;max-width:40rem;margin:auto;padding:1rem}"
    "label,input,textarea,button{display:block;font:inherit;width:100%;box-sizing:border-box}"
    "button{padding:.8rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}"
)
_LOOK = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


class BoxListPage:
    """`/box/{poll}`, `/ballot`, `/ballot/recount.html` and `.py`."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get(r"/box/{poll:(?:peers|public)-\d{1,9}}", self.show),
            web.get(r"/box/{poll:(?:peers|public)-\d{1,9}}/list.json", self.give),
            web.get("/ballot", self.explain),
            web.get("/ballot/recount.py", self.give_program),
            web.get("/ballot/recount.html", self.give_page),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The list, to be read."""
        terms, prints, checksum = await self._list(request)
        if terms is None:
            return sorry(404)
        sums = await self._pages.memory.ask(batches.sums, terms.poll)
        mark, question = terms.fingerprint, terms.question
        return page("box", question=question, prints=prints, checksum=checksum, mark=mark, sums=sums)

    async def give(self, request: web.Request) -> web.Response:
        """The list, for the voters' phones."""
        terms, prints, checksum = await self._list(request)
        if terms is None:
            return sorry(404)
        return web.json_response({"fingerprints": prints, "checksum": checksum})

    async def explain(self, request: web.Request) -> web.Response:
        """What is kept secret and how, and what is not."""
        return page("ballot_help")

    async def give_program(self, request: web.Request) -> web.Response:
        """The program with which tellers count again."""
        return web.Response(body=_RECOUNT, content_type="text/x-python", charset="utf-8")

    async def give_page(self, request: web.Request) -> web.Response:
        """The same as a page, to be kept and opened without a network."""
        drawn = page(
            "recount",
            program=scripts.RECOUNT.fingerprint,
            script=scripts.RECOUNT.text,
            style_text=_STYLE,
            look=_LOOK,
        )
        drawn.headers["Content-Disposition"] = 'attachment; filename="recount.html"'
        return drawn

    async def _list(self, request: web.Request) -> tuple[Manifest | None, list[str], str]:
        """What was fixed, the fingerprints, the checksum; nothing before the close."""
        poll = request.match_info["poll"]
        checksum = await self._pages.box.checksum(poll)
        if not checksum:
            return None, [], ""
        return await self._pages.box.manifest(poll), list(await self._pages.box.box_list(poll)), checksum
