"""What a running year goes by can be read in chat, on the noticeboard, in the table, by command (R2)."""

from collections.abc import AsyncIterator
from datetime import date

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.documents.invented import BRANCH, TOWN
from bot.problems import BadInput
from bot.service.lead import coverage
from bot.service.organise import basis, rules_desk, year
from bot.web.server import build_web
from dialogs.rules.pack import Citation
from storage import people, years
from tests.people.conftest import called
from tests.support.stage import Stage
from tests.voices.conftest import ADDRESS, Site

START = date(2026, 12, 7)
GUIDANCE = (
    "浙创先发〔2010〕18号《关于在创先争优活动中全面推行基层党组织和党员公开承诺、定期考评制度的指导意见》"
    "，2010年8月18日"
)
OPINION = "清组〔2027〕3号《关于承诺制的实施意见》，2026年11月20日"
CITED = Citation("清组〔2027〕3号", "关于承诺制的实施意见", "2026-11-20", "实施意见.pdf")


@pytest.fixture
async def site(township: Stage) -> AsyncIterator[Site]:
    app = build_web(routes=[], pages=township.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield Site(township, client)


async def _opened(stage: Stage) -> None:
    """The town lays 15 days over the guidance; then the branch begins its year."""
    write = stage.database.write
    await write(rules_desk.propose, {"提诺天数": "15"}, {"under": TOWN}, CITED, "")
    await write(rules_desk.adopt, 1, "乡党委会议")
    await write(year.open_cycle, 2027, START, BRANCH)


async def test_a_member_reads_in_chat_what_the_year_goes_by(township: Stage) -> None:
    await _opened(township)
    said = await township.person("member").says("依据")
    assert said == (
        f"清溪村党支部2027年的依据：\n1. {GUIDANCE}\n"
        f"2. {OPINION}。改了：提承诺天数改成15个工作日。文件：实施意见.pdf"
    )


async def test_what_is_changed_afterwards_is_not_in_the_running_year(township: Stage) -> None:
    await _opened(township)
    await township.person("secretary").says("建议 规则 审核时间改成8个工作日")
    await township.person("town").says("规则 2 采用")
    told = await township.ask(rules_desk.show, BRANCH)
    now, running = told.split("清溪村党支部2027年的依据：")
    assert "审核天数：8个工作日" in now
    assert "审核天数" not in running
    assert OPINION in running


async def test_a_change_without_a_document_is_named_with_who_decided(township: Stage) -> None:
    await township.person("secretary").says("建议 规则 审核时间改成8个工作日")
    await township.person("town").says("规则 1 采用")
    await township.database.write(year.open_cycle, 2027, START, BRANCH)
    said = await township.person("secretary").says("依据")
    assert "2. 清溪乡党委定的，没有文件。改了：审核天数改成8个工作日" in said


async def test_the_table_of_the_secretary_names_the_documents(township: Stage) -> None:
    await _opened(township)
    table = await township.ask(coverage.read, "1", (await called(township, "陈国强")).id)
    assert table.basis == f"依据：{GUIDANCE}；{OPINION}"


async def test_the_file_is_had_from_the_boards_of_those_years_alone(township: Stage, site: Site) -> None:
    await _opened(township)
    number = (await township.ask(people.org_named, BRANCH)).id
    assert OPINION in await site.page(f"/board/{number}")
    assert "看文件" not in await site.page(f"/board/{number}")
    told = await township.database.write(basis.attach, 1, "实施意见.pdf", b"%PDF-1.7 opinion")
    assert told == "1号的文件存好了：实施意见.pdf。用它的年度，公示栏上能下载。"
    path = f"/board/{number}/basis/1"
    assert f'<a href="{path}">看文件</a>' in await site.page(f"/board/{number}")
    answer = await site.client.get(path)
    assert (answer.status, await answer.read()) == (200, b"%PDF-1.7 opinion")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E5%AE%9E")
    other = (await township.ask(people.org_named, "竹溪村党支部")).id
    assert (await site.client.get(f"/board/{other}/basis/1")).status == 404
    assert (await site.client.get(f"/board/{number}/basis/2")).status == 404
    said = await township.person("member").says("依据")
    assert said.endswith("文件：实施意见.pdf")
    assert township.person("member").last.link is not None


@pytest.mark.parametrize(
    ("number", "name", "size", "why"),
    [
        (7, "实施意见.pdf", 1, "没有7号规则建议"),
        (1, "实施意见.exe", 1, "不是能存的文件"),
        (1, "实施意见.pdf", basis.MOST + 1, "太大了"),
    ],
)
async def test_what_cannot_be_kept_is_refused(
    township: Stage, number: int, name: str, size: int, why: str
) -> None:
    await _opened(township)
    with pytest.raises(BadInput, match=why):
        await township.database.write(basis.attach, number, name, b"x" * size)


async def test_who_has_no_year_hears_so(township: Stage) -> None:
    assert not await township.ask(years.of_org, 1)
    assert "依据" not in await township.person("member").says("依据")
