"""A voter with a phone: reads, ticks, forgets one, hands in, comes back, is too late."""

from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.ports import Door
from tests.pages.desk import Desk
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def tick(page: Page, number: int, grade: str) -> None:
    """Touch the words, as a finger does."""
    await page.locator(f"#c{number} label", has=page.locator(f"input[value='{grade}']")).click()


@pytest.mark.parametrize("scripts", [True, False])
async def test_the_whole_way(branch: TestServer, visitor: Visitor, desk: Desk, scripts: bool) -> None:
    link = str(branch.make_url(desk.links.make(Door.RATE, "2026", 7)))
    page = await visitor.page(link, 360, 740, java_script_enabled=scripts)
    assert await page.locator("input:checked").count() == 0

    await tick(page, 11, "合格")
    await tick(page, 12, "不了解")
    await tick(page, 14, "优秀")
    await page.get_by_role("button", name="交上去").click()

    assert "还差1位没有选" in await page.locator("main").inner_text()
    visitor.expect("422")
    assert await page.locator("input:checked").count() == 3
    if scripts:
        assert faults(await measure(page), 60) == []
    await page.get_by_role("link", name="王大有").click()
    await tick(page, 13, "基本合格")
    await page.get_by_role("button", name="交上去").click()

    assert await page.locator("h1").inner_text() == "已收到"
    assert desk.taken == [("2026", 7, {11: "合格", 12: "不了解", 13: "基本合格", 14: "优秀"})]
    await page.reload()
    assert len(desk.taken) == 1

    await page.goto(link)
    assert await page.locator("input:checked").count() == 0
    assert "你已经交过" in await page.locator("main").inner_text()
    for number in (11, 12, 13, 14):
        await tick(page, number, "合格")
    await page.get_by_role("button", name="交上去").click()
    assert desk.taken[1][2] == dict.fromkeys((11, 12, 13, 14), "合格")

    assert desk.paper is not None
    desk.paper = replace(desk.paper, is_open=False)
    await page.goto(link)
    assert await page.locator("h1").inner_text() == "已经结束"
    assert await page.locator("form").count() == 0


async def test_with_the_keyboard_alone(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    link = desk.links.make(Door.RATE, "2026", 7)
    page = await visitor.page(str(branch.make_url(link)), 360, 740)
    await page.keyboard.press("Tab")  # the way to what is kept secret, and how
    for _ in range(4):
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/done")
    assert desk.taken[0][2] == dict.fromkeys((11, 12, 13, 14), "合格")


async def test_every_choice_has_a_name_for_those_who_listen(
    branch: TestServer, visitor: Visitor, desk: Desk
) -> None:
    link = desk.links.make(Door.RATE, "2026", 7)
    page = await visitor.page(str(branch.make_url(link)), 360, 740)
    group = page.get_by_role("group", name="林一鸣")
    for grade in ("优秀", "合格", "基本合格", "不合格", "不了解"):
        assert await group.get_by_role("radio", name=grade, exact=True).count() == 1


async def test_the_recording_plays(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    link = desk.links.make(Door.LISTEN, "5", 7)
    page = await visitor.page(str(branch.make_url(link)), 360, 740)
    length = await page.evaluate(
        """() => new Promise(done => {
            const sound = document.querySelector('audio');
            if (sound.readyState > 0) done(sound.duration);
            sound.onloadedmetadata = () => done(sound.duration);
            sound.onerror = () => done(-1);
        })"""
    )
    assert length == 1
