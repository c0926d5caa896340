"""A helper's round of visits: written without network, handed in once, gone from the phone."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Page, expect

from bot.ports import Door
from bot.service.propose import own_word
from bot.web.server import build_web
from storage import commitments, consents, papers, provenance, voices
from storage.database import open_database
from tests.people.conftest import called
from tests.support.browser import Visitor, browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

SAID = "每个礼拜三去文化礼堂烧水"


@pytest_asyncio.fixture(loop_scope="session")
async def village(sqlite_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[tuple[Stage, str]]:
    """The branch in its first days, served; and the path of 李明's page."""
    database = await open_database(sqlite_url, clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    await stage.passes(days=2)
    server = TestServer(build_web(routes=[], pages=stage.house.pages("http://127.0.0.1")))
    await server.start_server()
    li = await called(stage, "李明")
    yield stage, str(server.make_url(stage.house.clockwork.links.page(Door.ROUND, "", li.id)))
    await server.close()
    await database.close()


async def writes(page: Page, who: str, kind: str, words: str, **more: str) -> None:
    """One entry, as a thumb makes it."""
    await page.get_by_label("谁说的").select_option(who)
    await page.get_by_label("是什么").select_option(kind)
    await page.get_by_label("原话").fill(words)
    for label, value in more.items():
        await page.get_by_label(label).select_option(value)
    await page.get_by_role("button", name="记下").click()


@pytest.mark.asyncio(loop_scope="session")
async def test_a_round_without_network_is_handed_in_once(
    village: tuple[Stage, str], visitor: Visitor
) -> None:
    stage, url = village
    context = await visitor.context(360, 740)
    page = await context.new_page()
    await page.goto(url)
    await expect(page.get_by_text("没有网也打得开")).to_be_visible()
    await expect(page.get_by_text("郑阿根", exact=True).first).to_be_visible()  # he has no phone, and waits
    await context.set_offline(True)
    await writes(page, "王秀英", "承诺", SAID, 念给本人听过了吗="是")
    await writes(page, "郑阿根", "承诺", "每天早上扫一扫门口的巷子")
    await expect(page.get_by_text("还在这部手机里的：2条")).to_be_visible()
    await page.reload()  # the tab is gone, the network too
    await expect(page.get_by_text("还在这部手机里的：2条")).to_be_visible()
    await writes(page, "郑阿根", "自评", "合格", 谁开口说的="家属")
    await expect(page.get_by_text("这件事要本人说")).to_be_visible()
    await expect(page.get_by_text("还在这部手机里的：2条")).to_be_visible()
    await page.get_by_label("原话").fill("")
    assert await stage.ask(papers.recent, 1, 9) == []
    queue = await page.evaluate("localStorage.getItem(Object.keys(localStorage)[0])")
    await context.set_offline(False)
    await expect(page.get_by_text("手机里的已经删掉")).to_be_visible()
    assert await page.evaluate("localStorage.length") == 0
    # The answer was lost on the way: the phone hands everything in once more.
    await page.evaluate("queue => localStorage.setItem('round:5', queue)", queue)
    await page.reload()
    await expect(page.get_by_text("手机里的已经删掉")).to_be_visible()
    entered = await stage.ask(papers.recent, 1, 9)
    assert sorted(one.words for one in entered) == [SAID, "每天早上扫一扫门口的巷子"]
    one = await stage.ask(commitments.get, 1)
    assert (one.channel, one.recorder_id) == ("visit", (await called(stage, "李明")).id)
    (came,) = (await stage.ask(provenance.of, ["commitment:1:1"])).values()
    assert (came.said_where, came.read_back, came.said_on) == ("他家里", True, date(2026, 11, 25))
    await page.get_by_role("button", name="清掉手机里的").click()
    await expect(page.get_by_text("都清掉了")).to_be_visible()
    assert await page.evaluate("caches.keys()") == []
    visitor.forgive("ERR_INTERNET_DISCONNECTED")


@pytest.mark.asyncio(loop_scope="session")
async def test_what_does_not_fit_stays_on_the_phone_with_the_reason(
    village: tuple[Stage, str], visitor: Visitor
) -> None:
    stage, url = village
    page = await visitor.page(url, 360, 740)
    await writes(page, "郑阿根", "进展", "做完了")
    await expect(page.get_by_text("没收下：他没有公示的承诺")).to_be_visible()
    await page.get_by_role("button", name="改一改").click()
    await expect(page.get_by_label("原话")).to_have_value("做完了")
    await page.get_by_label("谁说的").select_option("")
    await page.get_by_label("别人的名字").fill("张大爷")
    await page.get_by_label("是什么").select_option("愿望")
    await page.get_by_label("原话").fill("桥头装个扶手")
    await page.get_by_role("button", name="记下").click()
    await expect(page.get_by_text("都交上去了")).to_be_visible()
    (wish,) = await stage.ask(voices.all_wishes, 1)
    assert (wish.text, wish.channel) == ("桥头装个扶手", "visit")


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator["TestClient[Any, Any]"]:
    await stage.passes(days=2)
    async with TestClient(TestServer(build_web(routes=[], pages=stage.house.pages("http://x")))) as made:
        yield made


async def test_the_same_twice_is_kept_once_and_a_familys_word_is_no_consent(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    li, wang = await called(stage, "李明"), await called(stage, "王秀英")
    path = f"{stage.house.clockwork.links.page(Door.ROUND, '', li.id)}/entries"
    entry = {"who": "王秀英", "kind": "承诺", "channel": "上门", "words": SAID, "voice": "家属", "id": "x"}
    for _ in range(2):
        answer = await (await client.post(path, json=entry)).json()
        assert answer["kept"]
    (one,) = await stage.ask(commitments.of_person, wang.id, 1)
    (waits,) = (await stage.ask(own_word.unheard, [one])).values()
    assert waits.family
    (kept,) = await stage.ask(papers.unread, wang.id)  # she has yet to hear it herself
    assert kept.family
    for kind in ("同意", "自评"):
        answer = await (await client.post(path, json={**entry, "kind": kind, "words": "同意，合格"})).json()
        assert not answer["kept"]
        assert "要本人说" in answer["words"]
    own = {**entry, "voice": "本人", "kind": "同意", "words": "互评别给大家看"}
    assert (await (await client.post(path, json=own)).json())["kept"]
    (word,) = await stage.ask(consents.said, 1, wang.id)
    assert (word.agreed, word.recorder) == (False, li.id)
    answer = await (await client.post(path, json={**entry, "who": "孙大海"})).json()
    assert not answer["kept"]  # not his to write for
    ma = await called(stage, "马丽")
    nobody = stage.house.clockwork.links.page(Door.ROUND, "", ma.id)
    assert (await client.get(nobody)).status == 404


async def test_the_page_is_handed_out_in_the_chat_and_with_the_list_of_visits(stage: Stage) -> None:
    li = stage.person("member")
    await stage.passes(days=1)
    assert any("郑阿根" in one.text and one.link and "/round/" in one.link.path for one in li.messages())
    await li.says("上门记")
    assert li.last.link is not None
    assert "没有归你帮着记的人" in await stage.person("sun").says("上门记")
