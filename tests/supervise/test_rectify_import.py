"""What earlier campaigns left is read from a table, offered with the promises, and stays open else."""

from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.documents.sheets import example_row, read_table, write_sheet
from bot.service.supervise import rectify_desk, rectify_import
from bot.web.server import build_web
from dialogs.rules.rectification import Rectification
from dialogs.rules.rectification_sheet import LAYOUT, Left, check
from dialogs.rules.roster_entries import Fault
from storage import people, rectifications, tags
from storage.unit import Work
from tests.support.clock import START
from tests.support.stage import Stage

TOWN = "清溪乡党委"
HEAD = "单位,责任人,存在问题,整改措施,整改时限,问题来源,整改情况\n"
ROW = "清溪村党支部,胡志远,晒谷场堆了垃圾,把晒谷场的垃圾清干净,2027年3月,主题教育2026年9月,推进中\n"
ORGS = "清溪村,,路灯坏了,把村口3盏路灯修好,长期坚持,巡察反馈2026年5月,\n"
TABLE = f"{HEAD}{ROW}{ORGS}清溪村,李明,没有台账,建台账,2026-01-31,主题教育,已完成\n"


def all_open(work: Work) -> list[Rectification]:
    return rectifications.open_rectifications(work)


def number(work: Work, name: str) -> int:
    (person,) = people.named(work, name)
    return person.id


async def read_in(stage: Stage, table: str, org: str = TOWN, verb: Any = rectify_import.import_sheet) -> Any:
    told = await stage.database.write(verb, org, read_table(table.encode(), LAYOUT))
    await stage.house.delivery.deliver_due()
    return told


def test_days_and_states_are_read_as_old_lists_write_them(tmp_path: Path) -> None:
    found = check(read_table(TABLE.encode(), LAYOUT), START.date())
    rows = [one for one in found if isinstance(one, Left)]
    assert [(one.due, one.done) for one in rows] == [
        (date(2027, 3, 31), False),
        (None, False),
        (date(2026, 1, 31), True),
    ]
    write_sheet(tmp_path / "t.xlsx", [example_row(LAYOUT)], LAYOUT)
    (only,) = check(read_table(tmp_path / "t.xlsx", LAYOUT), START.date())
    assert isinstance(only, Fault)


async def test_it_is_read_once_and_told_to_the_person_alone(stage: Stage) -> None:
    told = await read_in(stage, TABLE, verb=rectify_import.foresee)
    assert "会新记 2 件，现在什么都没有记" in told
    assert await stage.ask(all_open) == []
    told = await read_in(stage, TABLE)
    assert "新记 2 件" in told
    assert "没写期限的 1 件" in told
    assert "1 件已经改好" in told
    assert "新记 0 件" in await read_in(stage, TABLE + ROW)
    mine, orgs = await stage.ask(all_open)
    chen = await stage.ask(number, "陈国强")
    assert (mine.of_org, orgs.of_org, orgs.person_id) == (False, True, chen)
    await stage.passes(hours=2)
    assert "把晒谷场的垃圾清干净" in stage.person("hu").last.text
    assert "我只跟你说" in stage.person("hu").last.text
    assert not any("晒谷场" in post.text for post in stage.wall.posted)
    assert "从整改清单读入" in await stage.ask(rectify_desk.story, mine.id)


async def test_faults_are_named_by_row_and_column_and_nothing_is_kept(stage: Stage) -> None:
    table = f"{HEAD}{ROW}没有村,,a,b,,c,\n清溪村,张三丰,a,b,,c,\n"
    faults = await read_in(stage, table)
    assert [one.sentence.split("：")[0] for one in faults] == ["第 3 行“单位”", "第 4 行“责任人”"]
    faults = await read_in(stage, f"{HEAD}清溪村,,a,b,不知道,c,也许\n清溪村,,,b,2029-01-01,c,\n")
    assert [one.sentence.split("：")[0] for one in faults] == [
        "第 2 行“状态”",
        "第 2 行“期限”",
        "第 3 行“问题”",
        "第 3 行“期限”",
    ]
    assert await stage.ask(all_open) == []


async def test_it_is_offered_tagged_when_taken_up_and_then_the_next(stage: Stage) -> None:
    second = ROW.replace("晒谷场堆了垃圾,把晒谷场的垃圾清干净", "水渠堵了,把村东2公里水渠清通")
    await read_in(stage, HEAD + ROW + second)
    hu = stage.person("hu")
    assert "还没改好的一件：把晒谷场的垃圾清干净" in await hu.says("报承诺")
    await hu.says("3月底前把晒谷场的垃圾清干净，装2个垃圾桶")
    await hu.taps("对")
    assert (await stage.ask(tags.of, [1], "rectification"))[1] == ("1",)
    assert "还没改好的一件：把村东2公里水渠清通" in await hu.says("报承诺")


async def test_what_nobody_takes_up_stays_before_the_superior(stage: Stage) -> None:
    await read_in(stage, HEAD + ROW.replace("2027年3月", "2026年9月") + ORGS)
    town = stage.person("town")
    said = await town.says("整改")
    assert "把晒谷场的垃圾清干净，9月30日前，到日子了" in said
    assert "把村口3盏路灯修好" in said
    assert "办结" in await town.says("1 办结 去看过，清干净了")


async def test_a_branchs_own_is_for_the_one_above_and_a_members_stays(stage: Stage) -> None:
    chen, hu = await stage.ask(number, "陈国强"), await stage.ask(number, "胡志远")
    found = check(read_table(f"{HEAD}{ROW}{ORGS}".encode(), LAYOUT), START.date())
    rows = [one for one in found if isinstance(one, Left)]
    assert "新记 2 件" in str(await stage.database.write(rectify_import.import_led, chen, rows))
    mine, orgs = await stage.ask(all_open)
    assert mine.orderer_id == chen
    assert orgs.by_org_id not in (mine.by_org_id, orgs.org_id)
    assert await stage.database.write(rectify_import.import_led, hu, rows) is None


async def test_the_page_reads_a_table_for_whoever_leads(stage: Stage) -> None:
    assert "要书记来办" in await stage.person("hu").says("整改清单")
    chen = stage.person("secretary")
    await chen.says("整改清单")
    assert chen.last.link is not None
    web = build_web(routes=[], pages=stage.house.pages("https://jiannuo.example"))
    async with TestClient(TestServer(web)) as site:
        path = chen.last.link.path
        assert (await site.get(f"{path}/template.xlsx")).status == 200
        told = await (await site.post(path, data=_file(f"{HEAD}没有村,,a,b,,c,\n"))).text()
        assert "第 2 行，单位" in told
        assert "新记 2 件" in await (await site.post(path, data=_file(TABLE))).text()


def _file(text: str) -> FormData:
    form = FormData()
    form.add_field("file", text.encode(), filename="清单.csv", content_type="text/csv")
    return form
