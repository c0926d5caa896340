"""Every page that an old person meets, with the phone's largest letters: nothing cut, all in reach.

The letters are the browser's own setting (32 px in place of 16), as a phone hands it down, no style of ours.
"""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, async_playwright
from sqlalchemy import select

from bot.ports import Door
from bot.service.evaluate import batches, public_poll
from bot.service.evaluate.rating import poll_name
from bot.web.server import build_web
from dialogs.heard import Kind
from dialogs.rules.batches import LEAST_BATCH
from storage import aftermath
from storage.database import open_database
from storage.tables import outbox
from storage.unit import Work
from tests.evaluate.conftest import ADDRESS, Season
from tests.pages.measure import faults, measure
from tests.service.test_year import day
from tests.support.browser import FLAGS
from tests.support.clock import ManualClock
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

#: The largest letters that a browser's settings offer, twice the usual.
LARGEST = 32

#: What is cut, hidden or too near: text wider or higher than its box where the rest cannot be seen, two
#: paragraphs closer than 1.3 lines, targets that overlap.
_SCRIPT = """() => {
  const found = [], name = e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 20)}`;
  const seen = e => e.checkVisibility() && !e.closest('.spoken, .trap');
  for (const e of document.querySelectorAll('main *')) {
    if (!seen(e)) continue;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'INPUT')
      found.push(`cut: ${name(e)}`);
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`aside: ${name(e)}`);
    const next = e.nextElementSibling;
    if (e.tagName === 'P' && next && next.tagName === 'P' && seen(next) && !e.className && !next.className) {
      const line = parseFloat(style.lineHeight), gap = next.getBoundingClientRect().top - box.bottom;
      if ((gap + line) / line < 1.3) found.push(`close: ${name(e)}`);
    }
  }
  const hit = [...document.querySelectorAll('a, button, .choice, select, textarea')].filter(seen);
  const boxes = hit.map(e => e.getBoundingClientRect());
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, j) => {
    const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
    const apart = beside || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    if (!apart && !hit[i].contains(hit[i + 1 + j])) found.push(`over each other: ${name(hit[i])}`);
  }));
  return found;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def site(
    sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[tuple[Season, TestServer]]:
    """The branch while it is rating, over a real socket."""
    database = await open_database(sqlite_url, clock.now)
    season = Season(Stage(database, clock, tmp_path / "home"))
    await season.begin()
    server = TestServer(build_web(routes=[], pages=season.stage.house.pages(ADDRESS)))
    await server.start_server()
    yield season, server
    await server.close()
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def reader() -> AsyncIterator[Page]:
    """Somebody whose browser shows the largest letters, on a phone of 360 pixels."""
    program = shutil.which("chromium")
    assert program
    flags = [*FLAGS, f"--blink-settings=defaultFontSize={LARGEST}"]
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=program, args=flags)
        context = await chromium.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
        yield await context.new_page()
        await chromium.close()


def said_to(work: Work, person: int) -> str:
    """The key of something with buttons that was said to that person."""
    query = select(outbox.c.key, outbox.c.message).where(outbox.c.person_id == person)
    found = work.connection.execute(query.order_by(outbox.c.id.desc()))
    return str(next(row.key for row in found if row.message.get("choices")))


async def met_by_elders(season: Season) -> dict[str, str]:
    """The pages by name: an old member's own, the public's, and the one his helper writes on beside him."""
    stage, write = season.stage, season.stage.database.write
    wang, helper, chen = (season.numbers[name] for name in ("王秀英", "李明", "陈国强"))
    code = public_poll.new_code()
    printed = [public_poll.voter_of(code), *range(1001, 1000 + LEAST_BATCH)]
    assert await write(batches.print_batch, str(season.cycle), chen, printed) == 1
    for one in (chen, season.numbers["周建平"]):
        await write(batches.hand_out, str(season.cycle), one, 1)
    await season.opens()
    heard = stage.heard("elder", Kind.AUDIO, media="v1", media_format="webm")
    stage.wall.sounds["v1"] = b"a recording"
    await stage.hear(heard)
    today = day(2027, 12, 16).date()
    period = {"scope": "public", "shows": "grades", "opens": today, "closes": today, "author_id": chen}
    await write(aftermath.open_period, season.cycle, period)
    links = stage.house.clockwork.links
    org = season.branch
    return {
        "say": links.page(Door.SAY, await stage.ask(said_to, wang), wang),
        "rate": links.page(Door.RATE, poll_name(season.cycle), wang),
        "mine": links.page(Door.OWN_DATA, "", wang),
        "members": links.page(Door.MEMBERS, org, wang),
        "portrait": links.page(Door.PORTRAIT, "", wang),
        "listen": links.page(Door.LISTEN, 1, helper),
        "round": links.page(Door.ROUND, "", helper),
        "board": f"/board/{org}",
        "wish": f"/wish/{org}",
        "report": f"/report/{org}",
        "deed": f"/deed/{org}",
        "outcomes": f"/outcomes/{org}",
        "receipt": "/receipt",
        "code": "/ask",
        "ask": f"/ask/{code}",
        "ballot": "/ballot",
        "about": "/about",
    }


async def test_the_largest_letters_of_the_phone(site: tuple[Season, TestServer], reader: Page) -> None:
    season, server = site
    bad: dict[str, Any] = {}
    for name, path in (await met_by_elders(season)).items():
        answer = await reader.goto(str(server.make_url(path)))
        assert answer is not None
        assert answer.status == 200, name
        size = await reader.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert size >= LARGEST, name  # the phone's letters are taken over, and no smaller than 30 (§5.1)
        look = await measure(reader)
        assert len(look.texts) > 3, name
        found = faults(look, target=60) + await reader.evaluate(_SCRIPT)
        if found:
            bad[name] = found
    assert bad == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<main><p style='width:80px;overflow:hidden;white-space:nowrap'>一句很长很长的话</p></main>", "cut"),
        ("<main><p style='margin-left:300px;width:200px'>话</p></main>", "aside"),
        ("<main><p style='margin:0'>一</p><p style='margin:0'>二</p></main>", "close"),
        ("<main><a href='/'>一</a><a href='/' style='margin-left:-20px'>二</a></main>", "over each other"),
    ],
)
async def test_the_measure_sees_what_is_wrong(reader: Page, html: str, fault: str) -> None:
    await reader.set_content(f"<!doctype html><style>p {{ line-height: 1.6 }}</style>{html}")
    found = await reader.evaluate(_SCRIPT)
    assert any(one.startswith(fault) for one in found), found
