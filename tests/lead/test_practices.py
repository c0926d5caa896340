"""Good practice: told, decided, gone round once, taken over as an example; organisations that are shown."""

from typing import Any

from aiohttp.test_utils import TestClient

from bot.service.organise import year
from dialogs.rules.calendar import add_working_days, local
from storage import people, practices
from tests.service.test_review import promises
from tests.support.stage import Stage

STALL = "每月15号在凉亭摆摊，修伞配钥匙，一年来了300多人"


async def gone_round(stage: Stage) -> None:
    """Fang has told of one, the town's secretary lets it go round."""
    assert "请沈玉珍看" in await stage.person("fang").says(f"好做法 {STALL}")
    town = stage.person("town")
    listed = await town.says("好做法")
    assert f"1. 竹溪村党支部 方立新：{STALL}" in listed
    assert "推广1个，告诉了3位书记" in await town.says("1 推广")


async def test_it_goes_round_once_and_its_author_hears(stage: Stage) -> None:
    await gone_round(stage)
    await stage.passes(days=8)
    told = [address for address, message in stage.wall.shown if "采用 1" in message.text]
    assert sorted(told) == ["han", "secretary", "ye"]
    assert any("推广了，谢谢你" in one.text for one in stage.person("fang").messages())
    assert not any(STALL in one.text for one in stage.wall.posted)


async def test_a_refusal_has_a_reason(stage: Stage) -> None:
    await stage.person("fang").says(f"好做法 {STALL}")
    town = stage.person("town")
    await town.says("好做法")
    assert "为什么不推广" in await town.says("1 不推广")
    assert "不推广1个" in await town.says("1 不推广 再写写花了多少钱")
    await stage.passes(days=1)
    assert any("先不推广：再写写花了多少钱" in one.text for one in stage.person("fang").messages())


async def test_nobody_decides_on_his_own_and_members_go_by_their_secretary(stage: Stage) -> None:
    town, officer = stage.person("town"), stage.person("officer")
    assert "请许航看" in await town.says(f"好做法 {STALL}")
    assert "还没有推广" in await town.says("好做法")
    assert "乡党委 沈玉珍" in await officer.says("好做法")
    assert "要支部的书记或委员" in await stage.person("member").says(f"好做法 {STALL}")
    assert "具体一点" in await stage.person("fang").says("好做法 摆摊")


async def test_taken_over_it_is_an_example_when_members_are_asked(stage: Stage) -> None:
    await gone_round(stage)
    secretary = stage.person("secretary")
    assert "说编号" in await secretary.says("采用")
    assert "没有这个编号" in await secretary.says("采用 9")
    assert "要书记来定" in await stage.person("member").says("采用 1")
    assert "采用了" in await secretary.says("采用 1")
    assert "已经采用" in await secretary.says("采用1")
    assert "你们自己的" in await stage.person("fang").says("采用 1")
    assert "采用了" in await stage.person("ye").says("采用 1")
    start = add_working_days(local(stage.clock.now()).date(), 1)
    await stage.database.write(year.open_cycle, 2027, start, "溪口社区党支部")
    await stage.passes(days=12)
    assert any(f"别的支部这样做过：{STALL}" in one.text for one in stage.person("pan").messages())
    assert "不再拿它当例子" in await secretary.says("不采用 1")
    branch = await stage.ask(people.org_named, "清溪村党支部")
    assert await stage.ask(practices.used_by, branch.id) == []


async def test_the_page_and_the_organisations_that_are_shown(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    await gone_round(stage)
    await stage.person("secretary").says("采用 1")
    town = stage.person("town")
    assert "连着说一句" in await town.says("示范点 竹溪村")
    assert "放到示范点里了" in await town.says("示范点 竹溪村 路灯的事件件有回音")
    assert "上级组织" in await stage.person("member").says("示范点 竹溪村 好")
    number = (await stage.ask(people.org_named, "溪口社区党支部")).id
    text = await (await client.get(f"/practices/{number}")).text()
    assert STALL in text
    assert "有1个组织照着做了" in text
    assert "路灯的事件件有回音" in text
    assert "不再放在" in await town.says("取消示范点 竹溪村")
    assert "路灯的事" not in await (await client.get(f"/practices/{number}")).text()
    assert (await client.get("/practices/999")).status == 404


async def test_every_board_leads_to_all_boards(stage: Stage, client: "TestClient[Any, Any]") -> None:
    await promises(stage, "member")
    number = (await stage.ask(people.org_named, "竹溪村党支部")).id
    board = await (await client.get(f"/board/{number}")).text()
    assert f'href="/boards/{number}"' in board
    text = await (await client.get(f"/boards/{number}")).text()
    for name in ("清溪乡党委", "清溪村党支部", "溪口社区党支部", "乡卫生院党支部"):
        org = await stage.ask(people.org_named, name)
        assert f'href="/board/{org.id}">{name}</a>' in text
    text = await (await client.get(f"/boards/{number}?q=社区")).text()
    assert "溪口社区党支部</a>" in text
    assert "竹溪村党支部</a>" not in text
    assert "没找到" in await (await client.get(f"/boards/{number}?q=桃花")).text()
    assert (await client.get("/boards/999")).status == 404
