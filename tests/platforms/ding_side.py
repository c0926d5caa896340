"""DingTalk for the conformance suite: over the Stream."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from aiohttp import ClientSession

from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.platform import SEND, DingTalk
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.dingtalk.stream import Stream
from bot.platforms.wire import new_session
from tests.dingtalk.conftest import QUICK, RealClock
from tests.fakes.dingtalk.running import CARD, Fake, audio, text
from tests.fakes.dingtalk.world import CLIENT_ID, GROUP, SECRET, TEMPLATE
from tests.platforms.sides import Desk, Shown, Side


async def _nothing() -> None:
    return None


class DingSide(Side):
    """The Stream of one bot."""

    has_line = True
    member = "Li01"
    group = f"group:{GROUP}"

    def __init__(self, fake: Fake, platform: DingTalk, stream: Stream, desk: Desk) -> None:
        self.fake = fake
        self.platform = platform
        self.desk = desk
        self._running = asyncio.create_task(stream.run())
        self._stream = stream

    async def says(self, words: str) -> None:
        await self.fake.push(text(self.member, words))

    async def says_twice(self, words: str, between: str = "") -> None:
        message = text(self.member, words)
        await self.fake.push(message)
        if between:
            await self.says(between)
        await self.fake.push(message)

    async def speaks(self, sound: bytes, words: str) -> None:
        await self.fake.put_media("code-of-a-sound", sound)
        await self.fake.push(audio(self.member, "code-of-a-sound", words))

    async def taps(self, label: str) -> None:
        await self.fake.push(await self.fake.tap_of(self.member, label), CARD)

    async def shown(self) -> list[Shown]:
        found = []
        for one in (await self.fake.history())["delivered"]:
            values = one.get("param") or one["cardParamMap"]
            buttons = tuple(values[f"b{n}"] for n in range(1, 7) if values.get(f"b{n}"))
            where = one.get("touser") or f"group:{one['group']}"
            found.append(Shown(where, values.get("content") or values["text"], buttons))
        return found

    async def marked(self) -> list[str]:
        delivered = (await self.fake.history())["delivered"]
        return [one["cardParamMap"]["chosen"] for one in delivered if one["way"] == "card"]

    async def lose_token(self) -> None:
        await self.fake.expire_tokens()

    async def lose_answer(self) -> None:
        await self.fake.fault(SEND, "lose")

    async def page_instead(self) -> None:
        await self.fake.fault(SEND, "html")

    async def unacknowledged(self) -> int:
        return int((await self.fake.history())["waiting"])

    async def cut_line(self) -> None:
        await self.fake.kick()

    async def stop(self) -> None:
        await self._stream.hush()
        await asyncio.gather(self._running, return_exceptions=True)


@asynccontextmanager
async def ding_side(url: str) -> AsyncIterator[DingSide]:
    """DingTalk with everything connected."""
    async with AsyncExitStack() as stack:
        fake = Fake(url, await stack.enter_async_context(ClientSession()))
        await fake.forget()
        await fake.knobs(redeliver_after=0.5)
        session = await stack.enter_async_context(new_session())
        config = DingTalkConfig(CLIENT_ID, SECRET, card_template_id=TEMPLATE, api_base=url, oapi_base=url)
        client = Client(config, session, _nothing, lambda: datetime.now(UTC).timestamp())
        stack.push_async_callback(client.close)
        desk = Desk()
        stream = Stream(config, session, Reception(desk.receive, _nothing, RealClock()), lambda: 0.5, QUICK)
        side = DingSide(fake, DingTalk(config, client), stream, desk)
        stack.push_async_callback(side.stop)
        await fake.until(lambda seen: seen["connections"] == 1)
        yield side
