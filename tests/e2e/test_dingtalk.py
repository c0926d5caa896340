"""DingTalk without the Stream: real processes, real sockets, callbacks and pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dingtalk.test_http import signed
from tests.e2e import memory
from tests.e2e.ding_town import DingTown, ding_town
from tests.e2e.spring import PROMISES
from tests.fakes.dingtalk.running import running, text

_CHOICE = re.compile(r'name="choice" value="([^"]+)"')


@pytest.fixture(scope="module")
def ding_url() -> Iterator[str]:
    """The address of the fake, which is stopped at the end."""
    with running() as url:
        yield url


async def test_by_callbacks_and_pages(tmp_path: Path, ding_url: str) -> None:
    """Without the Stream and without a card template: signed requests come in, buttons open pages."""
    async with ding_town(tmp_path, ding_url, template="", receive="http") as town:
        li = town.phone("李明")
        await town.bot.tick(await town.due("propose.open"))
        await town.tick_at(await town.due("propose.open"))
        message = text(li.userid, PROMISES["李明"])
        robot, (headers, body) = f"{town.bot.address}/callbacks/dingtalk/robot", signed(message)
        for _ in range(2):  # the same message twice is heard once
            async with town.session.post(robot, data=body, headers=headers) as answer:
                assert answer.status == 200
        await town.quiet()
        shown = (await li.messages())[-1]
        pages = [value for name, value in shown["param"].items() if name.startswith("actionURL")]
        assert pages[0].startswith(f"{town.bot.address}/say/")
        assert "谢谢" in await first_choices(town, pages[0])
        (promised,) = await memory.rows(town.database, "commitment")
        assert promised["status"] == "submitted"
        before = len(await li.messages())
        await town.quiet()
        assert len(await li.messages()) == before  # what was said on the page is not said again in the chat
        assert await town.bot.stop() == 0


async def first_choices(town: DingTown, page: str) -> str:
    """Tap the first button of the page, and of what comes in answer, until no question is left."""
    async with town.session.get(page) as answer:
        drawn = await answer.text()
    for _ in range(4):
        choice = _CHOICE.search(drawn)
        if choice is None or "谢谢" in drawn:
            break
        async with town.session.post(page.split("?")[0], data={"choice": choice[1]}) as answer:
            drawn = await answer.text()
    return drawn
