"""A random check: drawn in chat, seen to by people from elsewhere, told to those concerned."""

import io
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from openpyxl import load_workbook

from bot.problems import BadInput
from bot.service.lead import drawing
from dialogs.rules.calendar import local
from dialogs.rules.rectification import Source
from dialogs.scripts.lead_commands import Wanted
from storage import checks, people, provenance, rectifications
from storage.unit import Work
from tests.service.test_review import PROMISES
from tests.service.test_year import published
from tests.support.stage import Stage


async def drawn(stage: Stage, said: str = "抽查 3") -> str:
    await published(stage)
    return await stage.person("officer").says(said)


async def test_it_is_drawn_in_chat_and_anybody_can_draw_it_again(stage: Stage) -> None:
    said = await drawn(stage)
    assert "今年第1次抽查，编号1，从5个里抽了3个" in said
    assert "清溪村党支部" in said
    (draw,) = await stage.ask(checks.draws, (await stage.ask(people.org_named, "清溪乡党委")).id)
    again = await stage.ask(drawing.again, draw.id)
    assert "再抽一遍：和当时抽的一样" in again
    assert draw.seed.startswith("2026-12-")
    assert "编号2" in await stage.person("officer").says("抽查 2 用 双色球开奖号0512")
    assert "双色球开奖号0512" in await stage.ask(drawing.again, 2)
    with pytest.raises(BadInput, match="没有编号9"):
        await stage.ask(drawing.again, 9)


async def test_the_list_is_shown_and_drawn_again_by_those_below_once_all_was_looked_at(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    await drawn(stage)
    officer, member = stage.person("officer"), stage.person("member")
    assert "再抽哪一次" in await officer.says("重抽")
    said = await officer.says("重抽 1")
    assert "再抽一遍：和当时抽的一样" in said
    assert "从5个里抽中的：\n1. 清溪村党支部，编号" in said
    assert "还没看完" in await member.says("重抽 1")
    await stage.database.write(_all_true)
    assert "和当时抽的一样" in await member.says("重抽 1")
    assert member.last.link is not None
    path = member.last.link.path
    text = await (await client.get(path)).text()
    assert "从5个里抽3个" in text
    assert not any(promise[:6] in text for promise in PROMISES.values())
    book = load_workbook(io.BytesIO(await (await client.get(f"{path}/list.xlsx")).read()))
    assert [row[3].value for row in book.worksheets[0].iter_rows(min_row=2)].count("抽中") == 3


def _all_true(work: Work) -> None:
    for one in checks.items(work, 1):
        checks.find(work, one.id, "true", "", local(work.now).date())


async def test_the_organisation_is_not_told_before(stage: Stage) -> None:
    await drawn(stage)
    await stage.passes(days=1)
    assert [one.text for one in stage.person("secretary").messages() if "抽查" in one.text] == []
    task = "\n".join(message.text for message in stage.person("town").messages())
    task += "\n".join(message.text for message in stage.person("officer").messages())
    assert "先不用打招呼" in task


async def test_the_person_concerned_hears_first(stage: Stage) -> None:
    await drawn(stage, "抽查 5")
    town, officer = stage.person("town"), stage.person("officer")
    items = await stage.ask(checks.items, 1)
    assert len({one.checker_id for one in items}) == 1  # one organisation, one visit
    checker = town if "（你去看）" in await town.says("抽查结果") else officer
    listed = await checker.says("抽查结果")
    number = next(int(line.partition(".")[0]) for line in listed.splitlines() if PROMISES["hu"][:6] in line)
    others = [one for one in range(1, 6) if one != number]
    assert "差在哪里" in await checker.says(f"{number} 有出入")
    said = await checker.says(f"{' '.join(map(str, others[:3]))} 属实 {number} 有出入 昨天去的，只送到3户")
    assert "属实3条，有出入1条" in said
    assert "还有1条等你看" in said
    assert "整改 清溪村党支部" in said
    await stage.passes(days=3)
    shown = [(address, message.text) for address, message in stage.wall.shown]
    author = next(place for place, (who, text) in enumerate(shown) if who == "hu" and "只送到3户" in text)
    branch = next(
        place for place, (who, text) in enumerate(shown) if who == "secretary" and "只送到3户" in text
    )
    assert author < branch
    assert stage.wall.posted == [] or not any("只送到" in message.text for message in stage.wall.posted)
    found = next(one for one in await stage.ask(checks.items, 1) if one.finding == "differs")
    assert found.words == "只送到3户"
    kept = (await stage.ask(provenance.of, [f"check:{found.id}"]))[f"check:{found.id}"]
    assert kept.channel == "visit"
    secretary = stage.person("secretary")
    assert "随机抽查，有出入：只送到3户" in await secretary.says("来访")
    await secretary.says("整改 胡志远：米只送到3户；补送2户；10个工作日")
    await secretary.taps("发给他")
    (order,) = await stage.ask(rectifications.open_rectifications)
    assert (order.source, order.commitment_id) == (Source.CHECK, found.commitment_id)


async def test_who_was_not_met_is_not_warned(stage: Stage) -> None:
    await drawn(stage, "抽查 1")
    (item,) = await stage.ask(checks.items, 1)
    checker = await stage.ask(people.get, item.checker_id)
    sent = stage.person("town" if checker.name == "沈玉珍" else "officer")
    await sent.says("抽查结果")
    assert "改天再看1条" in await sent.says("1 没去成")
    assert "还没有记过来访" in await stage.person("secretary").says("来访")
    assert "1. " in await sent.says("抽查结果")


async def test_an_officer_writes_down_what_a_checker_told_on_paper(stage: Stage) -> None:
    await drawn(stage, "抽查 1")
    (item,) = await stage.ask(checks.items, 1)
    checker = await stage.ask(people.get, item.checker_id)
    other = stage.person("officer" if checker.name == "沈玉珍" else "town")
    assert checker.name in await other.says("抽查结果")
    assert "属实1条" in await other.says("1 属实 纸条 都送到了")
    kept = (await stage.ask(provenance.of, [f"check:{item.id}"]))[f"check:{item.id}"]
    assert kept.channel == "paper"
    assert "没有等你去看的" in await other.says("抽查结果")


async def test_secretaries_look_at_one_another_and_never_at_their_own(stage: Stage) -> None:
    said = await drawn(stage, "抽查 3个支部 交叉")
    assert "从3个里抽了3个" in said
    for one in await stage.ask(checks.items, 1):
        checker = await stage.ask(people.get, one.checker_id)
        assert checker.org_id != one.org_id
        assert checker.leads


async def test_it_is_for_superiors_and_needs_something_to_draw(stage: Stage) -> None:
    assert "上级组织" in await stage.person("member").says("抽查 3")
    assert "没有可以抽的" in await stage.person("officer").says("抽查10")
    assert "抽几条" in await stage.person("officer").says("抽查")
    assert "没有等你去看的" in await stage.person("member").says("抽查结果")


async def test_the_same_by_command(stage: Stage) -> None:
    await published(stage)
    told = await stage.database.write(drawing.by_command, None, Wanted(2, "item", "公布过的种子", False))
    assert "从5个里抽了2个" in told
    assert "公布过的种子" in await stage.ask(drawing.listed, "清溪乡党委")
    with pytest.raises(BadInput, match="没有可以抽的"):
        await stage.database.write(drawing.by_command, "乡卫生院党支部", Wanted(2, "item", "", False))
