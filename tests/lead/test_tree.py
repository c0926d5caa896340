"""A superior asks how the organisations below stand: counts and reasons, names only for who may see them."""

import io
from dataclasses import replace
from typing import Any

from aiohttp.test_utils import TestClient
from openpyxl import load_workbook

from bot.documents import invented
from bot.ports import Door
from bot.service.lead import looking_down, reach
from bot.service.organise.roster import import_roster
from dialogs.rules.coverage import Column, State
from storage import people
from tests.service.test_review import promises
from tests.support.stage import Stage, roster_of


async def path(stage: Stage, address: str = "officer") -> str:
    actor = stage.person(address)
    await actor.says("下级情况")
    assert actor.last.link is not None
    return actor.last.link.path


async def number(stage: Stage, name: str) -> int:
    return int((await stage.ask(people.org_named, name)).id)


async def test_the_town_hears_counts_reasons_and_no_names(stage: Stage) -> None:
    await promises(stage, "member", "sun")
    said = await stage.person("town").says("全乡情况")
    assert "清溪乡党委和下面4个组织，共23人" in said
    assert "溪口社区党支部（这一年还没有开）" in said
    assert "1. 提承诺：做了2人，等本人15人，要上门2人" in said
    assert "收不到消息的2人" in said
    assert not any(name in said for name in ("李明", "孙大海", "郑阿根"))


async def test_what_needs_a_decision_comes_first(stage: Stage) -> None:
    await stage.person("fang").says("好做法 每月15号在凉亭摆摊，修伞配钥匙，一年来了300多人")
    await stage.person("fang").says("报承诺")
    await stage.person("fang").says("6月底前给村里装12盏路灯")
    await stage.person("fang").taps("对")
    said = await stage.person("town").says("下级情况")
    first = said.splitlines()[0]
    assert first.startswith("等你定的：1条承诺等你看，说“审核”")
    assert "1个好做法等你看" in first
    assert "好做法等你看" not in await stage.person("ye").says("下级情况")


async def test_help_names_what_superiors_can_say(stage: Stage) -> None:
    assert "下级情况" in await stage.person("officer").says("帮助")
    assert "下级情况" not in await stage.person("ye").says("帮助")


async def test_many_organisations_are_turned_over_page_by_page(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    first = invented.township().entries[-1]
    many = tuple(
        replace(first, row=row, branch=f"第{row}村党支部", number="01", accounts={}, parent="清溪乡党委")
        for row in range(100, 130)
    )
    await stage.database.write(import_roster, roster_of(*many), actor=None)
    link = await path(stage)
    text = await (await client.get(link)).text()
    assert "第 1 页，共 2 页" in text
    assert "还看不到的 " in text
    assert "第129村党支部</h3>" not in text
    text = await (await client.get(f"{link}?page=2")).text()
    assert "第129村党支部</h3>" in text
    assert "找到1个" in await (await client.get(f"{link}?q=第115村")).text()


async def test_it_is_for_superiors(stage: Stage) -> None:
    assert "上级组织" in await stage.person("member").says("下级情况")
    assert "下面没有别的组织" in await stage.person("secretary").says("下级情况")


async def test_one_sees_ones_own_tree_and_nothing_beside_it(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    link = await path(stage)
    village = await number(stage, "竹溪村党支部")
    assert "朱金花" in await (await client.get(f"{link}?org={village}")).text()
    fang = await stage.ask(people.secretary, village)
    own = stage.house.links.make(Door.LEAD, str(village), fang.id)
    assert (await client.get(own)).status == 200
    town = await number(stage, "清溪乡党委")
    assert (await client.get(f"{own}?org={town}")).status == 404
    assert (await client.get(stage.house.links.make(Door.LEAD, str(town), fang.id))).status == 404
    qian = next(one for one in await stage.ask(people.members, village) if one.name == "朱金花")
    assert (await client.get(stage.house.links.make(Door.LEAD, str(village), qian.id))).status == 404
    assert (await client.get("/lead/abc")).status == 404


async def test_from_the_town_down_to_the_member(stage: Stage, client: "TestClient[Any, Any]") -> None:
    await promises(stage, "member")
    link = await path(stage)
    text = await (await client.get(link)).text()
    assert "连本级5个组织" in text
    assert text.count("<strong>这一年还没有开</strong>") == 1
    branch = await number(stage, "清溪村党支部")
    text = await (await client.get(f"{link}?org={branch}")).text()
    assert "李明" in text
    assert "收不到消息，已请李明上门" in text
    assert "清溪乡党委</a>" in text


async def test_what_is_looked_for_is_found(stage: Stage, client: "TestClient[Any, Any]") -> None:
    link = await path(stage)
    text = await (await client.get(f"{link}?q=社区")).text()
    assert "找到1个" in text
    assert "溪口社区党支部</h3>" in text
    assert "竹溪村党支部</h3>" not in text
    for odd in ("?org=x", "?org=999999999", "?year=1&page=0", "?page=99999999999999", "?q=%22%3E"):
        assert (await client.get(link + odd)).status in (200, 404)


async def test_the_sums_are_those_of_the_members(stage: Stage) -> None:
    await promises(stage, "member", "sun")
    town = await stage.ask(people.org_named, "清溪乡党委")
    look = await stage.ask(
        looking_down.look, str(town.id), (await stage.ask(people.secretary, town.id)).id, None, None
    )
    whole = look.tree.sums[town.id]
    parts = [look.tree.sums[one.org.id] for one in look.tree.below(town.id)]
    proposing = Column("propose")
    assert whole.at(proposing, State.DONE) == sum(one.at(proposing, State.DONE) for one in parts) == 2
    assert whole.orgs == 1 + sum(one.orgs for one in parts)


async def test_the_roster_against_the_chat(stage: Stage, client: "TestClient[Any, Any]") -> None:
    await stage.person("stranger").says("你好")
    await stage.person("witness").says("反映 清溪村说好修的路灯没有修")
    await stage.person("member").says("你好")
    town = await stage.ask(people.org_named, "清溪乡党委")
    found = await stage.ask(reach.reach, town)
    assert found.without == 2
    assert found.strangers == 1
    told = await stage.ask(lambda work: reach.written(work, town, strangers=True))
    assert "清溪村党支部 没有聊天账号：郑阿根" in told
    assert "sandbox stranger" in told
    assert "witness" not in told
    assert "李明" not in told.partition("清溪村党支部 有账号")[2].partition("\n")[0]
    text = await (await client.get(f"{await path(stage)}/reach")).text()
    assert "郑阿根" in text


async def test_the_table_to_take_away(stage: Stage, client: "TestClient[Any, Any]") -> None:
    response = await client.get(f"{await path(stage)}/table.xlsx")
    assert response.status == 200
    book = load_workbook(io.BytesIO(await response.read()))
    orgs = [[cell.value for cell in row] for row in book["组织"].iter_rows()]
    assert orgs[0][:4] == ["组织", "上级", "人数", "还看不到的"]
    assert ["溪口社区党支部", "清溪乡党委", "2", "这一年还没有开"] in [row[:4] for row in orgs]
    assert len(list(book["党员"].iter_rows())) == 1 + 12 + 4 + 3


async def test_on_the_command_line_the_tree_is_indented(stage: Stage) -> None:
    lines = (await stage.ask(looking_down.written, None, None)).splitlines()
    assert lines[0] == "清溪乡党委 2027年"
    assert lines[1] == "  清溪乡党委：2人，这一年还没有开"
    assert "    溪口社区党支部：2人，这一年还没有开" in lines
