"""The fake refuses what the documents say: it is a test of the tests."""

import json
from typing import Any

import pytest

from tests.fakes.wecom.running import Fake
from tests.wecom.samples import CORP, SECRET, WEBHOOK_KEY

BUTTONS = [{"text": "好", "key": "k"}]
CARD = {
    "card_type": "button_interaction",
    "main_title": {"title": "t"},
    "task_id": "t1",
    "button_list": BUTTONS,
}


async def ask(fake: Fake, method: str, path: str, body: object = None, **query: str) -> dict[str, Any]:
    url = f"{fake.url}/cgi-bin/{path}"
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with fake.session.request(method, url, params=query, data=data) as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def token(fake: Fake) -> str:
    answer = await ask(fake, "GET", "gettoken", corpid=CORP, corpsecret=SECRET)
    assert answer["expires_in"] == 7200
    return str(answer["access_token"])


def text(content: str = "好", **more: object) -> dict[str, Any]:
    return {"touser": "li", "agentid": 1000002, "msgtype": "text", "text": {"content": content}, **more}


def card(**more: object) -> dict[str, Any]:
    body = {"touser": "li", "agentid": 1000002, "msgtype": "template_card"}
    return {**body, "template_card": {**CARD, **more}}


async def code(fake: Fake, body: object, path: str = "message/send") -> int:
    return int((await ask(fake, "POST", path, body, access_token=await token(fake)))["errcode"])


async def test_tokens(fake: Fake) -> None:
    assert await token(fake) == await token(fake)
    assert (await ask(fake, "GET", "gettoken", corpid="x", corpsecret=SECRET))["errcode"] == 40013
    assert (await ask(fake, "GET", "gettoken", corpid=CORP, corpsecret="x"))["errcode"] == 40001
    assert (await ask(fake, "POST", "message/send", text()))["errcode"] == 41001
    assert (await ask(fake, "POST", "message/send", text(), access_token="x"))["errcode"] == 40014
    old = await token(fake)
    await fake.advance(7201)
    assert (await ask(fake, "POST", "message/send", text(), access_token=old))["errcode"] == 42001
    assert await token(fake) != old


async def test_insisting_on_a_wrong_secret_blocks_the_address(fake: Fake) -> None:
    codes = [(await ask(fake, "GET", "gettoken", corpid=CORP, corpsecret="x"))["errcode"] for _ in range(12)]
    assert codes == [40001] * 11 + [45009]


async def test_get_instead_of_post(fake: Fake) -> None:
    answer = await ask(fake, "GET", "message/send", access_token=await token(fake))
    assert answer["errcode"] == 40058


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (text(), 0),
        (b"{broken", 40058),
        (b"[1]", 40058),
        (text("字" * 682), 0),
        (text("字" * 683), 45002),
        (text(""), 44004),
        (text(surprise=1), 40058),
        (text(touser=""), 82001),
        (text(touser="|".join(["u"] * 1001)), 40032),
        (text(agentid="1000002"), 40056),
        (text(agentid=1), 301002),
        (text(msgtype="video"), 40008),
        (text(duplicate_check_interval=14401), 40058),
        (card(), 0),
        (card(button_list=[]), 40063),
        (card(button_list=BUTTONS * 2), 42018),
        (card(button_list=[{"text": "", "key": "k"}]), 42020),
        (card(button_list=[{"text": "好"}]), 42019),
        (card(button_list=[{"text": "好" * 11, "key": "k"}]), 40058),
        (card(button_list=[{"text": "好", "key": "字" * 342}]), 42018),
        (card(button_list=[{"type": 1, "text": "好", "url": "javascript:x"}]), 40058),
        (card(task_id="年度"), 42014),
        (card(task_id=""), 42014),
        (card(task_id="x" * 129), 42014),
        (card(main_title={}), 40063),
        (card(main_title={"title": "字" * 37}), 45002),
        (card(card_type="poster"), 40058),
    ],
)
async def test_messages(fake: Fake, body: object, expected: int) -> None:
    assert await code(fake, body) == expected


async def test_a_task_id_serves_once(fake: Fake) -> None:
    assert [await code(fake, card()), await code(fake, card())] == [0, 42014]


async def test_the_duplicate_check(fake: Fake) -> None:
    same = text(enable_duplicate_check=1, duplicate_check_interval=100)
    assert [await code(fake, body) for body in (same, same, {**same, "touser": "wang"}, text(), text())] == [
        0
    ] * 5
    assert [entry["touser"] for entry in (await fake.history())["delivered"]] == ["li", "wang", "li", "li"]
    await fake.advance(101)
    await code(fake, same)
    assert len((await fake.history())["delivered"]) == 5


async def test_some_of_many(fake: Fake) -> None:
    await fake.knobs(members=["Li", "Wang"], unlicensed=["wang"])
    body = text(touser="LI|Wang|Nobody")
    answer = await ask(fake, "POST", "message/send", body, access_token=await token(fake))
    assert (answer["errcode"], answer["invaliduser"], answer["unlicenseduser"]) == (0, "nobody", "wang")
    assert [entry["touser"] for entry in (await fake.history())["delivered"]] == ["li"]
    assert await code(fake, text(touser="nobody")) == 81013


async def test_more_than_thirty_a_minute_are_dropped_in_silence(fake: Fake) -> None:
    await fake.knobs(silent_drop=True)
    assert [await code(fake, text(str(n))) for n in range(32)] == [0] * 32
    history = await fake.history()
    assert (len(history["delivered"]), len(history["dropped"])) == (30, 2)


async def test_the_group_push(fake: Fake) -> None:
    body = {"msgtype": "text", "text": {"content": "好"}}

    async def push(body: object, key: str = WEBHOOK_KEY) -> int:
        return int((await ask(fake, "POST", "webhook/send", body, key=key))["errcode"])

    assert await push(body, "wrong") == 93000
    assert await push({**body, "touser": "li"}) == 40058
    assert await push({"msgtype": "text", "text": {"content": "字" * 683}}) == 45002
    assert [await push(body) for _ in range(21)] == [0] * 20 + [45009]
    await fake.advance(61)
    assert await push(body) == 0


async def test_group_chats_know_no_cards(fake: Fake) -> None:
    assert await code(fake, {"chatid": "chat1", **card()}, "appchat/send") == 40058
    plain = {"chatid": "chat1", "msgtype": "template_card", "template_card": CARD}
    assert await code(fake, plain, "appchat/send") == 40008


async def test_only_a_delivered_button_can_be_tapped(fake: Fake) -> None:
    await code(fake, card())
    for userid, key, status in (("li", "k", 200), ("li", "other", 404), ("wang", "k", 404)):
        wanted = {"userid": userid, "task_id": "t1", "key": key}
        async with fake.session.post(f"{fake.url}/_fake/tap", json=wanted) as answer:
            assert answer.status == status
