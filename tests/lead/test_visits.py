"""Contact points and visits: one sentence in chat, seen by the branch and from above."""

from datetime import date
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.problems import BadInput
from bot.service.lead import contacts
from dialogs.scripts.lead_commands import lead_command, place_in, visit_kind, wanted_draw
from dialogs.understanding.past_day import past_day
from storage import people, visits
from tests.lead.test_tree import path
from tests.service.test_year import day
from tests.support.stage import Stage


async def of_village(stage: Stage) -> Any:
    return (await stage.ask(people.org_named, "竹溪村党支部")).id


async def test_a_visit_is_one_sentence(stage: Stage, client: "TestClient[Any, Any]") -> None:
    officer = stage.person("officer")
    said = await officer.says("今天去竹溪村，看了3户的承诺，提醒把日子写清楚")
    assert "记下了：11月24日，走访，竹溪村党支部" in said
    (one,) = await stage.ask(visits.of_orgs, [await of_village(stage)])
    assert (one.kind, one.words) == ("visit", "看了3户的承诺，提醒把日子写清楚")
    await stage.passes(days=1)
    assert any("许航记了一次走访" in message.text for message in stage.person("fang").messages())
    assert "看了3户的承诺" in await stage.person("qian").says("来访")
    text = await (await client.get(await path(stage))).text()
    assert "看了3户的承诺" in text


async def test_meetings_and_routine_looks_too(stage: Stage) -> None:
    town = stage.person("town")
    assert "座谈会，溪口社区党支部" in await town.says("座谈会 溪口社区 昨天，到会8人，大家说路灯的事")
    assert "平时督查" in await town.says("督查 乡卫生院 6月3日看了台账")
    assert "没找到这个组织" in await town.says("走访 桃花村 看了3户")
    assert "连着说一句" in await town.says("走访 竹溪村")
    assert "直接说就行" in await stage.person("member").says("走访 竹溪村 看了3户")


async def test_other_words_are_not_taken_for_a_visit(stage: Stage) -> None:
    for said in ("今天去竹溪村，帮人换了煤气罐", "去了县里开会"):
        await stage.person("member").says(said)
    await stage.person("officer").says("今天去县里开会")
    assert await stage.ask(visits.of_orgs, [await of_village(stage)]) == []


async def test_contact_points_are_set_listed_and_ended(stage: Stage) -> None:
    town = stage.person("town")
    assert "还没有定联系点" in await town.says("联系点")
    assert "已经告诉他" in await town.says("联系点 许航 竹溪村")
    await stage.passes(days=1)
    assert any("是你的联系点了" in message.text for message in stage.person("officer").messages())
    assert "竹溪村党支部：许航，还没记过走访" in await town.says("联系点")
    assert "已经是" in await town.says("联系点 许航 竹溪村党支部")
    assert "没找到谁谁" in await town.says("联系点 谁谁 竹溪村")
    assert "不再是" in await town.says("取消联系点 许航 竹溪村")
    assert "要书记来办" in await stage.person("secretary").says("联系点 许航 竹溪村")


async def test_by_command(stage: Stage) -> None:
    said = await stage.database.write(contacts.assign, "许航", "竹溪村党支部", "清溪乡党委")
    assert "竹溪村党支部是许航的联系点了" in said
    assert "竹溪村党支部：许航" in await stage.ask(contacts.written, None)
    with pytest.raises(BadInput, match="不在"):
        await stage.database.write(contacts.assign, "方立新", "清溪村党支部", "竹溪村党支部")


async def test_who_has_not_been_there_for_long_hears_it_alone(stage: Stage) -> None:
    town = stage.person("town")
    await town.says("联系点 许航 竹溪村")
    await town.says("联系点 沈玉珍 乡卫生院")
    await stage.until(day(2027, 3, 10))
    await town.says("今天去乡卫生院，看了门诊")
    posted = len(stage.wall.posted)
    await stage.until(day(2027, 3, 20))
    told = [message.text for message in stage.person("officer").messages() if "没记走访" in message.text]
    assert len(told) == 1
    assert "竹溪村党支部，有3个月没记走访了" in told[0]
    everybody = [address for address, message in stage.wall.shown if "没记走访" in message.text]
    assert everybody == ["officer"]
    assert not any("没记走访" in message.text for message in stage.wall.posted[posted:])


@pytest.mark.parametrize(
    ("said", "day_", "rest"),
    [
        ("今天去竹溪村", date(2027, 3, 2), "去竹溪村"),
        ("昨天下午，去竹溪村", date(2027, 3, 1), "去竹溪村"),
        ("12月31日看了", date(2026, 12, 31), "看了"),
        ("2号看了", date(2027, 3, 2), "看了"),
        ("28号看了", date(2027, 2, 28), "看了"),
        ("2月30日看了", None, "2月30日看了"),
        ("看了3户", None, "看了3户"),
    ],
)
def test_days_that_have_been(said: str, day_: date | None, rest: str) -> None:
    assert past_day(said, date(2027, 3, 2)) == (day_, rest)


def test_words_that_name_these_commands() -> None:
    assert lead_command("抽查10") == lead_command("抽查 3个支部 交叉") == "draw"
    assert lead_command("抽查的事怎么说") == ""
    assert lead_command("联系点") == lead_command("取消联系点 许航 竹溪村") == "contact"
    assert lead_command("座谈会开过了") == ""
    assert visit_kind("座谈会 竹溪村 到会8人") == ("meeting", "竹溪村 到会8人")
    wanted = wanted_draw("抽查 10条 交叉 用 上证指数3021.45")
    assert wanted is not None
    assert (wanted.size, wanted.what, wanted.seed, wanted.cross) == (10, "item", "上证指数3021.45", True)
    assert wanted_draw("抽查 0") is None
    assert place_in("竹溪村党支部看了", {1: "竹溪村党支部", 2: "竹溪"}) == (1, "看了")
