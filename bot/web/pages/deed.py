"""The public's page for a bright deed: no name is asked for, nothing is shown before it is checked."""

import re
import secrets
from typing import Final

from aiohttp import web

from bot.service.deeds.tell import Told, take
from bot.web.limits import Tap
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.voice_models import VoiceForm
from dialogs.rules.deeds import SHORTEST
from dialogs.rules.voices import LONGEST, tidy
from dialogs.words import deeds as words

#: Bytes of a form: 500 characters are 4,500 bytes in it.
BODY: Final = 16 * 1024

#: From everybody together, in a minute and a process.
FORMS: Final = 20

#: Must come back empty: people do not see it, machines fill it in.
_TRAP = "website"

_KEY = re.compile(r"[A-Za-z0-9_-]{16}")


class DeedPage:
    """`/deed/{org_id}`, for everybody."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._forms = Tap(FORMS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get(r"/deed/{org_id:\d{1,9}}", self.show), web.post(r"/deed/{org_id:\d{1,9}}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """An empty form."""
        form = await self._pages.voices.form(int(request.match_info["org_id"]))
        return _draw(form, {}) if form else sorry(404)

    async def take(self, request: web.Request) -> web.Response:
        """Take what was written; sent twice, it is kept once."""
        number = int(request.match_info["org_id"])
        form = await self._pages.voices.form(number)
        if form is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        if given.get(_TRAP):
            return sorry(400)
        text = given.get("text", "")
        if len(tidy(text)) < SHORTEST:
            return _draw(form, given, words.WRITE_MORE, status=422)
        if len(text.replace("\r\n", "\n")) > LONGEST:
            return _draw(form, given, words.too_long(LONGEST), status=422)
        if not self._forms.allows(self._pages.clock.now()):
            return sorry(429)
        key = f"page:{number}:deed:{_key(given)}"
        kept = await self._pages.memory.do(take, number, key, Told(text, "page"))
        return _draw(form, {}, told=True) if kept else sorry(429)


def _key(given: dict[str, str]) -> str:
    key = given.get("key", "")
    return key if _KEY.fullmatch(key) else secrets.token_urlsafe(12)


def _draw(
    form: VoiceForm, given: dict[str, str], trouble: str = "", *, status: int = 200, told: bool = False
) -> web.Response:
    return page(
        "deed",
        status,
        form=form,
        given=given,
        trouble=trouble,
        told=told,
        key=_key(given),
        longest=LONGEST,
        trap=_TRAP,
    )
