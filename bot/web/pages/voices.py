"""The public's pages: a wish, a report that a promise was not kept, and how either stands.

No name is asked for, nobody logs in, no request for these pages is logged. A field that people do
not see catches machines that fill in everything.
"""

import re
import secrets
from typing import Final

from aiohttp import web

from bot.web.limits import Tap
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.voice_models import Sent, VoiceForm
from dialogs.rules.receipts import read_code
from dialogs.rules.voices import LONGEST, LONGEST_CONTACT, Kind, tidy

#: Bytes of a form: 500 characters are 4,500 bytes in it.
BODY: Final = 16 * 1024

#: From everybody together, in a minute and a process.
FORMS: Final = 20
LOOKS: Final = 30

#: Must come back empty.
_TRAP = "website"

_KEY = re.compile(r"[A-Za-z0-9_-]{16}")


class VoicePages:
    """`/wish/{org_id}`, `/report/{org_id}` and `/receipt`, for everybody."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._forms, self._looks = Tap(FORMS), Tap(LOOKS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get(r"/{kind:wish|report}/{org_id:\d{1,9}}", self.show),
            web.post(r"/{kind:wish|report}/{org_id:\d{1,9}}", self.take),
            web.get("/receipt", self.ask),
            web.post("/receipt", self.look_up),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """An empty form; a link on the noticeboard has chosen the item already."""
        form = await self._form(request)
        given = {"item": request.query.get("item", "")[:9]}
        return _draw(request, form, given) if form else sorry(404)

    async def take(self, request: web.Request) -> web.Response:
        """Take what was written; the receipt is the answer. Sent twice, it is the same receipt."""
        form = await self._form(request)
        if form is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = await read_form(request)
        if given.get(_TRAP):
            return sorry(400)
        trouble = _trouble(given)
        if trouble:
            return _draw(request, form, given, trouble, status=422)
        if not self._forms.allows(self._pages.clock.now()):
            return sorry(429)
        code = await self._pages.voices.take(int(request.match_info["org_id"]), _sent(request, form, given))
        return page("receipt", code=code, kind=request.match_info["kind"]) if code else sorry(429)

    async def ask(self, request: web.Request) -> web.Response:
        """The form for a code."""
        return page("standing", standing="", trouble="", code="")

    async def look_up(self, request: web.Request) -> web.Response:
        """How it stands. The code is not in the address, so that it is in no history and no log."""
        if not same_origin(request, self._pages.address):
            return sorry(403)
        given = (await read_form(request)).get("code", "")[:40]
        if not self._looks.allows(self._pages.clock.now()):
            return sorry(429)
        if not read_code(given):
            trouble = "单号一共六个字，比如 7KQ-2MP。请再看看。"
            return page("standing", 422, standing="", trouble=trouble, code=given)
        standing = await self._pages.voices.standing(given)
        return page("standing", standing=standing, trouble="", code=given)

    async def _form(self, request: web.Request) -> VoiceForm | None:
        return await self._pages.voices.form(int(request.match_info["org_id"]))


def _trouble(given: dict[str, str]) -> str:
    text = given.get("text", "").replace("\r\n", "\n")
    if not tidy(text):
        return "还没有写。写几个字再交。"
    if len(text) > LONGEST or len(given.get("contact", "")) > LONGEST_CONTACT:
        return f"太长了。请写短一点，最多{LONGEST}个字。"
    return ""


def _sent(request: web.Request, form: VoiceForm, given: dict[str, str]) -> Sent:
    """What was sent; an item that is not on the form is left out."""
    key = given.get("key", "")
    item = next((one.number for one in form.items if str(one.number) == given.get("item")), None)
    kind = Kind(request.match_info["kind"])
    named = key if _KEY.fullmatch(key) else _new_key()
    return Sent(kind, named, given["text"], given.get("contact", ""), item if kind is Kind.REPORT else None)


def _new_key() -> str:
    return secrets.token_urlsafe(12)


def _draw(
    request: web.Request, form: VoiceForm, given: dict[str, str], trouble: str = "", status: int = 200
) -> web.Response:
    key = given.get("key", "")
    return page(
        "voice",
        status,
        form=form,
        given=given,
        trouble=trouble,
        kind=request.match_info["kind"],
        key=key if _KEY.fullmatch(key) else _new_key(),
        longest=LONGEST,
        longest_contact=LONGEST_CONTACT,
        trap=_TRAP,
    )
