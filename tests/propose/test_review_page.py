"""The review page and the page for promises made before: real database, real browser."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import Door
from bot.web.server import build_web
from dialogs.rules.commitments import Status
from storage import commitments, people, reviews, tags
from storage.unit import Work
from tests.propose.test_review_tree import item, promise
from tests.support.stage import Stage

ADDRESS = "https://jiannuo.example"


@pytest.fixture
async def site(township: Stage) -> AsyncIterator[TestClient[Any, Any]]:
    app = build_web(routes=[], pages=township.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield client


def number_of(work: Work, name: str) -> int:
    (person,) = (one for org in people.orgs(work) for one in people.by_name(work, org.id, name))
    return person.id


async def page_of(stage: Stage, name: str, door: Door = Door.REVIEW) -> str:
    """That person's link."""
    path: str = stage.house.links.make(door, "", await stage.ask(number_of, name))
    return path


async def test_the_page_decides_with_criteria_and_tags(township: Stage, site: TestClient[Any, Any]) -> None:
    await promise(township, "member", "每月给村东3户独居老人送一次米和油")
    await promise(township, "sun", "每周巡一次村口到水库的路，发现石头就清掉")
    chen = township.person("secretary")
    assert "/review/" in ((await chen.says("审核")) and str(chen.last.link))
    path = await page_of(township, "陈国强")
    text = await (await site.get(path)).text()
    assert "李明" in text
    assert "不符合：体现先进性" in text
    answer = await site.post(
        path,
        data={
            "v1": "1",
            "d1": "approve",
            "s1-standard": "带头弘扬正气",
            "v2": "1",
            "d2": "return",
            "x2-3": "1",
            "n2-3": "路太远",
        },
    )
    told = await answer.text()
    assert answer.status == 200, told
    assert "李明：通过。" in told
    assert "不符合“体现岗位职责特点”路太远" in told
    await township.house.delivery.deliver_due()
    assert "路太远" in township.person("sun").last.text
    assert (await township.ask(item, 1)).status is Status.APPROVED
    assert await township.ask(tags.of, [1], "standard") == {1: ("带头弘扬正气",)}
    (decision,) = await township.ask(reviews.of, 2)
    assert [one.note for one in decision.points if not one.met] == ["路太远"]


async def test_a_return_without_a_word_does_nothing_and_loses_nothing(
    township: Stage, site: TestClient[Any, Any]
) -> None:
    await promise(township, "member", "每月给村东3户独居老人送一次米和油")
    path = await page_of(township, "陈国强")
    answer = await site.post(path, data={"v1": "1", "d1": "return", "n1-0": "没想好"})
    told = await answer.text()
    assert answer.status == 422
    assert "请他怎么改" in told
    assert 'value="没想好"' in told
    assert (await township.ask(item)).status is Status.SUBMITTED
    assert (await site.post(path, data={"v1": "1"})).status == 422


async def test_what_changed_meanwhile_is_left_alone_and_nobody_else_gets_in(
    township: Stage, site: TestClient[Any, Any]
) -> None:
    await promise(township, "member", "每月给村东3户独居老人送一次米和油")
    path = await page_of(township, "陈国强")
    told = await (await site.post(path, data={"v1": "7", "d1": "approve"})).text()
    assert "没有动" in told
    assert (await site.get(await page_of(township, "李明"))).status == 404
    assert (await site.post(path, data={}, headers={"Origin": "https://evil.example"})).status == 403


async def test_a_table_of_old_promises_is_handed_in_on_the_page(
    township: Stage, site: TestClient[Any, Any]
) -> None:
    chen = township.person("secretary")
    await chen.says("登记表")
    path = await page_of(township, "陈国强", Door.PROMISES)
    assert (await site.get(f"{path}/template.xlsx")).status == 200
    told = await (await site.post(path, data=file_of("姓名,承诺事项\n没有人,扫地\n"))).text()
    assert re.search(r"第 2 行，姓名", told)
    table = "姓名,承诺事项,完成时间\n李明,每月帮村东3户老人换一次煤气罐,全年\n"
    told = await (await site.post(path, data=file_of(table))).text()
    assert "新记 1 条，1 条完整" in told
    assert len(await township.ask(commitments.of_cycle, 1)) == 1
    assert (await site.get(await page_of(township, "李明", Door.PROMISES))).status == 404


def file_of(text: str) -> FormData:
    """A form that hands a table in."""
    form = FormData()
    form.add_field("file", text.encode(), filename="登记表.csv", content_type="text/csv")
    return form
