"""A secretary with a phone: the three steps, a file with faults, the same file put right, and once more."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import FilePayload, Page

from bot.documents.invented import BRANCH
from bot.documents.roster_sheet import read_sheet
from bot.web.server import build_web
from storage.database import open_database
from tests.pages.desk import ADDRESS
from tests.pages.measure import faults, measure
from tests.pages.sheets import DEPUTY, FAULTY, HEAD, NEW, book
from tests.support.browser import Visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def village(sqlite_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[str]:
    """The address that the bot gives to the invented secretary, served by a real house."""
    database = await open_database(sqlite_url, clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(year_of=None)
    server = TestServer(build_web(routes=[], pages=stage.house.pages(ADDRESS)))
    await server.start_server()
    await stage.person("secretary").says("花名册")
    link = stage.person("secretary").last.link
    assert link is not None
    yield str(server.make_url(link.path))
    await server.close()
    await database.close()


async def hand_in(page: Page, content: bytes, name: str = "名册.xlsx") -> str:
    """Choose a file and press the button; gives what the page then says."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    await page.get_by_label("选文件").set_input_files(FilePayload(name=name, mimeType=kind, buffer=content))
    await page.get_by_role("button", name="上传").click()
    await page.wait_for_load_state()
    return await page.locator("main").inner_text()


async def looks_right(page: Page) -> bool:
    """At every width and with the largest letters: readable, reachable, nothing sideways."""
    for width in (320, 1200, 360):
        await page.set_viewport_size({"width": width, "height": 740})
        for size in ("250%", "125%"):
            await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            assert faults(await measure(page), 60) == [], (width, size)
    return True


@pytest.mark.parametrize("scripts", [True, False])
async def test_the_whole_way(village: str, visitor: Visitor, scripts: bool) -> None:
    page = await visitor.page(village, 360, 740, java_script_enabled=scripts)
    assert await page.locator("h2").all_inner_texts() == ["1 下载表", "2 填好", "3 上传"]
    assert not scripts or await looks_right(page)

    said = await hand_in(page, book(*FAULTY))
    assert "有 4 处要改" in said
    assert await page.locator(".faults li").count() == 4
    assert not scripts or await looks_right(page)
    visitor.expect("422")

    assert "新增 1 人" in await hand_in(page, book(HEAD, DEPUTY, NEW))
    assert not scripts or await looks_right(page)
    assert "3 人都没有变" in await hand_in(page, book(HEAD, DEPUTY, NEW))


@pytest.mark.parametrize(
    ("button", "name", "people"),
    [("下载模板", "花名册模板.xlsx", 0), ("下载现在的花名册", f"{BRANCH}花名册.xlsx", 12)],
)
async def test_both_tables_can_be_taken_away(
    village: str, visitor: Visitor, tmp_path: Path, button: str, name: str, people: int
) -> None:
    page = await visitor.page(village, 360, 740)
    async with page.expect_download() as coming:
        await page.get_by_role("link", name=button).click()
    got = await coming.value
    assert got.suggested_filename == name
    await got.save_as(tmp_path / name)
    assert len(read_sheet(tmp_path / name).rows) == people


async def test_a_wrong_file_is_told_in_the_browser(village: str, visitor: Visitor) -> None:
    page = await visitor.page(village, 360, 740)
    assert "不是名册文件" in await hand_in(page, b"\xff\xd8\xff\xe0" + bytes(900), "照片.jpg")
    visitor.expect("422")
    assert await looks_right(page)
    assert "太大了" in await hand_in(page, bytes(6 << 20))
    visitor.expect("413")


async def test_without_a_file_the_browser_sends_nothing(village: str, visitor: Visitor) -> None:
    page = await visitor.page(village, 360, 740)
    await page.get_by_role("button", name="上传").click()
    assert await page.locator("input:invalid").count() == 1
    assert await page.get_by_role("alert").count() == 0


async def test_whatever_stands_in_a_file_is_shown_as_text(village: str, visitor: Visitor) -> None:
    bad = "<img src=x onerror=window.ran=1>"
    page = await (await visitor.context(360, 740, bypass_csp=True)).new_page()
    await page.goto(village)
    said = await hand_in(page, book({**HEAD, "category": bad, "phone": "W" * 40}))
    assert bad in said
    assert "“" + bad[:20] in await hand_in(page, b"", f"{bad}.xlsx")
    assert await page.evaluate("() => Boolean(window.ran)") is False
    assert await page.locator("img").count() == 0
    assert await looks_right(page)
    visitor.expect("422")
