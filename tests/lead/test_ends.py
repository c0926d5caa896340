"""Every item ends in a result; a year is not closed while anything is open; then it stays readable."""

import io
import json
from typing import Any

from openpyxl import load_workbook

from bot.service.evaluate import forms, sheets
from bot.service.lead import archive, ending
from bot.service.lead.ends import open_ends
from dialogs.rules.commitments import Progress
from dialogs.rules.endings import Kind, Result, suggested
from storage import commitments, ends, people, snapshot, years
from storage.schema import metadata
from tests.lead.conftest import furnished, pages_of
from tests.service.test_year import day, published
from tests.support.moments import Come
from tests.support.stage import Stage


async def at_the_end(stage: Stage) -> Any:
    """Five promises are published, one is said to be done, one nearly; the evaluation is on."""
    await published(stage)
    await stage.until(day(2027, 12, 2))
    await stage.person("hu").says("全做完了")
    await stage.person("sun").says("做了九成")
    await stage.until(day(2027, 12, 17))
    return await cycle_of(stage)


async def cycle_of(stage: Stage) -> Any:
    """The branch's year."""
    org = await stage.ask(people.org_named, "清溪村党支部")
    return await stage.ask(years.of_year, org.id, 2027)


def numbers(listed: str) -> dict[str, int]:
    """Name → number in the list."""
    found = {}
    for line in listed.splitlines():
        number, dot, rest = line.partition(". ")
        if dot and number.isdecimal():
            found[rest.partition("：")[0]] = int(number)
    return found


async def test_results_are_suggested_and_decided_in_one_line(come: Come) -> None:
    stage = await come(furnished, at_the_end)
    cycle = await cycle_of(stage)
    secretary = stage.person("secretary")
    listed = await secretary.says("结束年度")
    assert "2027年还没有结果、等你定的" in listed
    at = numbers(listed)
    assert "→ 完成" in next(line for line in listed.splitlines() if "胡志远" in line)
    assert "→ 基本完成" in next(line for line in listed.splitlines() if "孙大海" in line)
    assert "是因为什么" in await secretary.says(f"{at['李明']} 没完成")
    said = await secretary.says(f"都照写的，{at['李明']} 没完成 换煤气的车坏了半年")
    assert "没完成1件" in said
    said = await secretary.says(f"{numbers(said)['赵雪']} 完成 {numbers(said)['何小兵']} 变更 厂子搬走了")
    assert "党员的评定10件，等陈国强" in said
    assert "本组织的考评1件，等沈玉珍" in said
    items = await stage.ask(commitments.of_cycle, cycle.id)
    kept = await stage.ask(ends.of, [one.id for one in items])
    assert sorted(one.result for one in kept.values()) == [
        "changed",
        "done",
        "done",
        "mostly_done",
        "not_done",
    ]
    left = {one.kind for one in await stage.ask(open_ends, cycle)}
    assert left == {Kind.MEMBER_GRADE, Kind.ORG_GRADE}


async def test_the_author_hears_it_alone(come: Come) -> None:
    stage = await come(furnished, at_the_end)
    secretary = stage.person("secretary")
    at = numbers(await secretary.says("结束年度"))
    posted = len(stage.wall.posted)
    await secretary.says(f"{at['李明']} 没完成 车坏了")
    await stage.passes(days=8)
    assert "没完成" in await stage.person("member").says("我的承诺")
    told = [address for address, message in stage.wall.shown if "记为没完成，因为车坏了" in message.text]
    assert told == ["member"]
    assert not any("车坏了" in message.text for message in stage.wall.posted[posted:])


async def test_nobody_decides_his_own(stage: Stage) -> None:
    await stage.passes(days=1)
    secretary = stage.person("secretary")
    await secretary.says("报承诺")
    await secretary.says("每月第一个星期六接待群众，听大家说事，全年12次")
    if "做到什么时候" in stage.person("secretary").last.text:
        await secretary.taps("做一整年")
    await secretary.taps("对")
    await stage.until(day(2027, 12, 17))
    listed = await secretary.says("结束年度")
    assert "陈国强" not in numbers(listed)
    assert "没公示的承诺1件，等沈玉珍" in listed
    town = stage.person("town")
    listed = await town.says("结束年度")
    assert "不能“完成”" in await town.says(f"{numbers(listed)['陈国强']} 完成")
    assert "收回1件" in await town.says(f"{numbers(listed)['陈国强']} 收回")


async def test_in_the_middle_of_the_year_nothing_is_ended(stage: Stage) -> None:
    await published(stage)
    assert "还没到年底" in await stage.person("secretary").says("结束年度")
    assert "要书记来办" in await stage.person("member").says("结束年度")


async def test_a_year_with_open_ends_is_not_closed(come: Come) -> None:
    stage = await come(furnished, at_the_end)
    cycle = await cycle_of(stage)
    told = await stage.database.write(ending.close, cycle, None)
    assert told.startswith("2027年还不能结束")
    assert "公示的承诺5件，等陈国强" in told
    await stage.person("ma").says("愿望 桥头装一盏灯")
    secretary = stage.person("secretary")
    await secretary.says("结束年度")
    await secretary.says("都完成")
    assert (await stage.ask(years.get, cycle.id)).status == "evaluating"


async def closes(stage: Stage) -> None:
    """Everything that is open at the end gets its result, and the year is closed."""
    await stage.person("ma").says("愿望 桥头装一盏灯")
    await stage.until(day(2028, 1, 3))
    secretary, town = stage.person("secretary"), stage.person("town")
    assert "3个下级组织等你考评" in await town.says("要定的")
    assert "今年没考评谁" in await town.says("没开展 考评 清溪村党支部")
    assert "归上级" in await secretary.says("没开展 考评 清溪村党支部 我们自己知道")
    listed = await secretary.says("结束年度")
    wish = next(line for line in listed.splitlines() if "桥头" in line).partition(".")[0]
    asked = await secretary.says(f"{wish} 转明年 等批钱，其余完成")
    assert "2027年还不能结束" in asked
    assert "本组织的考评1件，等沈玉珍" in asked
    said = await town.says("没开展 考评 清溪村党支部 因为今年刚并村")
    assert "清溪村党支部今年没开展考评，因为今年刚并村" in said
    assert "2个下级组织等你考评" in await town.says("要定的")
    assert "10名党员等你评定" in await secretary.says("要定的")
    assert "不归你评" in await secretary.says("没开展 考评 陈国强 今年刚并村")
    assert "今年没考评谁" in await secretary.says("没开展 考评 李明")
    assert "李明今年没开展考评，因为住院" in await secretary.says("没开展 考评 李明 住院")
    assert "孙大海" in await secretary.says("没开展 考评 党员 今年刚并村")
    assert "党员的评定1件，等林晓梅" in await secretary.says("结束年度")
    assert "陈国强今年" in await stage.person("deputy").says("没开展 考评 陈国强 今年刚并村")
    await stage.until(day(2028, 1, 12))  # the digest of the week asks by itself
    assert any("件件都有了结果，可以结束了，说“结束年度”" in one.text for one in secretary.messages())
    asked = await secretary.says("结束年度")
    assert "件件都有结果了：完成5件，转明年1件" in asked
    assert "2027年结束了，全部存好了" in await secretary.taps("结束")


async def test_a_closed_year_stays_readable(come: Come) -> None:
    stage = await come(furnished, at_the_end, closes)
    cycle = await cycle_of(stage)
    assert (await stage.ask(years.get, cycle.id)).status == "closed"
    await stage.passes(days=1)
    assert any("清溪村党支部的2027年结束了" in one.text for one in stage.person("town").messages())
    secretary = stage.person("secretary")
    await secretary.says("往年")
    assert secretary.last.link is not None
    path = secretary.last.link.path
    async with pages_of(stage) as client:
        text = await (await client.get(path)).text()
        assert "2027年" in text
        text = await (await client.get(f"{path}/{cycle.id}")).text()
        assert "和结束那天存的一样" in text
        assert "胡志远" in text
        book = load_workbook(io.BytesIO(await (await client.get(f"{path}/{cycle.id}/archive.xlsx")).read()))
        whole = json.loads(await (await client.get(f"{path}/{cycle.id}/archive.json")).text())
    assert book.sheetnames == ["承诺", "进展", "审核", "小结"]
    assert [row[5].value for row in book["承诺"].iter_rows(min_row=2)] == ["完成"] * 5
    assert whole["end_carried"][0]["words"] == "等批钱"
    assert {"commitment", "progress", "review", "step_window"} <= set(whole)
    assert not any("phone" in one or "address" in one for one in whole["people"])
    year = await stage.ask(archive.named, "清溪村党支部", 2027)
    assert year.whole


async def test_the_forms_of_a_closed_year_are_still_had(come: Come) -> None:
    stage = await come(furnished, at_the_end, closes)
    cycle, secretary = await cycle_of(stage), stage.person("secretary")
    assert "2027年的表都在这里" in await secretary.says("导出")
    assert "2027年的表都在这里" in await stage.person("town").says("导出 清溪村党支部 2027年")
    assert "没有" in await secretary.says("导出 2026")
    found = await stage.ask(forms.of_year, cycle.org_id, 2027)
    assert found is not None
    said = {one.name: sheets.grade(one) for one in found[0].files}
    assert said["李明"] == "没有评定，因为住院"
    assert said["孙大海"] == "没有评定，因为今年刚并村"


async def test_only_those_who_lead_read_it(come: Come) -> None:
    stage = await come(furnished, at_the_end, closes)
    cycle = await cycle_of(stage)
    assert "还没有结束过" in await stage.person("member").says("往年")
    assert "还没有结束过" in await stage.person("fang").says("往年")
    town = stage.person("town")
    await town.says("往年")
    assert town.last.link is not None
    async with pages_of(stage) as client:
        assert (await client.get(f"{town.last.link.path}/{cycle.id}")).status == 200
    fang = await stage.ask(people.secretary, (await stage.ask(people.org_named, "竹溪村党支部")).id)
    assert await stage.ask(archive.read, str(fang.org_id), fang.id, cycle.id) is None
    assert "已经结束" in await stage.database.write(ending.close, await stage.ask(years.get, cycle.id), None)


def test_every_table_of_a_year_is_in_the_archive() -> None:
    inside = {table.name for table, _ in snapshot.tables()}
    of_a_year = {
        table.name
        for table in metadata.sorted_tables
        if {"cycle_id", "commitment_id"} & {column.name for column in table.c}
        and not table.name.startswith("ballot_")
    }
    assert inside == of_a_year - set(snapshot.LEFT_OUT)


def test_what_the_record_suggests() -> None:
    def told(state: str, percent: int | None = None) -> Progress:
        return Progress(1, 4, state, percent, "", "self")

    assert suggested(told("done"), unmet=False) is Result.DONE
    assert suggested(told("going", 90), unmet=False) is Result.MOSTLY_DONE
    assert suggested(told("going", 60), unmet=False) is None
    assert suggested(None, unmet=False) is None
    assert suggested(told("going", 90), unmet=True) is Result.CHANGED
