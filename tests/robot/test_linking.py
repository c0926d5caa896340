"""One person, two chats: a code from one of them said in the other."""

import re
from dataclasses import dataclass

import pytest

from dialogs.heard import Heard, Kind
from dialogs.scripts.commands import named_command
from dialogs.scripts.link_words import code_in
from storage import people
from storage.unit import Work
from tests.support.stage import Stage, Wall


@dataclass
class Other:
    """Somebody's chat on another platform."""

    stage: Stage
    wall: Wall
    address: str

    async def says(self, text: str) -> str:
        before = len(self.wall.shown)
        key = f"o{before}{text}"
        heard = Heard(self.wall.name, self.address, key, Kind.TEXT, self.stage.clock.now(), text=text)
        await self.stage.hear(heard)
        return "".join(one.text for who, one in self.wall.shown[before:] if who == self.address)


@pytest.fixture
async def other(stage: Stage) -> Other:
    await stage.furnish(year_of=None)
    wall = Wall("dingtalk")
    stage.house.delivery._platforms["dingtalk"] = wall  # type: ignore[index]
    return Other(stage, wall, "Ding05")


def code(said: str) -> str:
    found = re.search(r"绑定 (\d{6})", said)
    assert found, said
    return found[1]


def owner(work: Work, platform: str, address: str) -> str:
    found = people.by_identity(work, platform, address)
    return found.name if found else ""


async def test_a_code_from_the_known_chat_is_said_in_the_new_one(stage: Stage, other: Other) -> None:
    li = stage.person("member")
    number = code(await li.says("绑定"))
    assert "连上了" in await other.says(f"绑定 {number}")
    assert await stage.ask(owner, "dingtalk", "Ding05") == "李明"
    assert "不是我绑的" in li.last.text
    assert "没有承诺" in await other.says("我的承诺") or "还没有" in await other.says("我的承诺")


async def test_a_code_from_the_new_chat_is_said_in_the_known_one(stage: Stage, other: Other) -> None:
    number = code(await other.says("绑定"))
    assert "连上了" in await stage.person("member").says(f"绑定：{number[:3]} {number[3:]}")
    assert await stage.ask(owner, "dingtalk", "Ding05") == "李明"


async def test_a_code_serves_once_and_for_ten_minutes(stage: Stage, other: Other) -> None:
    li, other2 = stage.person("member"), Other(stage, other.wall, "Ding06")
    number = code(await li.says("绑定"))
    await other.says(f"绑定 {number}")
    assert "不对" in await other2.says(f"绑定 {number}")
    number = code(await li.says("绑定"))
    stage.clock.advance(minutes=11)
    assert "不对" in await other2.says(f"绑定 {number}")
    assert await stage.ask(owner, "dingtalk", "Ding06") == ""


async def test_nobody_may_try_many(stage: Stage, other: Other) -> None:
    number = code(await stage.person("member").says("绑定"))
    for _ in range(5):
        assert "不对" in await other.says(f"绑定 {(int(number) + 1) % 10**6:06}")
    assert "太多" in await other.says(f"绑定 {number}")
    assert await stage.ask(owner, "dingtalk", "Ding05") == ""


async def test_two_people_stay_two(stage: Stage, other: Other) -> None:
    number = code(await stage.person("member").says("绑定"))
    await other.says(f"绑定 {number}")
    number = code(await stage.person("secretary").says("绑定"))
    assert "别人的" in await other.says(f"绑定 {number}")
    assert await stage.ask(owner, "dingtalk", "Ding05") == "李明"


async def test_whoever_did_not_do_it_parts_them_again(stage: Stage, other: Other) -> None:
    li = stage.person("member")
    number = code(await li.says("绑定"))
    await other.says(f"绑定 {number}")
    assert "断开了" in await li.says("不是我绑的")
    assert await stage.ask(owner, "dingtalk", "Ding05") == ""


async def test_whoever_joined_himself_cannot_push_the_owner_out(stage: Stage, other: Other) -> None:
    li = stage.person("member")
    await other.says(f"绑定 {code(await li.says('绑定'))}")
    assert "不用断开" in await other.says("解绑")
    assert await stage.ask(owner, "sandbox", "member") == "李明"


async def test_two_unknown_chats_stay_unknown(stage: Stage, other: Other) -> None:
    number = code(await other.says("绑定"))
    assert "都不认得" in await Other(stage, other.wall, "Ding06").says(f"绑定 {number}")


def test_what_joins_and_what_does_not() -> None:
    assert named_command("绑定") == "link"
    assert named_command("绑定 123 456。") == "link"
    assert code_in("我要绑定账号 123456") == "123456"
    assert named_command("我想绑定一个帮扶对象") != "link"
    assert named_command("解绑") == "unlink"
