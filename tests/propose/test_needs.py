"""The list of needs: many wishes at once from a table, the page, and merging what is alike in one line."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.documents.invented import BRANCH
from bot.documents.sheets import read_table
from bot.ports import Door
from bot.service.public import needs
from bot.web.server import build_web
from dialogs.rules.roster_entries import Fault
from dialogs.rules.wishes_sheet import LAYOUT, NewWish, check
from tests.propose.test_review_page import file_of, page_of
from tests.support.stage import Stage

ADDRESS = "https://jiannuo.example"
TABLE = """意见建议,来源,联系电话
村口的路灯坏了三个月没人修,走访,
村口路灯坏了，没人修,来电,010-00000000
老人食堂的菜太咸,意见箱,
"""


@pytest.fixture
async def site(township: Stage) -> AsyncIterator[TestClient[Any, Any]]:
    app = build_web(routes=[], pages=township.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield client


def wished(text: str) -> list[NewWish]:
    """The rows of a table in which nothing is wrong."""
    return [one for one in check(read_table(text.encode(), LAYOUT)) if isinstance(one, NewWish)]


def test_sources_are_understood_and_faults_have_rows_and_columns() -> None:
    assert [one.channel for one in wished(TABLE)] == ["visit", "phone", "paper"]
    found = check(read_table("愿望,来源\n,上门\n修路,天上\n".encode(), LAYOUT))
    assert [one.sentence for one in found if isinstance(one, Fault)] == [
        "第 2 行“愿望”：没有写，请写上。",
        "第 3 行“怎么来的”：写的是“天上”。请写纸条、电话或者上门。",
    ]


async def test_a_table_comes_in_once_and_is_one_message(township: Stage) -> None:
    assert "新记 3 件" in await township.database.write(needs.import_named, BRANCH, wished(TABLE))
    assert "新记 0 件。有 3 件以前记过" in await township.database.write(
        needs.import_named, BRANCH, wished(TABLE)
    )
    found = await township.ask(needs.named_needs, BRANCH)
    assert [one.state for one in found.rows] == ["等回复"] * 3


async def test_what_is_alike_is_merged_in_one_line(township: Stage) -> None:
    await township.database.write(needs.import_named, BRANCH, wished(TABLE))
    chen = township.person("secretary")
    assert "（像第1条）" in await chen.says("愿望")
    assert "第2件并好了" in await chen.says("像的都并好")
    found = await township.ask(needs.named_needs, BRANCH)
    assert [one.state for one in found.rows] == ["等回复", "和别的并成一件", "等回复"]


async def test_the_page_shows_the_list_takes_a_table_and_gives_one(
    township: Stage, site: TestClient[Any, Any]
) -> None:
    chen = township.person("secretary")
    assert "愿望一共0件" in await chen.says("需求清单")
    path = await page_of(township, "陈国强", Door.NEEDS)
    assert "还没有愿望" in await (await site.get(path)).text()
    assert "新记 3 件" in await (await site.post(path, data=file_of(TABLE))).text()
    assert (await site.get(f"{path}/needs.xlsx")).status == 200
    told = await (await site.post(path, data=file_of("愿望\n\n,\n"))).text()
    assert "还没有愿望" in told
    assert (await site.get(await page_of(township, "李明", Door.NEEDS))).status == 404
    assert "书记来办" in await township.person("member").says("需求清单")
