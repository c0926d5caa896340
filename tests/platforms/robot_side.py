"""WeCom's intelligent robot for the conformance suite: over its long connection."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from aiohttp import ClientSession

from bot.platforms.longline import Keeper
from bot.platforms.wecom.robot.platform import WeComRobot
from tests.fakes.wecom_robot.running import Fake
from tests.platforms.sides import Desk, Shown, Side
from tests.robot.conftest import QUICK, SOON, PaperLease, config_for, until
from tests.support.clock import ManualClock


class RobotSide(Side):
    """One robot. It repeats for itself what was not durable, for its platform does not."""

    has_line = True
    member = "liming"
    group = "wrGROUP1"

    def __init__(self, fake: Fake, robot: WeComRobot, desk: Desk) -> None:
        self.fake = fake
        self.platform = robot
        self.desk = desk
        self._robot = robot
        self._ups = 0
        robot.attend(desk.receive, self._came_up)
        self._running = asyncio.create_task(Keeper(PaperLease(), robot.connect, self._halted, SOON).run())

    def _came_up(self) -> None:
        self._ups += 1

    async def _halted(self, _: str) -> None:
        return None

    async def says(self, words: str) -> None:
        await until(lambda: self._robot.up)
        await self.fake.says(self.member, words)

    async def says_twice(self, words: str, between: str = "") -> None:
        told = await self.fake.says(self.member, words)
        if between:
            await self.says(between)
        await self.fake.says(self.member, words, msgid=told["body"]["msgid"])

    async def speaks(self, sound: bytes, words: str) -> None:
        part = {"msgtype": "voice", "voice": {"content": words}}
        await self.fake.does(self.member, "say", part=part)

    async def taps(self, label: str) -> None:
        for entry in reversed((await self.fake.history())["delivered"]):
            card: dict[str, Any] = entry["body"].get("template_card", {})
            keys = {button["text"]: button["key"] for button in card.get("button_list", [])}
            if label in keys:
                await self.fake.does(self.member, "tap", task_id=card["task_id"], key=keys[label])
                return

    async def shown(self) -> list[Shown]:
        found = []
        for entry in (await self.fake.history())["delivered"]:
            body = entry["body"]
            card = body.get("template_card")
            if card is None:
                words = (body.get("markdown") or body.get("stream") or body["text"])["content"]
                found.append(Shown(entry["touser"], words))
            else:
                words = card["main_title"]["title"] + card.get("sub_title_text", "")
                buttons = tuple(button["text"] for button in card["button_list"])
                found.append(Shown(entry["touser"], words, buttons))
        return found

    async def marked(self) -> list[str]:
        updates = (await self.fake.history())["updates"]
        return [update["card"]["button_list"][0]["text"].removeprefix("已选：") for update in updates]

    async def lose_token(self) -> None:
        return None

    async def lose_answer(self) -> None:
        await self.fake.knobs(drop_acks=1)

    async def page_instead(self) -> None:
        await self.fake.knobs(drop_acks=1)

    async def unacknowledged(self) -> int:
        return 0 if self.desk.heard else 1

    async def cut_line(self) -> None:
        ups = self._ups
        await self.fake.happens("cut")
        await until(lambda: self._ups > ups)

    async def stop(self) -> None:
        await self._robot.hush()
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)


@asynccontextmanager
async def robot_side(url: str) -> AsyncIterator[RobotSide]:
    """The robot with its line up."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake = Fake(url, session)
        await fake.forget()
        robot = WeComRobot(config_for(fake), session, ManualClock(), QUICK, (0.05, 0.2, 0.5))
        side = RobotSide(fake, robot, Desk())
        stack.push_async_callback(side.stop)
        await until(lambda: robot.up)
        yield side
