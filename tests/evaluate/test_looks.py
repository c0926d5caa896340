"""The pages of the evaluation on a phone of 360 pixels, with ordinary and the largest letters."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.ports import Door
from bot.service.evaluate import batches, public_poll
from bot.web.server import build_web
from storage import aftermath, evaluation
from storage.database import open_database
from tests.evaluate.conftest import ADDRESS, Season
from tests.pages.measure import faults, measure
from tests.service.test_year import day
from tests.support.browser import Visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def site(
    sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[tuple[Season, TestServer]]:
    """The branch with votes counted, over a real socket, in the event loop in which the browser lives."""
    database = await open_database(sqlite_url, clock.now)
    season = Season(Stage(database, clock, tmp_path / "home"))
    await season.begin()
    server = TestServer(build_web(routes=[], pages=season.stage.house.pages(ADDRESS)))
    await server.start_server()
    yield season, server
    await server.close()
    await database.close()


async def test_every_page_is_readable_and_reachable(
    site: tuple[Season, TestServer], visitor: Visitor
) -> None:
    season, server = site
    write, chen = season.stage.database.write, season.stage.person("secretary")
    codes = [public_poll.new_code() for _ in range(5)]
    voters = [public_poll.voter_of(code) for code in codes]
    by = [(str(season.cycle), season.numbers[name]) for name in ("陈国强", "周建平")]
    assert await write(batches.print_batch, *by[0], voters) == 1
    for one in by:
        await write(batches.hand_out, *one, 1)
    await season.opens()
    paths = {"ask": f"/ask/{codes[0]}", "code": "/ask"}
    words = {"subject": f"member:{season.numbers['李明']}", "grade": "优秀", "words": "说到做到"}
    await write(evaluation.add_word, season.cycle, {**words, "author_id": season.numbers["陈国强"]})
    for name, said, door in (
        ("invite", "群众评", Door.INVITE),
        ("teller", "纸票", Door.TELLER),
        ("appraise", "综合评议", Door.APPRAISE),
        ("forms", "导出", Door.FORMS),
    ):
        await chen.says(said)
        paths[name] = season.page(door, "secretary")
    today = day(2027, 12, 16).date()
    period = {"scope": "public", "shows": "grades", "opens": today, "closes": today}
    await write(aftermath.open_period, season.cycle, {**period, "author_id": season.numbers["陈国强"]})
    paths["outcome"] = f"/outcomes/{season.branch}"
    page = await (await visitor.context()).new_page()
    for name, path in paths.items():
        await page.goto(str(server.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for size in ("125%", "250%"):
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 3, name
                assert faults(look, target=60) == [], (name, width, size)
