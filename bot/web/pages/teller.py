"""The page of somebody who counts paper ballots: one number a word and a name. Two people fill it in."""

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import paper
from bot.service.evaluate.asking import said
from bot.service.evaluate.paper import Desk, Outcome
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from dialogs.rules.paper import Tally, check_tally
from dialogs.words import evaluation as words

_HEADS = (("issued", "发出去几张"), ("received", "收回来几张"), ("void", "其中废票几张"))


class TellerPage:
    """`/teller/{token}`, for one teller and one kind of paper."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/teller/{token}", self.show), web.post("/teller/{token}", self.take)]

    async def show(self, request: web.Request) -> web.Response:
        """The teller's own count as it stands, or an empty one."""
        _, desk = await self._desk(request)
        return sorry(404) if desk is None else _draw(desk, _filled(desk))

    async def take(self, request: web.Request) -> web.Response:
        """Take a whole count, or say where it does not add up."""
        right, desk = await self._desk(request)
        if right is None or desk is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        told, bad = _read(desk, form)
        troubles = bad or [words.at_line(one.line, one.why) for one in check_tally(told)]
        if troubles:
            return _draw(desk, form, troubles=troubles, status=422)
        outcome = await self._pages.memory.do(paper.tell_on_page, right.subject, right.person, told)
        if outcome is None:
            return sorry(404)
        return _draw(desk, form, done=said(outcome), status=422 if outcome.state == "too_many" else 200)

    async def _desk(self, request: web.Request) -> tuple[Pass | None, Desk | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.TELLER, token, now)
        if right is None:
            return None, None
        return right, await self._pages.memory.ask(paper.read, right.subject, right.person)


def _read(desk: Desk, form: dict[str, str]) -> tuple[Tally, list[str]]:
    """The numbers of the form, and which fields hold none."""
    bad = []
    heads = {}
    for name, label in _HEADS:
        value = form.get(name, "").strip() or ("0" if name == "void" else "")
        heads[name] = int(value) if value.isdecimal() and len(value) <= 5 else -1
        if value and heads[name] < 0:
            bad.append(f"“{label}”要写数字。")
    counts: dict[str, dict[str, int]] = {}
    for key, name in desk.lines:
        for word in desk.scale:
            value = form.get(f"{key}:{word}", "").strip()
            if value and not (value.isdecimal() and len(value) <= 5):
                bad.append(f"{name}的“{word}”要写数字。")
            elif value and int(value):
                counts.setdefault(key, {})[word] = int(value)
    return Tally(heads["issued"], heads["received"], heads["void"], counts), bad


def _filled(desk: Desk) -> dict[str, str]:
    if desk.own is None:
        return {}
    found = {name: str(getattr(desk.own, name)) for name, _ in _HEADS}
    for key, counts in desk.own.counts.items():
        found |= {f"{key}:{word}": str(number) for word, number in counts.items()}
    return found


def _draw(
    desk: Desk,
    given: dict[str, str],
    *,
    troubles: list[str] | None = None,
    done: str = "",
    status: int = 200,
) -> web.Response:
    stands = done or (said(Outcome(desk.state, desk.differs)) if desk.state != "empty" else "")
    return page(
        "teller",
        status,
        desk=desk,
        title=words.SOURCES[desk.source],
        heads=_HEADS,
        given=given,
        troubles=troubles or [],
        stands=stands,
    )
