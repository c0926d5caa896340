"""Whatever can be said in a chat can be said on a page of one's own, or by command line and from a file."""

import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from typer.testing import CliRunner

from bot import saying
from bot.cli.commands import program
from bot.ports import Door
from bot.problems import BadInput
from bot.saying import Spoken
from bot.service import rooms
from bot.service.talk import elsewhere
from dialogs.content import Link, Message
from dialogs.heard import COMMAND, PAGE
from storage import own_data, people, retention
from storage.overview import strangers
from storage.rectification_tables import rectification
from storage.tables import inbox, journal, outbox
from storage.unit import Work
from tests.lead.conftest import ADDRESS
from tests.pages.measure import faults, measure
from tests.service.test_review import PROMISES, promises
from tests.support.browser import Visitor
from tests.support.stage import Stage

TOWN, BRANCH = "清溪乡党委", "清溪村党支部"


async def command(stage: Stage, org: str, name: str, *lines: str, first: int = 0) -> list[str]:
    """What the command line prints."""
    told: list[str] = []
    spoken = Spoken(org, name, tuple(enumerate(lines, first)))
    await saying.say(stage.database, stage.house.clockwork.links, ADDRESS, spoken, told.append)
    return told


async def leader(stage: Stage, org: str) -> Any:
    found = await stage.ask(people.org_named, org)
    return await stage.ask(people.secretary, found.id)


def rows(work: Work, table: Any) -> list[Any]:
    return list(work.connection.execute(select(table).order_by(table.c.id)))


async def test_a_secretary_decides_by_command(stage: Stage) -> None:
    await promises(stage, "member", "sun")
    secretary = await leader(stage, BRANCH)
    (shown,) = await command(stage, BRANCH, secretary.name, "审核")
    assert PROMISES["member"][:6] in shown
    (done,) = await command(stage, BRANCH, secretary.number, "1 2 通过")
    assert "通过" in done
    heard = [one for one in await stage.ask(rows, inbox) if one.platform == COMMAND]
    assert [one.text for one in heard] == ["审核", "1 2 通过"]
    noted = [one for one in await stage.ask(rows, journal) if one.verb == "say"]
    assert [(one.actor_id, one.detail) for one in noted] == [(secretary.id, {"by": "command"})] * 2
    assert {one.status for one in await stage.ask(rows, outbox) if one.platform == COMMAND} == {"sent"}
    assert await stage.ask(strangers) == []


async def test_what_is_not_understood_does_nothing(stage: Stage) -> None:
    secretary = await leader(stage, BRANCH)
    before = await stage.ask(rows, journal)
    with pytest.raises(BadInput, match="第4行：没听懂“嗯哦啊”。(?s:.*)前3行说过了(?s:.*)--start 4"):
        await command(stage, BRANCH, secretary.name, "帮助", "嗯哦啊", first=3)
    assert len(await stage.ask(rows, journal)) == len(before) + 1
    assert [one.text for one in await stage.ask(rows, inbox) if one.platform == COMMAND] == ["帮助"]
    for org, name in ((BRANCH, "没有这人"), ("没有这里", secretary.name)):
        with pytest.raises(BadInput, match="没有"):
            await command(stage, org, name, "帮助")


def test_faults_of_a_file_are_named_and_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "说.txt"
    file.write_text("审核\n\n1 通过\n" + "啊" * 2001 + "\n\n", encoding="utf-8")
    told = CliRunner().invoke(program, ["say", "--by", "王建国", "--file", str(file)])
    assert "第2行是空的。\n第4行太长" in str(told.exception)
    assert "一句也没有说" in str(told.exception)
    for given in (["say", "--by", "王建国"], ["say", "--by", "王建国", "审核", "--file", str(file)], []):
        assert CliRunner().invoke(program, given or ["say", "--by", "王", "  "]).exit_code != 0


async def test_a_secret_ballot_never_goes_this_way(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(scene: Any, _: Any) -> None:
        path = scene.links.page(Door.RATE, "peers-1", scene.person.id)
        scene.says.append(Message("去投票。", link=Link("投票", path)))

    monkeypatch.setitem(rooms.COMMANDS, "whether_voted", asked)
    secretary = await leader(stage, BRANCH)
    (told,) = await command(stage, BRANCH, secretary.name, "我投票了吗")
    assert told.startswith("去投票。")
    assert told.endswith("无记名投票的链接，只在你自己的聊天里给。")
    assert "/rate/" not in told
    await stage.person("secretary").says("我投票了吗")
    assert stage.person("secretary").last.link is not None
    (told,) = await command(stage, BRANCH, secretary.name, "绑定")
    assert told.startswith("这件事要在你自己的聊天里说。")


async def test_a_superior_orders_on_his_page(stage: Stage, client: TestClient[Any, Any]) -> None:
    town = await leader(stage, TOWN)
    links = stage.house.clockwork.links
    path = links.page(Door.LEAD, str(town.org_id), town.id)
    async with client.get(path) as answer:
        shown = await answer.text()
    say, once = (
        re.findall(r'action="(/say/[^"]+)"', shown)[0],
        re.findall(r'name="once" value="(\w+)"', shown)[0],
    )
    form = {
        "words": "整改 清溪村党支部：公示栏褪色看不清；换一块新的；10个工作日",
        "once": once,
        "back": path,
    }
    pages = []
    for _ in range(2):
        async with client.post(say, data=form) as answer:
            assert answer.status == 200
            pages.append(re.sub(r'value="\w{16}"', "", await answer.text()))
    assert pages[0] == pages[1]
    assert f'href="{path}"' in pages[0]
    async with client.get(say) as answer:  # the question is still there with its buttons
        token = re.findall(r'name="choice" value="([^"]+)"', await answer.text())[0]
    async with client.post(say, data={"choice": token, "back": "//evil.example"}) as answer:
        assert answer.status == 200
        assert "evil" not in await answer.text()
    open_ones = [
        one
        for one in await stage.ask(rows, rectification)
        if one.person_id == (await leader(stage, BRANCH)).id
    ]
    assert len(open_ones) == 1
    async with client.post(say, data=form, headers={"Origin": "https://evil.example"}) as answer:
        assert answer.status == 403


async def test_what_was_said_there_is_ones_own_data(stage: Stage) -> None:
    town = await leader(stage, TOWN)
    links = stage.house.clockwork.links
    await stage.database.write(elsewhere.say, links, town.id, PAGE, "one", text="帮助")
    kept = await stage.ask(lambda work: dict(own_data.rows_of(work, town.id)))
    assert [one["text"] for one in kept["inbox"]] == ["帮助"]
    assert await stage.database.write(retention.forget_heard, town.id) == 1


@pytest.mark.asyncio(loop_scope="session")
async def test_a_thumb_finds_the_box(site: tuple[Stage, TestServer], visitor: Visitor) -> None:
    stage, server = site
    town, secretary = await leader(stage, TOWN), await leader(stage, BRANCH)
    links = stage.house.clockwork.links
    paths = [
        links.page(Door.LEAD, str(town.org_id), town.id),
        links.page(Door.REVIEW, "", secretary.id),
        links.page(Door.RECTIFY, "", town.id),
    ]
    for path in paths:
        page = await visitor.page(str(server.make_url(path)), 360, 740)
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert faults(await measure(page), target=44) == [], path
        await page.get_by_label("说一句").fill("帮助")
        await page.get_by_role("button", name="说好了").click()
        assert "你说：帮助" in await page.content()
        assert faults(await measure(page), target=44) == []
        await page.get_by_role("link", name="回到刚才那一页").click()
        assert page.url.endswith(path)
