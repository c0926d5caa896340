"""The pages of a meeting that votes: attendance, papers, a code for the wall, closing, the minutes."""

from aiohttp import web

from bot.ports import Door
from bot.service.evaluate import meeting, void
from bot.service.evaluate.meeting import Meeting
from bot.web.links import Pass
from bot.web.pages.drawing import page, sorry
from bot.web.pages.forms import read_form, same_origin
from bot.web.pages.models import Pages
from bot.web.pages.qr import drawn_code
from dialogs.words import poll as words


class MeetingPage:
    """`/meeting/{token}`, for the committee and the holders of the keys; `/vote` hangs on the wall."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get("/meeting/{token}", self.show),
            web.post("/meeting/{token}", self.take),
            web.get("/meeting/{token}/wall", self.hang),
            web.get("/meeting/{token}/minutes", self.write),
            web.get("/vote", self.explain),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """How the meeting stands."""
        _, found = await self._found(request)
        return sorry(404) if found is None else await self._draw(request, found)

    async def take(self, request: web.Request) -> web.Response:
        """The attendance, a paper for somebody, or the close of the box."""
        right, found = await self._found(request)
        if right is None or found is None:
            return sorry(404)
        if not same_origin(request, self._pages.address):
            return sorry(403)
        form = await read_form(request)
        match form.get("do"):
            case "attend":
                said = await self._attend(right, form.get("present", "").strip())
            case "paper":
                said = await self._give_paper(right, found, form.get("voter", ""))
            case "seal":
                done = await self._pages.memory.do(meeting.seal, right.subject, right.person)
                said = words.SEALING if done else words.NOT_SEALED
            case "void":
                reason = form.get("reason", "").strip()
                said = await self._pages.memory.do(void.ask, right.subject, right.person, reason)
            case "agree":
                said = await self._pages.memory.do(void.agree, right.subject, right.person)
            case _:
                return sorry(400)
        _, found = await self._found(request)
        return sorry(404) if found is None else await self._draw(request, found, said)

    async def hang(self, request: web.Request) -> web.Response:
        """The sheet for the wall: a code that leads everybody to his own paper."""
        _, found = await self._found(request)
        if found is None:
            return sorry(404)
        address = f"{self._pages.address}/vote"
        return page("meeting_wall", meeting=found, code=drawn_code(address, scale=6), address=address)

    async def write(self, request: web.Request) -> web.Response:
        """The minutes, to be printed and signed."""
        _, found = await self._found(request)
        if found is None:
            return sorry(404)
        box = self._pages.box
        terms, turnout = await box.manifest(found.poll), await box.turnout(found.poll)
        return page(
            "meeting_minutes",
            meeting=found,
            voted=turnout[0],
            given=len(await box.papers(found.poll)),
            mark=terms.fingerprint if terms else "",
            by_phones=bool(terms and terms.by_phones),
            closes=terms.closes if terms else "",
            checksum=await box.checksum(found.poll),
        )

    async def explain(self, request: web.Request) -> web.Response:
        """What the code on the wall opens: how one comes to one's own paper."""
        return page("meeting_vote", recognises=self._pages.recognises)

    async def _attend(self, right: Pass, present: str) -> str:
        number = int(present) if present.isdecimal() and len(present) < 5 else 0
        kept = await self._pages.memory.do(meeting.attend, right.subject, right.person, number)
        return words.ATTENDED if kept else words.NOT_ATTENDED

    async def _give_paper(self, right: Pass, found: Meeting, voter: str) -> str:
        name = {str(number): called for number, called in found.entitled}.get(voter)
        if name is None or not await self._pages.box.give_paper(found.poll, int(voter)):
            return words.NO_PAPER
        await self._pages.memory.do(meeting.note_paper, right.subject, right.person, int(voter))
        return words.PAPER_GIVEN.format(name=name)

    async def _draw(self, request: web.Request, found: Meeting, said: str = "") -> web.Response:
        box = self._pages.box
        return page(
            "meeting",
            meeting=found,
            said=said,
            path=request.path,
            is_open=await box.is_open(found.poll),
            voted=(await box.turnout(found.poll))[0],
            on_paper=await box.papers(found.poll),
            checksum=await box.checksum(found.poll),
        )

    async def _found(self, request: web.Request) -> tuple[Pass | None, Meeting | None]:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.MEETING, token, now)
        if right is None:
            return None, None
        return right, await self._pages.memory.ask(meeting.read, right.subject, right.person)
