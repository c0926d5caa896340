"""A meeting votes: who is counted, who is there, phones and papers in one tally, minutes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.cli import belenios_out
from bot.ports import Door
from storage import evaluation, years
from tests.evaluate.conftest import Season
from tests.evaluate.sealing import POLL, Sealing

HTML = {"Accept": "text/html"}
Client = TestClient[Any, Any]


@pytest.fixture
async def sealing(season: Season) -> Sealing:
    """Three tellers hold keys; one member is not counted; voting is open."""
    made = Sealing(season)
    await made.name_tellers()
    await made.make_keys()
    said = await season.stage.person("secretary").says("不计入 何小兵 外出")
    assert "何小兵不计入应到会" in said
    assert "现在应到10人" in said
    await season.opens()
    return made


async def text_of(client: Client, path: str) -> str:
    answer = await client.get(path, headers=HTML)
    assert answer.status == 200, path
    return re.sub(r"<[^>]+>|\s+", "", await answer.text())


async def does(client: Client, path: str, **form: str) -> str:
    answer = await client.post(path, data=form, headers=HTML)
    assert answer.status == 200
    return re.sub(r"<[^>]+>|\s+", "", await answer.text())


async def test_who_is_not_counted_is_named_with_the_ground_and_rated_all_the_same(sealing: Sealing) -> None:
    assert "何小兵" not in await sealing.voters()
    targets = await sealing.season.stage.house.box.targets(POLL, sealing.season.numbers["孙大海"])
    assert sealing.season.numbers["何小兵"] in targets
    chen = sealing.season.stage.person("secretary")
    assert "投票已经开始" in await chen.says("不计入 王秀英 卧床")
    assert "投票已经开始" in await chen.says("监票人 李明 王秀英 许航")


async def test_grounds_are_five_and_nobody_else_decides(season: Season) -> None:
    chen = season.stage.person("secretary")
    assert "只能是这五种" in await chen.says("不计入 王秀英 不听话")
    assert "不在正式党员名单里" in await chen.says("不计入 马丽 外出")
    assert "现在应到10人" in await chen.says("不计入 王秀英 卧床")
    assert "现在应到11人" in await chen.says("计入 王秀英")
    assert "书记" in await season.stage.person("sun").says("不计入 李明 外出")


async def test_a_secretary_cannot_choose_himself_or_only_officers_as_tellers(season: Season) -> None:
    chen = season.stage.person("secretary")
    assert "监票人要三位" in await chen.says("监票人")
    assert "不能监票" in await chen.says("监票人 陈国强 李明 许航")
    assert "普通党员" in await chen.says("监票人 周建平 沈玉珍 许航")
    assert "没找到方立新" in await chen.says("监票人 方立新 李明 许航")
    assert "没有聊天账号" in await chen.says("监票人 郑阿根 李明 许航")


async def test_phones_and_papers_come_to_one_tally(sealing: Sealing, client: Client) -> None:
    season, stage = sealing.season, sealing.season.stage
    page = sealing.page(Door.MEETING, season.numbers["周建平"], season.cycle)
    assert "应到会10人。不计入：何小兵，工作调动或外出半年以上" in await text_of(client, page)
    assert "没有记" in await does(client, page, do="attend", present="11")
    assert "没有过半" in await does(client, page, do="attend", present="5")
    assert "实到9人。过半" in await does(client, page, do="attend", present="9")
    assert (await sealing.cast("王秀英", "不合格")).accepted
    elder = str(season.numbers["王秀英"])
    assert "可以给王秀英纸票了" in await does(client, page, do="paper", voter=elder)
    late = await sealing.cast("王秀英", "优秀")
    assert (late.accepted, late.on_paper) == (False, True)
    assert "没有记" in await does(client, page, do="paper", voter=str(season.numbers["何小兵"]))
    for name in await sealing.voters():
        if name != "王秀英":
            assert (await sealing.cast(name, "合格")).accepted
    assert "没有封" in await does(client, page, do="seal")  # no teller
    teller = sealing.page(Door.MEETING, season.numbers["李明"], season.cycle)
    assert "马上封箱" in await does(client, teller, do="seal")
    await stage.passes(minutes=1)
    for name in ("李明", "许航"):
        counts = await sealing.counts("李明", "许航")
        await stage.house.opening.tell(POLL, await sealing.number(name), counts)
    minutes = await text_of(client, f"{page}/minutes")
    assert "应到会10人，实到9人，过半" in minutes
    assert "手机投票9人，发出纸票1张" in minutes
    assert "箱单校验码还没有封箱" not in minutes
    assert "纸票还没有两个人数得一样" in minutes
    paper = "纸票 互评 发1 收1 废0\n李明 1 0 0 0 0"
    await stage.person("committee").says(paper)
    assert "两遍数得一样" in await stage.person("deputy").says(paper)
    assert "发出1张，收回1张，废票0张" in await text_of(client, f"{page}/minutes")
    assert (await stage.ask(evaluation.counts, season.cycle, "peers_paper"))[
        f"member:{season.numbers['李明']}"
    ] == {"优秀": 1}


async def test_a_page_of_the_meeting_is_for_office_and_tellers(sealing: Sealing, client: Client) -> None:
    for name, status in (("孙大海", 404), ("周建平", 200), ("赵雪", 200)):
        page = sealing.page(Door.MEETING, sealing.season.numbers[name], sealing.season.cycle)
        assert (await client.get(page, headers=HTML)).status == status, name
    wall = await text_of(client, f"{page}/wall")
    assert "发“投票”两个字" in wall
    assert "发两个字：投票" in await text_of(client, "/vote")
    assert "会上投票" in await sealing.season.stage.person("zhao").says("会上投票")


async def test_the_count_comes_to_the_committee_without_waiting(sealing: Sealing, client: Client) -> None:
    season, stage = sealing.season, sealing.season.stage
    for name in await sealing.voters():
        assert (await sealing.cast(name, "合格", 李明="优秀")).accepted
    await season.closes()
    assert not await stage.ask(years.results, season.cycle)
    number = await sealing.number("李明")
    path = sealing.page(Door.KEY, number)
    for name in ("李明", "许航"):
        counts = {str(target): told for target, told in (await sealing.counts("李明", "许航")).items()}
        own = sealing.page(Door.KEY, await sealing.number(name))
        answer = await client.post(f"{own}/counts", json={"counts": counts})
        assert answer.status == 200
    assert (await answer.json())["standing"] == "counted"
    await stage.passes(minutes=1)
    assert (await stage.ask(years.results, season.cycle))[number] == {"优秀": 9}
    own_page = await (await client.get(path)).text()
    assert "合格 9票" in own_page
    read = re.sub(r"<script.*?</script>", "", own_page, flags=re.DOTALL)
    assert "优秀" not in read  # what it says about himself he hears like everybody else


async def test_two_tellers_who_differ_are_told_so_and_nothing_is_kept(sealing: Sealing) -> None:
    for name in await sealing.voters():
        assert (await sealing.cast(name, "合格")).accepted
    await sealing.season.closes()
    opening = sealing.season.stage.house.opening
    counts = await sealing.counts("李明", "许航")
    other = {target: {"优秀": sum(grades.values())} for target, grades in counts.items()}
    assert await opening.tell(POLL, await sealing.number("李明"), counts) == "waiting"
    assert await opening.tell(POLL, await sealing.number("许航"), other) == "differs"
    assert await opening.tell(POLL, await sealing.number("孙大海"), counts) is None
    fewer = {target: {"优秀": 1} for target in counts}
    assert await opening.tell(POLL, await sealing.number("赵雪"), fewer) is None
    assert await opening.tell(POLL, await sealing.number("赵雪"), counts) == "counted"


async def test_without_a_quorum_the_votes_are_shown_and_count_nothing(
    sealing: Sealing, client: Client
) -> None:
    season = sealing.season
    for name in ("陈国强", "林晓梅", "周建平", "李明", "赵雪"):
        assert (await sealing.cast(name, "优秀")).accepted
    await season.closes()
    for name in ("李明", "许航"):
        counts = await sealing.counts("李明", "许航")
        await season.stage.house.opening.tell(POLL, await sealing.number(name), counts)
    await season.stage.passes(minutes=1)
    page = await text_of(client, sealing.page(Door.APPRAISE, season.numbers["周建平"], season.cycle))
    assert "投票的没有过应到的一半，互评只给大家看，不作数" in page
    assert "没有写明属于国办函〔2026〕12号" in page


async def test_roll_and_questions_can_be_taken_to_belenios(sealing: Sealing, tmp_path: Path) -> None:
    files = await sealing.season.stage.ask(belenios_out.texts, "清溪村党支部", 2027)
    belenios_out.write(files, tmp_path / "out")
    asked = json.loads((tmp_path / "out" / "questions.json").read_text("utf-8"))
    assert asked["name"] == "清溪村党支部2027年党员互评"
    assert [one["question"] for one in asked["questions"]][:2] == ["清溪村党支部", "陈国强"]
    assert "马丽" not in str(asked)  # a probationary member takes part without being graded
    assert {one["max"] for one in asked["questions"]} == {1}
    assert len((tmp_path / "out" / "voters.txt").read_text("utf-8").splitlines()) == 10
    assert await sealing.season.stage.ask(belenios_out.texts, "清溪村党支部", 2031) is None
