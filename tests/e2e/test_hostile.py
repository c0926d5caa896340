"""What strangers, broken lines and bad actors send to the callback address, while members go on talking."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.e2e import memory, verdict
from tests.e2e.town import Town, town
from tests.fakes.wecom.crypto import signature
from tests.fakes.wecom.member import Callback, element, seal, verification

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xml>'
)


@pytest.fixture
async def here(tmp_path: Path, fake_url: str) -> AsyncIterator[Town]:
    async with town(tmp_path, fake_url, warm=True) as found:
        yield found


def hostile(here: Town) -> dict[str, tuple[int, Callback]]:
    """Name → what is answered, and what is sent. Each is built from a message that would be good."""
    li = here.phone("李明").member
    at, payload = li.clock(), li.text("这句话不该算数")
    good, other = seal(li.app, payload, at), replace(li.app, corp_id="wwSOMEBODYELSE")
    huge = b"<xml><Encrypt>" + b"A" * 512 * 1024 + b"</Encrypt></xml>"
    bomb = _BOMB + element("FromUserName", "LiMing") + "<Content>&c;</Content></xml>"
    outer = _BOMB.encode() + good.body.removeprefix(b"<xml>")
    deep = "<xml>" + "<a>" * 3000 + "</a>" * 3000 + "</xml>"
    signed = signature(li.app.token, str(at), "7", "AAAA")
    return {
        "wrong signature": (400, good.forged()),
        "another nonce": (400, replace(good, query={**good.query, "nonce": "1"})),
        "no query": (400, replace(good, query={})),
        "an hour old": (400, seal(li.app, payload, at - 3600)),
        "from the future": (400, seal(li.app, payload, at + 3600)),
        "half a megabyte": (413, replace(good, body=huge)),
        "a bomb inside": (400, seal(li.app, bomb, at)),
        "a bomb outside": (400, replace(good, body=outer)),
        "too deep": (400, seal(li.app, deep, at)),
        "not encrypted": (400, replace(good, body=payload.encode())),
        "for another corporation": (400, seal(other, payload, at)),
        "signed rubbish": (
            400,
            Callback(
                {"msg_signature": signed, "timestamp": str(at), "nonce": "7"},
                b"<xml><Encrypt>AAAA</Encrypt></xml>",
            ),
        ),
        "not UTF-8": (400, seal(li.app, b"<xml>\xff\xfe</xml>", at)),
        "nothing": (400, replace(good, body=b"")),
        "of no use": (200, seal(li.app, li.event("LOCATION"), at)),
    }


async def test_hostile_callbacks_are_refused_while_members_are_served(here: Town) -> None:
    li, wanted = here.phone("李明"), hostile(here)
    sent = asyncio.gather(*(li.member.post(callback) for _, callback in wanted.values()))
    answered = await li.says("帮助")
    assert "报承诺" in answered
    assert dict(zip(wanted, await sent, strict=True)) == {name: code for name, (code, _) in wanted.items()}
    assert [row["text"] for row in await memory.rows(here.database, "inbox")] == ["帮助"]
    await verdict.everything_was_said_once(here)
    assert "这句话不该算数" not in here.bot.log()
    assert '"status": 5' not in here.bot.log()


async def test_a_replay_is_answered_as_before_and_does_nothing(here: Town) -> None:
    li = here.phone("李明")
    callback = seal(li.member.app, li.member.text("帮助"), li.member.clock())
    statuses = await asyncio.gather(*(li.member.post(callback) for _ in range(20)))
    assert set(statuses) == {200}
    await here.watch.quiet()
    assert len(await li.texts()) == 1
    assert len(await memory.rows(here.database, "inbox")) == 1


async def test_the_console_can_verify_the_address_and_nobody_else(here: Town) -> None:
    li = here.phone("李明").member
    query = verification(li.app, li.clock())
    for asked, answer in ((query, (200, "1616140317555161061")), ({**query, "timestamp": "1"}, (400, ""))):
        async with here.session.get(here.bot.callbacks, params=asked) as got:
            assert (got.status, await got.text()) == answer


async def test_somebody_not_on_the_roster_is_told_whom_to_ask(here: Town) -> None:
    answered = await here.stranger.says("你好")
    assert "陈国强" in answered
    assert "花名册" in answered
    for text in ("报承诺", "每月帮村东3户老人换一次煤气罐", "对"):
        await here.stranger.says(text)
    assert await memory.rows(here.database, "commitment") == []
    await here.tick_at(here.start)
    await verdict.all_is_well(here)


async def test_a_burst_of_one_person_is_answered_in_full(here: Town) -> None:
    li = here.phone("李明")
    await asyncio.gather(*(li.member.says("帮助") for _ in range(15)))
    await here.watch.quiet()
    assert len(await li.texts()) == 15


async def test_order_turned_round_is_understood(here: Town) -> None:
    hu = here.phone("胡志远")
    promise, begin = hu.member.text("每季度给村里5户困难户每户送50斤米"), hu.member.text("报承诺")
    assert await hu.member.deliver(promise) == 200
    assert await hu.member.deliver(begin) == 200
    await here.watch.quiet()
    await hu.says("做一整年")
    await hu.says("对")
    assert len(await memory.rows(here.database, "commitment")) == 1
