"""WeCom's intelligent robot for the conformance suite: over its long connection."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import ClientSession

from bot.platforms.longline import Keeper
from bot.platforms.wecom.robot.platform import WeComRobot
from tests.fakes.wecom_robot.running import Fake
from tests.platforms.sides import Desk, Shown, Side
from tests.robot.conftest import QUICK, SOON, PaperLease, config_for, until
from tests.support.clock import ManualClock


async def _halted(_why: str) -> None:
    return None


class RobotSide(Side):
    """One robot. The platform acknowledges nothing and repeats nothing: what it brings is kept in the
    process until it is durable, and words that come while the line is down are not brought later."""

    has_line = True
    member = "li"
    group = "wrGROUP1"

    def __init__(self, fake: Fake, robot: WeComRobot, desk: Desk) -> None:
        self.fake = fake
        self.platform = self._robot = robot
        self.desk = desk
        robot.attend(desk.receive, lambda: None)
        self._keeper = asyncio.create_task(Keeper(PaperLease(), robot.connect, _halted, SOON).run())

    async def says(self, words: str) -> None:
        await self.fake.says(self.member, words)

    async def says_twice(self, words: str, between: str = "") -> None:
        told = await self.fake.says(self.member, words)
        if between:
            await self.says(between)
        await self.fake.says(self.member, words, msgid=told["body"]["msgid"])

    async def speaks(self, sound: bytes, words: str) -> None:
        await self.fake.does(self.member, "say", part={"msgtype": "voice", "voice": {"content": words}})

    async def taps(self, label: str) -> None:
        for entry in reversed((await self.fake.history())["delivered"]):
            card = entry["body"].get("template_card", {})
            keys = {button["text"]: button["key"] for button in card.get("button_list", [])}
            if label in keys:
                await self.fake.does(self.member, "tap", task_id=card["task_id"], key=keys[label])
                return

    async def shown(self) -> list[Shown]:
        found = []
        for entry in (await self.fake.history())["delivered"]:
            body, where = entry["body"], entry["touser"]
            card = body.get("template_card")
            if card is None:
                found.append(Shown(where, body[body["msgtype"]]["content"]))
            else:
                words = card["main_title"]["title"] + card.get("sub_title_text", "")
                found.append(Shown(where, words, tuple(button["text"] for button in card["button_list"])))
        return found

    async def marked(self) -> list[str]:
        return [one["card"]["replace_text"] for one in (await self.fake.history())["updates"]]

    async def lose_token(self) -> None:
        """There is none: the line itself is the right to speak."""

    async def lose_answer(self) -> None:
        await self.fake.knobs(drop_acks=1)

    async def page_instead(self) -> None:
        await self.fake.knobs(garble_acks=1)

    async def unacknowledged(self) -> int:
        return int(not self.desk.heard)

    async def cut_line(self) -> None:
        await self.fake.happens("cut")
        await until(lambda: not self._robot.up)
        await until(lambda: self._robot.up)

    async def stop(self) -> None:
        await self._robot.hush()
        self._keeper.cancel()
        await asyncio.gather(self._keeper, return_exceptions=True)


@asynccontextmanager
async def robot_side(url: str) -> AsyncIterator[RobotSide]:
    """The robot with its line up, and a member who has written before."""
    async with AsyncExitStack() as stack:
        fake = Fake(url, await stack.enter_async_context(ClientSession()))
        await fake.forget()
        await fake.knobs(warm=[RobotSide.member])
        session = await stack.enter_async_context(ClientSession())
        robot = WeComRobot(config_for(fake), session, ManualClock(), QUICK, (0.05, 0.1, 0.2))
        side = RobotSide(fake, robot, Desk())
        stack.push_async_callback(side.stop)
        await until(lambda: robot.up)
        yield side
