"""The new pages on a phone of 360 pixels, and the plate on paper."""

import re
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.documents import invented
from bot.service.publish import plates
from storage import people
from tests.deeds.test_evidence import opened, sends_picture
from tests.deeds.test_plates import path_of, png
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

#: 30 points and 3 centimetres in CSS pixels.
PT30, CM3 = 40.0, 113.4


async def lively(stage: Stage) -> tuple[int, int]:
    """A branch with a deed that may be read, a picture, a beneficiary's word and a portrait; its number
    and 李明's."""
    await opened(stage)
    li, secretary = stage.person("member"), stage.person("secretary")
    await sends_picture(li, "p1")
    await li.taps("做完了")
    await stage.person("sun").says("受益 李明 每个月都来换煤气")
    await stage.person("sun").says("好事 李明半夜帮村东的老人换煤气，等到火点着才走")
    await secretary.says("好事")
    await secretary.says("1 通过")
    await li.says("放上好事 1")
    person = (await stage.ask(people.named, "李明"))[0]
    await stage.database.write(plates.put_portrait, person.id, png())
    return (await stage.ask(people.org_named, invented.BRANCH)).id, person.id


async def fits(page: Page) -> None:
    for width in (320, 360):
        await page.set_viewport_size({"width": width, "height": 740})
        for size in ("125%", "250%"):
            await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            assert faults(await measure(page), target=60) == [], (page.url, width, size)


async def test_every_page_is_readable_and_reachable(site: tuple[Stage, TestServer], visitor: Visitor) -> None:
    stage, server = site
    org, person = await lively(stage)
    paths = [
        f"/deed/{org}",
        f"/board/{org}",
        f"/board/{org}/{person}",
        await path_of(stage, "member", "形象照"),
        await path_of(stage, "secretary", "岗位牌"),
    ]
    page = await (await visitor.context()).new_page()
    for path in paths:
        await page.goto(str(server.make_url(path)))
        await fits(page)


async def test_somebody_tells_of_a_deed_with_his_thumbs(
    site: tuple[Stage, TestServer], visitor: Visitor
) -> None:
    stage, server = site
    await opened(stage)
    org = await stage.ask(people.org_named, invented.BRANCH)
    page = await visitor.page(str(server.make_url(f"/deed/{org.id}")), 360, 740)
    await page.get_by_label("谁，做了什么").fill("李明帮我家收稻谷，一分钱没要")
    await page.get_by_role("button", name="交上去").click()
    await page.get_by_text("收到了，谢谢你").wait_for()
    assert faults(await measure(page), 60) == []
    assert "李明帮我家收稻谷" in await stage.person("secretary").says("好事")


async def test_on_paper_every_plate_has_a_sheet_of_its_own(
    site: tuple[Stage, TestServer], visitor: Visitor
) -> None:
    stage, server = site
    await lively(stage)
    page = await visitor.page(str(server.make_url(await path_of(stage, "secretary", "岗位牌"))))
    await page.emulate_media(media="print")
    text = page.locator(".plate li").first
    size = await text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= PT30 - 0.1
    box = await page.locator(".plate .scan svg").first.bounding_box()
    assert box is not None
    assert box["width"] >= CM3
    sheets = await page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheets)) == 2


async def test_one_picks_a_portrait_and_takes_it_away(
    site: tuple[Stage, TestServer], visitor: Visitor, tmp_path: Path
) -> None:
    stage, server = site
    await opened(stage)
    file = tmp_path / "me.png"
    file.write_bytes(png())
    page = await visitor.page(str(server.make_url(await path_of(stage, "member", "形象照"))), 360, 740)
    await page.get_by_label("选照片").set_input_files(file)
    await page.get_by_role("button", name="同意，放上").click()
    await page.get_by_text("照片放好了").wait_for()
    assert await page.locator(".portrait").evaluate("one => one.naturalWidth") == 8
    await page.get_by_role("button", name="删掉照片").click()
    await page.get_by_text("照片删掉了").wait_for()
    assert await page.locator(".portrait").count() == 0
