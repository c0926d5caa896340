"""A long table that is handed in: the page says that it is read, and once what came of it."""

from threading import Event
from typing import Any

import pytest

from bot.web.pages import hand_in
from bot.web.pages.roster import RosterPage
from tests.pages.sheets import HEAD, NEW, book
from tests.pages.test_roster import Client, client, link, stage, upload
from tests.support.stage import Stage

__all__ = ["client", "stage"]


async def test_a_long_table_says_that_it_is_read_and_then_what_came_of_it(
    stage: Stage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_in, "PATIENCE", 0.0)
    held, check = Event(), RosterPage.check

    def slowly(self: RosterPage, *args: Any) -> Any:
        held.wait(10)
        return check(self, *args)

    monkeypatch.setattr(RosterPage, "check", slowly)
    path = await link(stage)
    status, text = await upload(client, path, book(HEAD, NEW))
    assert (status, "正在读入" in text, f'content="2; url={path}"' in text) == (200, True, True)
    status, text = await upload(client, path, book(HEAD, NEW))
    assert (status, "上一张表还在读" in text) == (409, True)
    held.set()
    monkeypatch.setattr(hand_in, "PATIENCE", 60.0)
    assert "名册读好了" in await (await client.get(path)).text()
    assert "名册读好了" not in await (await client.get(path)).text()
