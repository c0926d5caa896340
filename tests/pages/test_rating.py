"""The rating page over a socket: the paper, what is missing, the answer, and strangers."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.ports import Door
from bot.web.pages import forms
from tests.pages.desk import ADDRESS, RATING, Desk

HTML = {"Accept": "text/html"}
WHOLE = {"p11": "合格", "p12": "不了解", "p13": "优秀", "p14": "不合格"}


@pytest.fixture
def rate(desk: Desk) -> str:
    return desk.links.make(Door.RATE, "2026", 7)


async def post(
    client: TestClient[Any, Any],
    path: str,
    form: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    response = await client.post(path, data=form, headers=HTML | dict(headers or {}))
    return response.status, await response.text()


async def test_the_paper_has_facts_and_no_answer_chosen(client: TestClient[Any, Any], rate: str) -> None:
    text = await (await client.get(rate)).text()
    assert "本次由服务器封装，截止前可以改。不显示谁评了谁。" in text
    assert "把自家门前的水沟清一遍，6月底前。" in text
    assert text.count('type="radio"') == 20
    assert "checked" not in text
    assert "已经交过" not in text


async def test_a_whole_paper_is_taken(client: TestClient[Any, Any], desk: Desk, rate: str) -> None:
    status, text = await post(client, rate, WHOLE)
    assert (status, "已收到" in text) == (200, True)
    assert desk.taken == [("2026", 7, {11: "合格", 12: "不了解", 13: "优秀", 14: "不合格"})]


async def test_missing_answers_are_named_and_the_others_kept(
    client: TestClient[Any, Any], desk: Desk, rate: str
) -> None:
    status, text = await post(client, rate, {"p11": "合格", "p13": "优秀"})
    assert status == 422
    assert "还差2位没有选" in text
    assert text.count("这一位还没有选") == 2
    assert text.count("checked") == 2
    assert desk.taken == []


async def test_a_second_visit_shows_nothing_of_the_first(
    client: TestClient[Any, Any], desk: Desk, rate: str
) -> None:
    await post(client, rate, WHOLE)
    text = await (await client.get(rate)).text()
    assert "你已经交过" in text
    assert "checked" not in text
    assert (await post(client, rate, WHOLE | {"p11": "优秀"}))[0] == 200
    assert len(desk.taken) == 2


async def test_after_the_close_a_kind_sentence(client: TestClient[Any, Any], desk: Desk, rate: str) -> None:
    desk.paper = replace(RATING, is_open=False)
    assert "已经结束" in await (await client.get(rate)).text()
    assert "已经结束" in (await post(client, rate, WHOLE))[1]
    assert desk.taken == []


async def test_a_paper_that_comes_as_the_box_closes(
    client: TestClient[Any, Any], desk: Desk, rate: str
) -> None:
    desk.accepts = False
    assert "已经结束" in (await post(client, rate, WHOLE))[1]


async def test_thanks_only_for_those_who_voted(client: TestClient[Any, Any], rate: str) -> None:
    text = await (await client.get(f"{rate}/done")).text()
    assert "已收到" not in text
    assert 'type="radio"' in text


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://jiannuo.example.evil.example"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": ADDRESS}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({}, True),
    ],
)
async def test_only_our_own_form_counts(
    client: TestClient[Any, Any], desk: Desk, rate: str, headers: dict[str, str], taken: bool
) -> None:
    status, _ = await post(client, rate, WHOLE, headers)
    assert (status, len(desk.taken)) == ((200, 1) if taken else (403, 0))


async def test_names_and_grades_that_are_not_on_the_paper_are_left_out(
    client: TestClient[Any, Any], desk: Desk, rate: str
) -> None:
    assert (await post(client, rate, WHOLE | {"p7": "优秀", "p99": "优秀", "x": "y"}))[0] == 200
    assert set(desk.taken[0][2]) == {11, 12, 13, 14}
    assert (await post(client, rate, WHOLE | {"p11": "非常好"}))[0] == 422
    assert len(desk.taken) == 1


async def test_a_foreign_link_opens_nothing(client: TestClient[Any, Any], desk: Desk) -> None:
    for link in (
        desk.links.make(Door.RATE, "2026", 8),
        desk.links.make(Door.RATE, "2025", 7),
        desk.links.make(Door.RATE, "2026", 7, desk.moment.replace(year=2025)),
        desk.links.make(Door.RESULT, "2026", 7).replace("/results/", "/rate/"),
    ):
        assert (await client.get(link)).status == 404
        assert (await post(client, link, WHOLE))[0] == 404
    assert desk.taken == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"p11=%ff%fe", "application/x-www-form-urlencoded"),
        (b"p11=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"p11=x; charset=nothing", "application/x-www-form-urlencoded; charset=nothing"),
        (b"&".join(b"a%d=1" % n for n in range(900)), "application/x-www-form-urlencoded"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"[" * 5000, "application/json"),
        (b"", "text/plain"),
        (b"\x1f\x8b", ""),
    ],
)
async def test_a_broken_form_is_refused_and_never_an_error_of_ours(
    client: TestClient[Any, Any], desk: Desk, rate: str, body: bytes, kind: str
) -> None:
    response = await client.post(rate, data=body, headers={"Content-Type": kind, **HTML})
    assert response.status in (400, 422)
    assert desk.taken == []


async def test_a_form_that_never_arrives_is_let_go(
    client: TestClient[Any, Any], desk: Desk, rate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "PATIENCE", 0.05)

    async def half() -> Any:
        yield b"p11=x"
        await asyncio.sleep(3600)

    response = await client.post(
        rate, data=half(), headers={"Content-Type": "application/x-www-form-urlencoded", **HTML}
    )
    assert response.status == 408
    assert desk.taken == []
