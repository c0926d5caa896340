"""Whatever people write is shown as text and never runs, even in a browser without our policy."""

from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.ports import Door
from bot.web.pages.models import (
    BoardItem,
    BoardModel,
    BoardPerson,
    Colleague,
    Fact,
    PersonResult,
    RatingModel,
    RecordingModel,
    ResultsModel,
)
from dialogs.rules.tally import Source, tally
from tests.pages.desk import Desk
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAYLOADS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<img src=x onerror='window.ran=1'//",
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<body onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<iframe src=javascript:parent.ran=1>",
    "<details open ontoggle=window.ran=1>x",
    "<video><source onerror=window.ran=1></video>",
    "<audio src=x onerror=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>",
    "<select autofocus onfocus=window.ran=1>",
    "<marquee onstart=window.ran=1>x</marquee>",
    "<style>@keyframes k{}</style><b style='animation:k 1s' onanimationstart=window.ran=1>x",
    '"><script>window.ran=1</script>',
    "'><script>window.ran=1</script>",
    '" autofocus onfocus="window.ran=1" x="',
    "' autofocus onfocus='window.ran=1' x='",
    '"><img src=x onerror=window.ran=1>',
    "<object data=javascript:window.ran=1>",
    "<embed src=javascript:window.ran=1>",
    "<math><mtext><script>window.ran=1</script></mtext></math>",
    "--><script>window.ran=1</script><!--",
    "{{ ''.__class__ }}<script>window.ran=1</script>{% raw %}",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\u202e<script>window.ran=1</script>\u0000",
)


#: Six at a time: each in fields of its own, and all together in the fields of the page.
CHUNKS = tuple(PAYLOADS[start : start + 6] for start in range(0, 30, 6))


def fill(desk: Desk, bad: tuple[str, ...]) -> dict[str, str]:
    """Put the texts into every field of every page; gives the pages."""
    every = " ".join(bad)
    people = tuple(BoardPerson(one, one, (BoardItem(one, None, one),)) for one in bad)
    desk.board = BoardModel(every, 2026, people, every)
    colleagues = tuple(Colleague(11 + n, one, one, (Fact(one, one),)) for n, one in enumerate(bad))
    desk.paper = RatingModel(every, every, colleagues, (*bad, "合格"), True, False, every)
    results = tuple(
        PersonResult(one, one, one, (tally(Source.PEERS, {one: 5}, (one, "合格")),)) for one in bad
    )
    desk.results = ResultsModel(every, every, results, 5, 6)
    desk.recording = RecordingModel(every, every, every, desk.sound)
    return {
        "board": "/board/1",
        "rate": desk.links.make(Door.RATE, "2026", 7),
        "results": desk.links.make(Door.RESULT, "2026", 7),
        "listen": desk.links.make(Door.LISTEN, "5", 7),
    }


async def ran(page: Page) -> bool:
    """Whether a text has run. Two frames give lazy handlers their chance."""
    frame = "new Promise(requestAnimationFrame)"
    await page.evaluate(f"async () => {{ await {frame}; await {frame}; await new Promise(setTimeout); }}")
    return bool(await page.evaluate("() => Boolean(window.ran)"))


def clean(text: str) -> str:
    """Without NUL, which HTML does not know."""
    return text.replace("\u0000", "").replace("\ufffd", "")


async def unmoved(page: Page, bad: tuple[str, ...]) -> bool:
    """All texts stand on the page as they were written, nothing ran, nothing was added to it."""
    shown = clean(await page.locator("main").text_content() or "")
    added = await page.locator("script, iframe, object, embed, math, video, style, marquee").count()
    return all(clean(one) in shown for one in bad) and added == 0 and not await ran(page)


async def test_nothing_that_people_write_ever_runs(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    assert len(set(PAYLOADS)) == 30
    page = await (await visitor.context(360, 740, bypass_csp=True)).new_page()
    for bad in CHUNKS:
        for name, path in fill(desk, bad).items():
            await page.goto(str(branch.make_url(path)))
            assert await unmoved(page, bad), (name, bad)


async def test_a_paper_sent_back_does_not_run_either(
    branch: TestServer, visitor: Visitor, desk: Desk
) -> None:
    page = await (await visitor.context(360, 740, bypass_csp=True)).new_page()
    for bad in CHUNKS:
        fill(desk, bad)
        assert desk.paper is not None
        desk.paper = replace(desk.paper, scale=tuple(clean(one) for one in bad))
        await page.goto(str(branch.make_url(desk.links.make(Door.RATE, "2026", 7))))
        await page.locator("#c11 input").first.check()
        await page.locator("form button").click()
        assert await page.locator("fieldset.warning").count() == 5
        assert await page.locator("#c11 input").first.is_checked(), bad
        assert await unmoved(page, bad), bad
    visitor.expect("422")


async def test_the_same_texts_do_run_where_nobody_escapes_them(branch: TestServer, visitor: Visitor) -> None:
    page = await (await visitor.context(360, 740, bypass_csp=True)).new_page()
    await page.goto(str(branch.make_url("/livez")))
    harmful = 0
    for bad in PAYLOADS:
        await page.set_content(f"<main>{bad}</main>")
        harmful += await ran(page)
        await page.evaluate("() => { window.ran = 0 }")
    visitor.oddities.clear()
    assert harmful > 15
