"""The public's poll in the real browser at 360 pixels: codes are printed, handed out, used, accounted for."""

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.ports import Door
from storage import evaluation
from tests.evaluate.phones import PHONE, People, looks_well, site
from tests.evaluate.sealing import PUBLIC, Sealing
from tests.support.browser import Visitor

__all__ = ["site"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_public_votes_with_printed_codes_into_the_same_kind_of_box(
    site: tuple[Sealing, TestServer], visitor: Visitor
) -> None:
    sealing, server = site
    season, here = sealing.season, People(sealing, server, visitor)
    await sealing.name_tellers()
    await sealing.make_keys()
    page = await visitor.page(await here.url(Door.INVITE, "陈国强", season.cycle), *PHONE)
    await page.get_by_label("印几张").fill("6")
    await page.get_by_role("button", name="印出来").click()
    codes = await page.locator(".code").all_text_contents()
    await looks_well(page)
    for name, button in (("陈国强", "发出去了，记下"), ("李明", "我也在场，确认发出")):
        page = await visitor.page(await here.url(Door.INVITE, name, season.cycle), *PHONE)
        await looks_well(page)
        await page.get_by_role("button", name=button).click()
    await page.get_by_text("陈国强、李明确认发出，号可以用").wait_for()
    await season.opens()
    assert any("印了6个号" in one.text for one in season.stage.wall.posted)
    phone = await a_villager_votes_twice(visitor, server, codes[0])
    for code in codes[1:5]:
        await sealing.cast_public(code.replace("-", ""), "满意")
    await season.closes()
    await two_account_for_them(here)
    await season.stage.passes(days=5)
    (listed,) = (one for one in season.stage.wall.posted if one.title == "2027年群众评议封箱")
    assert "发出6个号，投了5个" in listed.text
    teller = await visitor.page(await here.url(Door.KEY, "许航", PUBLIC), *PHONE)
    await teller.get_by_role("heading", name="开箱").wait_for()
    await looks_well(teller)
    for name in ("李明", "许航"):
        counts = await sealing.counts("李明", "许航", poll=PUBLIC)
        await season.stage.house.opening.tell(PUBLIC, await sealing.number(name), counts)
    await teller.reload()  # in case that the clockwork had not heard of it
    await season.stage.passes(minutes=1)
    told = await season.stage.ask(evaluation.counts, season.cycle, "public")
    assert told[f"member:{season.numbers['李明']}"] == {"满意": 4, "基本满意": 1}
    await phone.reload()
    slips = len(told) + 1  # one about each, and the one that says whether all are the same
    await phone.get_by_text(f"✔ 你的{slips}张票都在箱子里").wait_for()


async def a_villager_votes_twice(visitor: Visitor, server: TestServer, code: str) -> Page:
    phone = await visitor.page(str(server.make_url("/ask")), *PHONE)
    await phone.get_by_label("纸条上的号").fill(code.lower())
    await phone.get_by_role("button", name="打开").click()
    await looks_well(phone)
    await phone.get_by_role("button", name="封好，交上去").click()
    await phone.get_by_text("一项都还没有选").wait_for()
    for word in ("不满意", "基本满意"):
        await phone.get_by_role("group", name="李明").get_by_label(word, exact=True).check()
        await phone.get_by_role("button", name="封好，交上去").click()
        await phone.get_by_role("heading", name="已收到").wait_for()
        await phone.reload()
        await phone.get_by_text("你已经交过").wait_for()
    return phone


async def two_account_for_them(here: People) -> None:
    season = here.sealing.season
    page = await here.visitor.page(await here.url(Door.INVITE, "李明", season.cycle), *PHONE)
    for label, number in (("发了几张", "6"), ("作废几张", "0"), ("交回几张", "0")):
        await page.get_by_label(label).fill(number)
    await looks_well(page)
    await page.get_by_role("button", name="记下").click()
    page = await here.visitor.page(await here.url(Door.INVITE, "周建平", season.cycle), *PHONE)
    await page.get_by_role("button", name="我核过，一样").click()
    await page.get_by_text("对得上", exact=True).wait_for()
    await looks_well(page)
