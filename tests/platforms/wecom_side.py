"""WeCom's self-built application for the conformance suite: by encrypted callbacks."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.platforms.wecom.client import Client, new_session
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.hook import PATH, routes
from bot.platforms.wecom.platform import SEND, WeCom
from tests.fakes.wecom.member import App, Member
from tests.fakes.wecom.running import Fake
from tests.platforms.sides import Desk, Shown, Side
from tests.wecom.conftest import HandClock
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN


class WeComSide(Side):
    """One application and one member. The platform repeats what was not answered with 200."""

    member = "liming"
    group = "appchat:chat1"

    def __init__(self, fake: Fake, platform: WeCom, desk: Desk, member: Member, server: TestServer) -> None:
        self.fake = fake
        self.platform = platform
        self.desk = desk
        self._li = member
        self._server = server
        self._refused: list[str] = []

    async def says(self, words: str) -> None:
        await self._deliver(self._li.text(words))

    async def says_twice(self, words: str, between: str = "") -> None:
        payload = self._li.text(words)
        await self._deliver(payload)
        if between:
            await self.says(between)
        await self._deliver(payload)

    async def speaks(self, sound: bytes, words: str) -> None:
        await self.fake.put_media("id-of-a-sound", sound, "audio/amr", "voice.amr")
        await self._deliver(self._li.voice("id-of-a-sound"))

    async def taps(self, label: str) -> None:
        for entry in reversed((await self.fake.history())["delivered"]):
            card = entry["body"].get("template_card", {})
            keys = {button["text"]: button["key"] for button in card.get("button_list", [])}
            if label in keys:
                await self._li.taps(card["task_id"], keys[label], self.fake.url)
                return

    async def shown(self) -> list[Shown]:
        found = []
        for entry in (await self.fake.history())["delivered"]:
            body, where = entry["body"], entry.get("touser") or f"appchat:{entry.get('chatid')}"
            card = body.get("template_card")
            if card is None:
                found.append(Shown(where, body["text"]["content"]))
            else:
                words = card["main_title"]["title"] + card.get("sub_title_text", "")
                found.append(Shown(where, words, tuple(button["text"] for button in card["button_list"])))
        return found

    async def marked(self) -> list[str]:
        return [one["button"]["replace_name"] for one in (await self.fake.history())["updates"]]

    async def lose_token(self) -> None:
        await self.fake.expire_tokens()

    async def lose_answer(self) -> None:
        await self.fake.fault(SEND, "lose")

    async def page_instead(self) -> None:
        await self.fake.fault(SEND, "html")

    async def unacknowledged(self) -> int:
        """What was refused is delivered once more."""
        waiting, self._refused = self._refused, []
        for payload in waiting:
            await self._deliver(payload)
        return len(self._refused)

    async def cut_line(self) -> None:
        return None

    async def stop(self) -> None:
        await self._server.close()

    async def _deliver(self, payload: str) -> None:
        if await self._li.deliver(payload) != 200:
            self._refused.append(payload)


@asynccontextmanager
async def wecom_side(url: str) -> AsyncIterator[WeComSide]:
    """WeCom with everything connected."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake, clock, desk = Fake(url, session), HandClock(), Desk()
        await fake.forget()
        ours = await stack.enter_async_context(new_session())
        config = WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY, api_base=url)
        client = Client(config, ours)
        stack.push_async_callback(client.close)
        app = web.Application()
        app.add_routes(routes(config, desk.receive, clock))
        server = TestServer(app)
        await stack.enter_async_context(server)
        li = Member(
            "LiMing", App(CORP, AGENT, TOKEN, AES_KEY), str(server.make_url(PATH)), session, clock.seconds
        )
        yield WeComSide(fake, WeCom(config, client), desk, li, server)
