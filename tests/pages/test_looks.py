"""Every page at 360 pixels, with ordinary and with the largest letters: readable, reachable, no sideways."""

from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from bot.ports import Door
from tests.pages.desk import BOARD, RATING, Desk
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

LETTERS = {"ordinary": "125%", "largest": "250%"}


def paths(desk: Desk) -> dict[str, str]:
    return {
        "board": "/board/1",
        "rate": desk.links.make(Door.RATE, "2026", 7),
        "results": desk.links.make(Door.RESULT, "2026", 7),
        "listen": desk.links.make(Door.LISTEN, "5", 7),
        "about": "/about",
    }


async def test_every_page_is_readable_and_reachable(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    page = await (await visitor.context()).new_page()
    for name, path in paths(desk).items():
        await page.goto(str(branch.make_url(path)))
        for width in (320, 360, 1200):
            await page.set_viewport_size({"width": width, "height": 740})
            for letters, size in LETTERS.items():
                await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                look = await measure(page)
                assert len(look.texts) > 3, name
                assert faults(look, target=60) == [], (name, width, letters)


async def test_the_short_pages_too(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    rate = paths(desk)["rate"]
    desk.paper = replace(RATING, voted=True)
    assert faults(await measure(await visitor.page(str(branch.make_url(f"{rate}/done")), 360)), 60) == []
    assert faults(await measure(await visitor.page(str(branch.make_url(rate)), 360)), 60) == []
    desk.paper = replace(RATING, is_open=False)
    assert faults(await measure(await visitor.page(str(branch.make_url(rate)), 360)), 60) == []
    desk.sound.write_bytes(b"#!AMR\n")
    listen = str(branch.make_url(paths(desk)["listen"]))
    assert faults(await measure(await visitor.page(listen, 360)), 60) == []
    assert faults(await measure(await visitor.page(str(branch.make_url("/nowhere")), 360)), 60) == []
    visitor.expect("404")


async def test_long_words_break(branch: TestServer, visitor: Visitor, desk: Desk) -> None:
    endless = "W" * 300
    person = replace(
        BOARD.people[0],
        name=endless,
        post=endless,
        items=(replace(BOARD.people[0].items[0], sentence=endless, state=endless),),
    )
    desk.board = replace(BOARD, org=endless, contact=endless, people=(person,))
    page = await visitor.page(str(branch.make_url("/board/1")), 360)
    assert (await measure(page)).over == 0
    colleague = replace(RATING.colleagues[0], name=endless, post=endless)
    desk.paper = replace(RATING, title=endless, org=endless, colleagues=(colleague,))
    page = await visitor.page(str(branch.make_url(paths(desk)["rate"])), 360)
    assert (await measure(page)).over == 0


BAD = [
    ("<p style='font-size:17px;line-height:2'>x</p>", "small"),
    ("<p style='font-size:20px;line-height:1.4'>x</p>", "tight"),
    ("<p style='font-size:20px;line-height:2;color:#888'>x</p>", "pale"),
    ("<p style='font-size:20px;line-height:2;background:#333'>x</p>", "pale"),
    ("<button style='font-size:20px;line-height:2;width:80px;height:59px'>x</button>", "hard to hit"),
    ("<div style='width:500px;height:1px'></div>", "sideways"),
]


@pytest.mark.parametrize(("html", "fault"), BAD)
async def test_the_measure_sees_what_is_wrong(
    branch: TestServer, visitor: Visitor, html: str, fault: str
) -> None:
    page = await visitor.page(str(branch.make_url("/about")), 360, bypass_csp=True)
    await page.evaluate("html => document.body.innerHTML = html", html)
    found: Any = faults(await measure(page), 60)
    assert len(found) == 1
    assert fault in found[0]
