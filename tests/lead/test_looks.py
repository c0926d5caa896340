"""The pages of a superior on a phone."""

import pytest
from aiohttp.test_utils import TestServer

from bot.ports import Door
from storage import people
from tests.lead.test_ends import at_the_end, closes
from tests.pages.measure import faults, measure
from tests.service.test_review import promises
from tests.support.browser import Visitor
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_phone_can_show_the_tree(site: tuple[Stage, TestServer], visitor: Visitor) -> None:
    stage, server = site
    await promises(stage, "member", "sun")
    town = await stage.ask(people.org_named, "清溪乡党委")
    branch = await stage.ask(people.org_named, "清溪村党支部")
    secretary = await stage.ask(people.secretary, town.id)
    link = stage.house.links.make(Door.LEAD, str(town.id), secretary.id)
    page = await (await visitor.context()).new_page()
    for path in (f"{link}?only=1", f"{link}?org={branch.id}", f"{link}/reach"):
        await page.goto(str(server.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for size in ("125%", "250%"):
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 5
                assert faults(look, target=60) == [], (path, width, size)


async def test_a_phone_can_show_boards_and_good_practice(
    site: tuple[Stage, TestServer], visitor: Visitor
) -> None:
    stage, server = site
    await stage.person("fang").says("好做法 每月15号在凉亭摆摊，修伞配钥匙，一年来了300多人")
    await stage.person("town").says("好做法")
    await stage.person("town").says("1 推广")
    await stage.person("town").says("示范点 竹溪村 路灯的事件件有回音")
    page = await (await visitor.context()).new_page()
    for path in ("/boards/1", "/boards/1?q=桃花", "/practices/1"):
        await page.goto(str(server.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for size in ("125%", "250%"):
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 4
                assert faults(look, target=60) == [], (path, width, size)


async def test_a_phone_can_show_past_years(site: tuple[Stage, TestServer], visitor: Visitor) -> None:
    stage, server = site
    cycle = await at_the_end(stage)
    await closes(stage)
    branch = await stage.ask(people.org_named, "清溪村党支部")
    secretary = await stage.ask(people.secretary, branch.id)
    link = stage.house.links.make(Door.ARCHIVE, str(branch.id), secretary.id)
    page = await (await visitor.context()).new_page()
    for path in (link, f"{link}/{cycle.id}"):
        await page.goto(str(server.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for size in ("125%", "250%"):
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 4
                assert faults(look, target=60) == [], (path, width, size)
