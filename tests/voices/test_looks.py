"""The public's pages on a phone of 360 pixels and on paper; whatever people write never runs."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.web.pages.voice_models import Published, VoiceForm
from bot.web.server import build_web
from tests.pages.desk import Desk, pages, write_sound
from tests.pages.measure import faults, measure
from tests.pages.test_hostile_text import CHUNKS, clean, ran
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATHS = ("/wish/1", "/report/1", "/receipt", "/board/1/poster", "/board/1")

_FILL = "(field, words) => { field.removeAttribute('maxlength'); field.value = words; }"

#: Nothing of this is on the pages.
_ADDED = "script, iframe, object, embed, math, video, style, marquee"

#: 30 points and 3 centimetres in CSS pixels.
PT30, CM3 = 40.0, 113.4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(write_sound(tmp_path / "sound.wav"))


@pytest_asyncio.fixture(loop_scope="session")
async def branch(desk: Desk) -> AsyncIterator[TestServer]:
    server = TestServer(build_web(routes=[], pages=pages(desk)))
    await server.start_server()
    yield server
    await server.close()


async def test_every_page_is_readable_and_reachable(branch: TestServer, visitor: Visitor) -> None:
    page = await (await visitor.context()).new_page()
    for path in PATHS:
        await page.goto(str(branch.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for size in ("125%", "250%"):
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 3, path
                assert faults(look, target=60) == [], (path, width, size)


async def test_a_visitor_fills_in_the_form_with_his_thumbs(
    branch: TestServer, visitor: Visitor, desk: Desk
) -> None:
    page = await visitor.page(str(branch.make_url("/report/1")), 360, 740)
    await page.get_by_label("哪一件").select_option("2")
    await page.get_by_label("什么事没做到").fill("这个月没有来，\n药也没买")
    await page.get_by_role("button", name="交上去").click()
    await page.get_by_text("7KQ-2MP").first.wait_for()
    assert faults(await measure(page), 60) == []
    (sent,) = desk.voices.sent
    assert (sent.text.replace("\r", ""), sent.item) == ("这个月没有来，\n药也没买", 2)
    await page.get_by_role("link", name="用单号查一查").click()
    await page.get_by_label("你的单号").fill("7kq2mp")
    await page.get_by_role("button", name="查", exact=True).click()
    await page.get_by_text("正在等支部回复").wait_for()
    assert faults(await measure(page), 60) == []


async def test_what_comes_back_is_readable_too(branch: TestServer, visitor: Visitor) -> None:
    page = await visitor.page(str(branch.make_url("/wish/1")), 360, 740)
    await page.get_by_label("你的愿望").fill(" ")
    await page.get_by_role("button", name="交上去").click()
    await page.get_by_text("还没有写").wait_for()
    assert faults(await measure(page), 60) == []
    visitor.expect("422")


async def test_nothing_that_people_write_ever_runs(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    page = await (await visitor.context(360, 740, bypass_csp=True)).new_page()
    for bad in CHUNKS:
        every = " ".join(bad)
        items = tuple(Published(number, one, one) for number, one in enumerate(bad))
        desk.voices.shown = VoiceForm(every, every, items)
        desk.voices.words = every
        for path in ("/wish/1", "/report/1"):
            await page.goto(str(branch.make_url(path)))
            field = page.locator("textarea")
            await field.evaluate(_FILL, every * 4)
            await page.locator("input[name=contact]").fill(bad[0][:60])
            await page.locator("form .button").first.click()
            await page.locator("[role=alert], .code").first.wait_for()
            assert not await ran(page), bad
            assert await page.locator(_ADDED).count() == 0
        await page.goto(str(branch.make_url("/receipt")))
        await page.get_by_label("你的单号").fill("7KQ-2MP")
        await page.locator("form .button").click()
        shown = clean(await page.locator(".words").text_content() or "")
        assert clean(every) in shown
        assert not await ran(page), bad
    visitor.forgive("422")


async def test_hostile_words_are_sent_as_they_are(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    page = await visitor.page(str(branch.make_url("/wish/1")), 360, 740)
    await page.get_by_label("你的愿望").fill("</textarea><script>window.ran=1</script>")
    await page.get_by_role("button", name="交上去").click()
    await page.get_by_text("7KQ-2MP").first.wait_for()
    assert desk.voices.sent[0].text == "</textarea><script>window.ran=1</script>"
    assert not await ran(page)


async def test_the_poster_is_one_sheet_with_letters_for_the_wall(
    branch: TestServer, visitor: Visitor
) -> None:
    page = await visitor.page(str(branch.make_url("/board/1/poster")), 680, 960)
    await page.emulate_media(media="print")
    sizes = await page.evaluate(
        "() => [...document.querySelectorAll('.poster *')].filter(e => e.checkVisibility())"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= PT30
    for box in [await one.bounding_box() for one in await page.locator(".scan img").all()]:
        assert box is not None
        assert min(box["width"], box["height"]) >= CM3
    assert not await page.locator(".screen").is_visible()
    sheet = await page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
