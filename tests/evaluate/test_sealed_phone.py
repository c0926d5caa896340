"""The sealed poll in the real browser at 360 pixels: tellers make keys, members vote, two open the box."""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.ballots import recount
from bot.ports import Door
from storage import years
from tests.evaluate.conftest import ADDRESS
from tests.evaluate.phones import PHONE, People, looks_well, site
from tests.evaluate.sealing import POLL, TELLERS, Sealing
from tests.support.browser import Visitor

__all__ = ["site"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def makes_a_key(visitor: Visitor, url: str) -> str:
    """A teller makes his key and writes it down; gives what he has written."""
    page = await visitor.page(url, *PHONE)
    await looks_well(page)
    await page.get_by_role("button", name="做钥匙").click()
    code = await page.locator("#code").text_content()
    assert code
    await looks_well(page)
    await page.get_by_label("抄好了，填最后四个字").fill("0000")
    await page.get_by_role("button", name="抄好了，交锁").click()
    await page.get_by_text("最后四个字跟上面的不一样").wait_for()
    await page.get_by_label("抄好了，填最后四个字").fill(code[-4:].lower())
    await page.get_by_role("button", name="抄好了，交锁").click()
    await page.get_by_role("heading", name="锁收到了").wait_for()
    return code


async def votes(page: Page, grade: str) -> None:
    for card in await page.locator("fieldset").all():
        await card.get_by_label(grade, exact=True).check()
    await page.get_by_role("button", name="封好，交上去").click()
    await page.get_by_role("heading", name="已收到").wait_for()


async def test_from_the_keys_to_the_count(
    site: tuple[Sealing, TestServer], visitor: Visitor, tmp_path: Path
) -> None:
    sealing, server = site
    here = People(sealing, server, visitor)
    season, posted = sealing.season, sealing.season.stage.wall.posted
    assert "记下了：监票人李明、赵雪、许航" in await sealing.name_tellers()
    codes = {name: await makes_a_key(visitor, await here.url(Door.KEY, name)) for name in TELLERS}
    await season.opens()
    assert any("能投的11人" in one.text and "开票校验码" in one.text for one in posted)
    await the_wall_leads_everybody_to_his_own_paper(here)
    phone = await somebody_votes_twice(here)
    for name in await sealing.voters():
        if name != "孙大海":
            assert (await sealing.cast(name, "合格")).accepted
    waiting = await here.page(Door.KEY, "李明")
    await waiting.get_by_role("heading", name="正在投票").wait_for()
    await season.closes()
    (listed,) = (one for one in posted if one.title == "2027年互评封箱")
    assert "手机上投了11人，一共132张票" in listed.text
    assert not await season.stage.ask(years.results, season.cycle)
    teller = await two_open_the_box(here, codes)
    await somebody_looks_for_his_slips(here, phone)
    await recounts(here, teller, codes, listed.text, tmp_path)


async def the_wall_leads_everybody_to_his_own_paper(here: People) -> None:
    """The code on the wall is no open link: it says what to write to the bot, who sends one's own link."""
    season = here.sealing.season
    wall = await here.visitor.page(f"{await here.url(Door.MEETING, '周建平', season.cycle)}/wall", *PHONE)
    await looks_well(wall)
    address = await wall.locator("div[role=img]").get_attribute("aria-label")
    assert address == f"{ADDRESS}/vote"
    await wall.goto(str(here.server.make_url("/vote")))
    await wall.get_by_text("投票", exact=True).wait_for()
    await looks_well(wall)
    assert await wall.locator("form, a[href^='/rate'], a[href^='/ask']").count() == 0
    for name, address in (("孙大海", "sun"), ("赵雪", "zhao")):
        await season.stage.person(address).says("投票")
        await wall.goto(str(here.server.make_url(season.page(Door.RATE, address))))
        await wall.get_by_role("button", name="封好，交上去").wait_for()
        assert await wall.get_by_role("group", name=name).count() == 0


async def somebody_votes_twice(here: People) -> Page:
    phone = await here.page(Door.RATE, "孙大海")
    await looks_well(phone)
    assert await phone.locator("input:checked").count() == 0
    await phone.get_by_role("button", name="封好，交上去").click()
    await phone.get_by_text("还差11位没有选").wait_for()
    await votes(phone, "基本合格")
    await looks_well(phone)
    await phone.reload()
    await phone.get_by_text("你已经交过").wait_for()
    assert await phone.locator("input:checked").count() == 0
    await votes(phone, "优秀")
    stage = here.sealing.season.stage
    await stage.house.delivery.deliver_due()
    assert stage.person("sun").last.text.startswith("你的评议票收到了")
    return phone


async def two_open_the_box(here: People, codes: dict[str, str]) -> Page:
    first = await here.page(Door.KEY, "李明")
    await looks_well(first)
    await first.get_by_label("抄下来的钥匙").fill(codes["赵雪"])
    await first.get_by_role("button", name="开箱").click()
    await first.get_by_text("这把钥匙不是这次投票的").wait_for()
    await first.get_by_label("抄下来的钥匙").fill(codes["李明"])
    await first.get_by_role("button", name="开箱").click()
    await first.get_by_role("heading", name="等另一位").wait_for()
    second = await here.page(Door.KEY, "许航")
    await second.get_by_label("抄下来的钥匙").fill(codes["许航"].lower())
    await second.get_by_role("button", name="开箱").click()
    for page in (first, second):
        await page.get_by_role("heading", name="两位数得一样").wait_for(timeout=60_000)
        await looks_well(page)
    season = here.sealing.season
    await season.stage.passes(days=5)
    counted = await season.stage.ask(years.results, season.cycle)
    assert counted[season.numbers["周建平"]] == {"合格": 9, "优秀": 1}
    assert counted[season.numbers["孙大海"]] == {"合格": 10}
    told = "".join(one.text for one in season.stage.person("secretary").messages())
    assert "票箱封好了，还没有打开" in told
    assert "互评结束了，11人里有11人评了" in told
    return first


async def somebody_looks_for_his_slips(here: People, phone: Page) -> None:
    await phone.goto(await here.url(Door.RATE, "孙大海"))
    await phone.get_by_text("✔ 你的12张票都在箱子里").wait_for()
    await looks_well(phone)
    other = await here.page(Door.RATE, "胡志远")
    await other.get_by_text("没有你那几张票的存底").wait_for()
    await phone.get_by_role("link", name="看箱单").click()
    await phone.get_by_text("一共132张票").wait_for()
    await looks_well(phone)


async def recounts(here: People, page: Page, codes: dict[str, str], listed: str, stick: Path) -> None:
    """A teller takes the box home on a stick and counts again: in a browser offline, and with Python."""
    fetch = "async (path) => (await fetch(path)).text()"
    box = await page.evaluate("async () => (await fetch(location.pathname + '/box.json')).text()")
    (stick / "box.json").write_text(box, encoding="utf-8")
    for name in ("recount.html", "recount.py"):
        (stick / name).write_text(await page.evaluate(fetch, f"/ballot/{name}"), encoding="utf-8")
    alone = await here.visitor.context(*PHONE, offline=True)
    home = await alone.new_page()
    await home.goto((stick / "recount.html").as_uri())
    await home.locator("#box").set_input_files(stick / "box.json")
    await home.locator("#typed1").fill(codes["赵雪"])
    await home.locator("#typed2").fill(codes["赵雪"])
    await home.get_by_role("button", name="点票").click()
    await home.get_by_text("要两把不同的钥匙").wait_for()
    await home.locator("#typed2").fill(codes["许航"].lower())
    await home.get_by_role("button", name="点票").click()
    await home.get_by_text("箱单校验码").wait_for()
    lines = (await home.locator("#told").inner_text()).split("\n")[1:]
    assert lines[1].removeprefix("箱单校验码 ") in listed
    assert {"周建平：优秀 1，合格 9", "周建平：合格 9，优秀 1"} & set(lines)
    command = (sys.executable, "-I", "recount.py", "box.json", codes["赵雪"], codes["许航"])
    run = await asyncio.create_subprocess_exec(*command, cwd=stick, stdout=asyncio.subprocess.PIPE)
    said = (await run.communicate())[0].decode().strip().split("\n")
    assert sorted(said) == sorted(lines)
    with pytest.raises(ValueError, match="two different keys"):
        recount.report(json.loads(box), [recount.read_code(codes["赵雪"])])


async def test_a_phone_that_cannot_seal_is_told_so_and_never_sends_a_choice(
    site: tuple[Sealing, TestServer], visitor: Visitor
) -> None:
    sealing, server = site
    await sealing.name_tellers()
    await sealing.make_keys()
    await sealing.season.opens()
    voter = await sealing.number("孙大海")
    url = str(server.make_url(sealing.page(Door.RATE, voter)))
    without_script = await visitor.page(url, *PHONE, java_script_enabled=False)
    old = await (await visitor.context(*PHONE)).new_page()
    await old.add_init_script("Object.defineProperty(window, 'crypto', {value: undefined})")
    await old.goto(url)
    for page in (without_script, old):
        await page.get_by_role("heading", name="这部手机不能自己封票").wait_for()
        assert not await page.locator("#send").is_visible()
        assert await page.locator("form").count() == 0
    await without_script.get_by_role("link", name="我愿意，由服务器封装").click()
    await without_script.get_by_text("本次由服务器封装").wait_for()
    for card in await without_script.locator("fieldset").all():
        await card.get_by_label("合格", exact=True).check()
    await without_script.get_by_role("button", name="交上去").click()
    await without_script.get_by_role("heading", name="已收到").wait_for()
    assert await sealing.season.stage.house.box.voted(POLL, voter)
