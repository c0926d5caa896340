"""What happens to a line: it breaks, goes silent, is refused, is taken over, is stopped."""

import asyncio

import pytest
from aiohttp import ClientSession

from bot.platforms.longline import How, Keeper
from bot.platforms.wecom.robot.answers import not_subscribed
from bot.platforms.wecom.robot.platform import WeComRobot
from bot.ports import Failed, Sent, Unknown
from dialogs.content import Message
from tests.fakes.wecom_robot.running import Fake
from tests.robot.conftest import QUICK, SOON, Desk, PaperLease, Room, config_for, until
from tests.support.clock import ManualClock


@pytest.mark.parametrize("what", ["close", "error", "cut"])
async def test_a_broken_line_comes_up_again(up: Room, what: str) -> None:
    await up.fake.happens(what)
    await until(lambda: up.desk.ups == 2)
    await up.fake.says("li", "你好")
    await until(lambda: up.desk.heard)
    assert up.desk.halted == []


async def test_a_half_open_line_is_noticed_and_replaced(up: Room) -> None:
    await up.fake.knobs(deaf=True)
    await until(lambda: not up.robot.up)
    await up.fake.knobs(deaf=False)
    await until(lambda: up.desk.ups == 2)


async def test_nothing_is_said_into_a_dead_line(up: Room) -> None:
    """Before words go out over a line that has been silent, it must give a sign of life."""
    await up.fake.says("li", "你好")
    await until(lambda: up.desk.heard)
    await up.fake.knobs(deaf=True)
    await asyncio.sleep(QUICK.fresh)
    outcome = await up.robot.send("li", Message("进度怎样？"), "ask:1")
    assert isinstance(outcome, Failed)  # certainly not arrived: it may be sent again
    assert not outcome.permanent
    await up.fake.knobs(deaf=False)
    await until(lambda: up.desk.ups == 2)
    assert await up.robot.send("li", Message("进度怎样？"), "ask:1") == Sent()
    assert len((await up.fake.history())["delivered"]) == 1


async def test_a_lost_answer_is_in_doubt(up: Room) -> None:
    await up.fake.says("li", "你好")
    await until(lambda: up.desk.heard)
    await up.fake.knobs(drop_acks=1)
    assert isinstance(await up.robot.send("li", Message("进度怎样？"), "ask:1"), Unknown)
    assert len((await up.fake.history())["delivered"]) == 1
    assert not up.robot.repeats_are_safe


async def test_while_the_line_is_down_nothing_is_taken(room: Room) -> None:
    await until(lambda: room.robot.up)
    room.lease.free = False
    await until(lambda: not room.robot.up)
    outcome = await room.robot.send("li", Message("进度怎样？"), "ask:1")
    assert isinstance(outcome, Failed)
    assert not outcome.permanent


async def test_a_wrong_secret_stops_at_once(
    robot_fake: Fake, session: ClientSession, clock: ManualClock
) -> None:
    robot = WeComRobot(config_for(robot_fake, "a-wrong-secret"), session, clock, QUICK)
    desk, lease = Desk(), PaperLease()
    robot.attend(desk.receive, desk.came_up)
    async with asyncio.timeout(5):
        await Keeper(lease, robot.connect, desk.halt, SOON).run()
    assert len(desk.halted) == 1
    assert "Secret" in desk.halted[0]
    assert "a-wrong-secret" not in desk.halted[0]
    assert (await robot_fake.history())["subscriptions"] == 1
    assert lease.released == 1


async def test_a_busy_entrance_is_tried_again(room: Room) -> None:
    await room.fake.knobs(refuse_subscribe=6000)
    await room.fake.happens("close")

    async def often() -> bool:
        return bool((await room.fake.history())["subscriptions"] >= 3)

    await until(often)
    await room.fake.knobs(refuse_subscribe=0)
    await until(lambda: room.robot.up)
    assert room.desk.halted == []


async def test_whoever_is_kicked_by_a_stranger_stops_and_says_so(up: Room) -> None:
    await up.fake.happens("kick")
    await until(up.task.done)
    assert len(up.desk.halted) == 1
    assert "挤下线" in up.desk.halted[0]
    assert (await up.fake.history())["subscriptions"] == 1


async def test_whoever_is_kicked_by_his_successor_steps_back(up: Room) -> None:
    up.lease.free = False  # the successor has taken the right over
    await up.fake.happens("kick")
    await asyncio.sleep(0.3)
    assert not up.task.done()
    assert up.desk.halted == []
    assert not up.robot.up
    up.lease.free = True
    await until(lambda: up.robot.up)


def test_an_unknown_refusal_stops_after_a_few() -> None:

    ends = [not_subscribed(987654, times) for times in range(1, 6)]
    assert [one.how for one in ends] == [How.LOST] * 4 + [How.REFUSED]
    assert all(one.pause >= 30 for one in ends[:4])


async def test_on_stopping_what_was_heard_is_finished(up: Room) -> None:
    up.desk.gate.clear()
    await up.fake.says("li", "报承诺")
    await asyncio.sleep(0.1)
    hushing = asyncio.create_task(up.robot.hush())
    await asyncio.sleep(0.05)
    await up.fake.says("li", "太晚了")
    up.desk.gate.set()
    await hushing
    assert [one.text for one in up.desk.heard] == ["报承诺"]
    up.task.cancel()
    await asyncio.gather(up.task, return_exceptions=True)
    assert up.lease.released == 1
    assert not up.robot.up


async def test_more_than_the_rate_would_vanish(up: Room) -> None:
    """The fake is as silent as the platform: our own ceiling must lie below its thirty a minute."""
    await up.fake.says("li", "你好")
    await up.fake.knobs(silent_drop=True)
    for number in range(31):
        await up.robot.send("li", Message(f"第{number}句"), f"k:{number}")
    assert len((await up.fake.history())["dropped"]) == 1
    assert up.robot.abilities.per_person_per_minute * 60 <= 1000
