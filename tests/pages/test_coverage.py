"""The coverage page: every member, in words; for whoever leads the branch and nobody else."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import Door
from dialogs.rules.coverage import COLUMNS
from tests.pages.desk import COVERAGE, NOW, Desk
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor

browsing = pytest.mark.asyncio(loop_scope="session")


def path(desk: Desk, person: int = 7) -> str:
    return desk.links.make(Door.COVERAGE, "2026", person, NOW + timedelta(days=7))


async def test_everybody_is_there_in_the_order_of_the_roster(
    client: TestClient[Any, Any], desk: Desk
) -> None:
    response = await client.get(path(desk))
    text = await response.text()
    assert response.status == 200
    assert re.findall('<h3 class="who">(.*)</h3>', text) == ["林一鸣", "陈桂香", "王大有", "赵小满"]
    assert "收不到消息，已请赵小满上门" in text
    assert "等本人改" in text
    assert "不用做：预备党员" in text
    assert "%" not in text
    for column in COLUMNS:
        assert text.count(column.label) == 1 + len(COVERAGE.rows), column


async def test_nobody_else_gets_in(client: TestClient[Any, Any], desk: Desk) -> None:
    assert (await client.get(path(desk, person=8))).status == 404
    results = desk.links.make(Door.RESULT, "2026", 7)
    assert (await client.get(results.replace("/results/", "/coverage/"))).status == 404
    desk.moment = NOW + timedelta(days=8)
    assert (await client.get(path(desk))).status == 404


@browsing
async def test_a_phone_can_show_it(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    endless = "W" * 200
    first = COVERAGE.rows[0]
    desk.coverage = replace(
        COVERAGE,
        org=endless,
        rows=(*COVERAGE.rows, replace(first, person=replace(first.person, name=endless, post=endless))),
    )
    page = await visitor.page(str(branch.make_url(path(desk))), 360)
    for width in (320, 360, 1200):
        await page.set_viewport_size({"width": width, "height": 740})
        for size in ("125%", "250%"):
            await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            look = await measure(page)
            assert len(look.texts) > 30
            assert faults(look, target=60) == [], (width, size)
