"""The materials for every channel: who may fetch them, what stands on them, and the ledger."""

import io
import re
from pathlib import Path

from docx import Document

from bot.service.publish import ledger, materials
from bot.web.pages.materials import every_file
from dialogs.rules.publishing import Channel, Line, Notice
from dialogs.rules.spoken import LONGEST_LINE, SPOT, seconds, subtitles
from storage import publications
from tests.publish.conftest import day, published
from tests.publish.test_board import promise_of_the_branch
from tests.support.stage import Stage
from tests.voices.conftest import ADDRESS, Site


async def files(stage: Stage) -> dict[str, bytes]:
    found = await stage.ask(materials.notice_and_card, 1, ADDRESS)
    return dict(every_file(*found))


def words_of(content: bytes) -> str:
    doc = Document(io.BytesIO(content))
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in doc.paragraphs), *cells])


async def test_every_material_says_how_anybody_can_supervise(stage: Stage) -> None:
    await published(stage)
    await stage.database.write(promise_of_the_branch)
    made = await files(stage)
    assert len(made) == 9
    texts = {name: words_of(body) if name.endswith("docx") else body.decode() for name, body in made.items()}
    for name in ("会议讲稿.docx", "公示文件.docx", "新闻稿.txt", "公示栏大张A3.html", "公示栏A4.html"):
        assert "010-00000000" in texts[name], name
        assert "12盏路灯" in texts[name], name
    assert "清溪村党支部〔2027〕1号" in texts["公示文件.docx"]
    assert "〔2027〕2号" not in texts["公示文件.docx"]
    assert f"{ADDRESS}/board/1" in texts["网页地址.txt"]
    assert f"{ADDRESS}/board/1" in texts["工作群卡片.txt"]
    assert "00:00:00,000 --> " in texts["字幕.srt"]
    assert texts["会议讲稿.docx"].index("12盏路灯") < texts["会议讲稿.docx"].index("煤气罐")


async def test_what_is_for_members_leaves_only_the_meeting(stage: Stage) -> None:
    await published(stage)
    await stage.person("member").says("只在党员内公开 1，因为说到了张家的事")
    await stage.person("secretary").says("1 同意")
    made = await files(stage)
    assert "煤气罐" in words_of(made["会议讲稿.docx"])
    assert "只在党员内公开" in words_of(made["会议讲稿.docx"])
    for name, body in made.items():
        if name != "会议讲稿.docx":
            assert "煤气罐" not in (words_of(body) if name.endswith("docx") else body.decode()), name


async def test_what_was_changed_is_printed_beside_what_stands_now(stage: Stage) -> None:
    await published(stage)
    sun, chen = stage.person("sun"), stage.person("secretary")
    await sun.says("更正 第1条 改成 每周巡两次水库的路，因为写错了次数")
    await chen.says("1 同意")
    await sun.says("改期 第1条 到2027年3月底，因为下雨停工")
    await chen.says("1 同意")
    made = await files(stage)
    for name in ("会议讲稿.docx", "公示文件.docx", "公示栏大张A3.html", "公示栏A4.html"):
        said = words_of(made[name]) if name.endswith("docx") else made[name].decode()
        assert "每周巡两次水库的路" in said, name
        assert re.search("原来写的是“[^“]+”，原来说全年", said), name
        assert said.count("原来写的是") == 1, name


async def test_the_secretary_takes_them_from_the_page(site: Site, tmp_path: Path) -> None:
    stage = site.stage
    chen = stage.person("secretary")
    assert "还没有公示的承诺" in await chen.says("公示材料")
    await published(stage)
    await chen.says("公示材料")
    assert chen.last.link is not None
    path = chen.last.link.path
    text = await site.page(path)
    assert "清溪村党支部〔2027〕1号" in text
    for file in set(re.findall(rf'href="{re.escape(path)}/([\w.]+)"', text)):
        response = await site.client.get(f"{path}/{file}")
        assert response.status == 200
        assert "attachment" in response.headers["Content-Disposition"]
        assert len(await response.read()) > 20
    said = await site.sends(
        path, 200, channel="noticeboard", place="村口", begins="2026-12-17", ends="2027-01-20", what="up"
    )
    assert "记进台账了" in said
    assert "公示栏 村口，12月17日起，到1月20日，编号1到5，陈国强经办" in said
    assert "日子没看明白" in await site.sends(path, 200, channel="meeting", place="", begins="x", what="up")
    assert "要书记来办" in await stage.person("member").says("公示材料")
    assert await stage.ask(materials.may_see, "1", 5) is None
    assert (await site.client.get("/materials/x")).status == 404


async def test_the_ledger_is_kept_in_one_line_and_reminds_once(stage: Stage) -> None:
    await published(stage)
    chen = stage.person("secretary")
    assert "网络，12月16日起，还在，编号1到5，陈国强经办" in await chen.says("台账")
    said = await chen.says("公示栏 村口 今天起 到 1月20日")
    assert "公示栏“村口”，12月17日起，到1月20日" in said
    await chen.says("公示 会议 党员大会 12月10日")
    await chen.says("公示 文件 发各村民小组")
    listed = await chen.says("公示台账")
    assert "会议 党员大会，12月10日起" in listed
    assert "正挂着1处" in await chen.says("进度表")
    assert "撤下的日子在贴出来之前" in await chen.says("公示栏 小学 今天起 到 12月1日")
    await stage.until(day(2027, 1, 25))
    told = [one.text for one in chen.messages() if "公示到1月20日为止" in one.text]
    assert len(told) == 1
    assert "记作撤下了" in await chen.says("公示栏 村口 撤下")
    assert "台账上没有这一处" in await chen.says("公示栏 村口 撤下")
    assert "正挂着0处" in await chen.says("进度表")
    kept = await stage.ask(publications.of_cycle, 1)
    assert {one.document for one in kept if one.channel is Channel.DOCUMENT} == {1}
    assert await stage.ask(publications.next_document, 1) == 2


async def test_taken_down_in_time_nobody_is_reminded(stage: Stage) -> None:
    await published(stage)
    chen = stage.person("secretary")
    await chen.says("公示栏 村口 今天起 到 1月20日")
    await stage.until(day(2027, 1, 19))
    await chen.says("公示栏 村口 撤下")
    await stage.until(day(2027, 1, 30))
    assert not any("为止" in one.text for one in chen.messages())


async def test_members_do_not_write_it(stage: Stage) -> None:
    await published(stage)
    assert "要书记来办" in await stage.person("member").says("公示栏 村口 今天起")
    assert "要书记来办" in await stage.person("member").says("台账")
    assert "谁都可以看" in await stage.person("member").says("公示栏")


def test_the_spot_is_thirty_seconds_and_its_subtitles_can_be_read() -> None:
    from bot.documents.notice_texts import spot

    lines = tuple(Line(f"党员{n}", "", "每月帮村东3户老人换一次煤气罐" * n, "全年") for n in range(1, 9))
    notice = Notice("清溪村党支部", 2027, day(2026, 12, 17).date(), 1, lines, "电话", "a", "b")
    text = spot(notice)
    assert "比如" in text
    assert 15 < seconds(text) <= SPOT
    shown = subtitles(text)
    assert max(len(one.text) for one in shown) <= LONGEST_LINE
    assert all(one.begins < one.ends for one in shown)
    assert abs(shown[-1].ends - seconds(text)) < 1


async def test_the_words_of_the_coverage_come_from_the_ledger(stage: Stage) -> None:
    await published(stage)
    cycle = await stage.ask(ledger.shown_cycle, 1)
    assert "网络" in await stage.ask(ledger.in_coverage, cycle)
