"""The page of what is being put right: more than the chat lists, narrowed, decided at once, nothing lost."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import Door
from bot.service.supervise import rectify
from bot.service.supervise.rectify import Order
from bot.web.server import build_web
from dialogs.rules.rectification import State
from storage import people, rectifications
from storage.unit import Work
from tests.support.stage import Stage

ADDRESS = "https://jiannuo.example"
Site = TestClient[Any, Any]


@pytest.fixture
async def site(stage: Stage) -> AsyncIterator[Site]:
    async with TestClient(TestServer(build_web(routes=[], pages=stage.house.pages(ADDRESS)))) as client:
        yield client


def _number(work: Work, name: str) -> int:
    (person,) = people.named(work, name)
    return person.id


def _order(work: Work, number: int) -> int:
    """The secretary asks one more thing of Li Ming."""
    chen, li = people.get(work, _number(work, "陈国强")), people.get(work, _number(work, "李明"))
    assert chen is not None
    assert li is not None
    wanted = Order(li, f"第{number}盏灯没修", f"修好第{number}盏灯", date(2026, 12, 18), f"check:{number}")
    return rectify.order(work, chen, wanted).id


async def _path(stage: Stage, name: str) -> str:
    path: str = stage.house.links.make(Door.RECTIFY, "", await stage.ask(_number, name))
    return path


async def _state(stage: Stage, number: int) -> tuple[State, date]:
    found = await stage.ask(rectifications.get, number)
    return found.state, found.due


async def test_the_chat_leads_to_the_page_when_it_cannot_list_all(stage: Stage) -> None:
    for number in range(1, 9):
        await stage.database.write(_order, number)
    chen = stage.person("secretary")
    await chen.says("整改")
    assert all(message.link is None for message in chen.messages())
    await stage.database.write(_order, 9)
    assert "后面还有1件" in await chen.says("整改")
    links = [message.link.path for message in chen.messages() if message.link]
    assert [path.split("/")[1] for path in links] == ["rectify"]


async def test_many_are_decided_at_once_and_nothing_is_lost(stage: Stage, site: Site) -> None:
    numbers = [await stage.database.write(_order, number) for number in (1, 2, 3)]
    path = await _path(stage, "陈国强")
    text = await (await site.get(path)).text()
    assert all(f"修好第{number}盏灯" in text for number in (1, 2, 3))
    first, second, third = numbers
    answer = await site.post(
        path,
        data={
            f"s{first}": "ordered",
            f"d{first}": "extend",
            f"g{first}": "材料没到",
            f"t{first}": "2027-01-16",
            f"s{second}": "ordered",
            f"d{second}": "extend",
            f"g{second}": "还差一盏",
            f"s{third}": "ordered",
            f"d{third}": "withdraw",
            f"g{third}": "弄混了人",
        },
    )
    text = await answer.text()
    assert answer.status == 422
    assert "多给了日子，到1月18日（1月16日不上班，顺延到1月18日）" in text
    assert "撤销了" in text
    assert "再给到哪天" in text
    assert "还差一盏" in text
    assert await _state(stage, first) == (State.ORDERED, date(2027, 1, 18))
    assert await _state(stage, second) == (State.ORDERED, date(2026, 12, 18))
    assert (await _state(stage, third))[0] is State.WITHDRAWN
    await stage.passes(days=10)  # a person's week holds three messages; the rest comes in the next
    said = "".join(message.text for message in stage.person("member").messages())
    assert "材料没到" in said
    assert "弄混了人" in said


async def test_what_has_changed_since_it_was_shown_is_left_alone(stage: Stage, site: Site) -> None:
    number = await stage.database.write(_order, 1)
    path = await _path(stage, "陈国强")
    await stage.passes(hours=2)
    await stage.person("member").says("整改好了 灯都亮了")
    data = {f"s{number}": "ordered", f"d{number}": "withdraw", f"g{number}": "弄混了"}
    answer = await site.post(path, data=data)
    assert answer.status == 422
    assert "刚才已经变了" in await answer.text()
    assert (await _state(stage, number))[0] is State.SHOWN


async def test_it_is_narrowed_by_kind(stage: Stage, site: Site) -> None:
    for number in (1, 2):
        await stage.database.write(_order, number)
    await stage.passes(hours=2)
    await stage.person("member").says("整改好了 1 灯都亮了")
    path = await _path(stage, "周建平")
    shown = await (await site.get(f"{path}?only=shown")).text()
    assert "修好第1盏灯" in shown
    assert "灯都亮了" in shown
    assert "修好第2盏灯" not in shown
    late = await (await site.get(f"{path}?only=late&org=abc")).text()
    assert "现在没有正在改的事" in late


@pytest.mark.parametrize("name", ["李明", "王秀英"])
async def test_it_is_for_whoever_decides(stage: Stage, site: Site, name: str) -> None:
    path = await _path(stage, name)
    assert (await site.get(path)).status == 404
    assert (await site.post(path, data={"d1": "close", "s1": "ordered"})).status == 404
    assert (await site.get("/rectify/abc")).status == 404
