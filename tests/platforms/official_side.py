"""An Official Account for the conformance suite: by encrypted callbacks."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.platforms.official.client import Client
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.hook import PATH, routes
from bot.platforms.official.platform import SEND, OfficialAccount
from bot.platforms.official.waiting import Waiting
from bot.platforms.wire import new_session
from tests.fakes.official.running import Console, Fake, Follower
from tests.fakes.official.world import APP_ID, SECRET
from tests.platforms.sides import Desk, Shown, Side
from tests.wecom.conftest import HandClock
from tests.wecom.samples import AES_KEY, TOKEN


class OfficialSide(Side):
    """One account and one follower. The platform repeats what was not answered with 200."""

    member = "oLi-Ming_0001"
    group = "none"

    def __init__(
        self, fake: Fake, platform: OfficialAccount, desk: Desk, li: Follower, server: TestServer
    ) -> None:
        self.fake = fake
        self.platform = platform
        self.desk = desk
        self._li = li
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
        """There is nothing to tap."""

    async def shown(self) -> list[Shown]:
        return [Shown(one["touser"], one["words"]) for one in (await self.fake.history())["delivered"]]

    async def marked(self) -> list[str]:
        return []

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
async def official_side(url: str) -> AsyncIterator[OfficialSide]:
    """The account with everything connected."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake, clock, desk, waiting = Fake(url, session), HandClock(), Desk(), Waiting()
        await fake.forget()
        ours = await stack.enter_async_context(new_session())
        config = OfficialConfig(APP_ID, SECRET, TOKEN, AES_KEY, api_base=url)
        client = Client(config, ours)
        stack.push_async_callback(client.close)
        app = web.Application()
        app.add_routes(routes(config, desk.receive, clock, waiting, patience=0.1))
        server = TestServer(app)
        await stack.enter_async_context(server)
        address = str(server.make_url(PATH))
        li = Follower(OfficialSide.member, Console(TOKEN, AES_KEY), address, fake, clock.seconds)
        yield OfficialSide(fake, OfficialAccount(config, client, waiting), desk, li, server)
