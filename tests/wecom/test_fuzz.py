"""Mutated callbacks, in process: nothing but 200, 400 and 413 may ever come out."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.refusals import CallbackRefused
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import Front
from tests.fakes.wecom.member import App, Callback, seal, verification
from tests.wecom.conftest import Desk, HandClock
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN

APP = App(CORP, AGENT, TOKEN, AES_KEY)
SEEDS = 20_000
PAYLOAD = (
    "<xml><ToUserName>ww</ToUserName><FromUserName>LiMing</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>text</MsgType><Content><![CDATA[完成了]]></Content><MsgId>{id}</MsgId></xml>"
)


@dataclass
class Bench:
    desk: Desk
    front: Front

    @staticmethod
    def new() -> "Bench":
        desk = Desk(HandClock())
        return Bench(desk, Front(WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY), desk.receive, desk.clock))

    async def status(self, query: dict[str, str], body: bytes) -> int:
        try:
            return await self.front.take(query, body)
        except CallbackRefused as refusal:
            return refusal.status

    def echo_status(self, query: dict[str, str]) -> int:
        try:
            self.front.echo(query)
        except CallbackRefused as refusal:
            return refusal.status
        return 200


def flip(lot: random.Random, data: bytes) -> bytes:
    place = lot.randrange(len(data) or 1)
    return data[:place] + bytes([lot.randrange(256)]) + data[place + 1 :]


def cut(lot: random.Random, data: bytes) -> bytes:
    return data[: lot.randrange(len(data) + 1)]


def double(lot: random.Random, data: bytes) -> bytes:
    start, end = sorted((lot.randrange(len(data) + 1), lot.randrange(len(data) + 1)))
    return data[:end] + data[start:end] + data[end:]


def drop(lot: random.Random, data: bytes) -> bytes:
    start, end = sorted((lot.randrange(len(data) + 1), lot.randrange(len(data) + 1)))
    return data[:start] + data[end:]


def insert(lot: random.Random, data: bytes) -> bytes:
    bits = (
        b"]]>",
        b"<Encrypt>",
        b"<!DOCTYPE x>",
        b"&a;",
        b"\x00",
        b"\xff",
        b"<xml>",
        b"=" * 3,
        b"A" * 70_000,
    )
    place = lot.randrange(len(data) + 1)
    return data[:place] + lot.choice(bits) + data[place:]


MUTATIONS: tuple[Callable[[random.Random, bytes], bytes], ...] = (flip, cut, double, drop, insert)


def mutated(lot: random.Random, at: int) -> Callback:
    """Change the inside before it is sealed, the envelope afterwards, or the query."""
    inner = PAYLOAD.format(at=at, id=lot.randrange(10**9)).encode()
    where = lot.randrange(4)
    if where == 0:
        inner = lot.choice(MUTATIONS)(lot, inner)
    callback = seal(APP, inner, at, nonce=str(lot.randrange(10**9)))
    if where == 1:
        return Callback(callback.query, lot.choice(MUTATIONS)(lot, callback.body))
    if where == 2:
        name = lot.choice(list(callback.query))
        value = lot.choice(MUTATIONS)(lot, callback.query[name].encode()).decode("utf-8", "surrogateescape")
        return Callback({**callback.query, name: value}, callback.body)
    return callback


async def test_twenty_thousand_mutated_callbacks() -> None:
    bench, lot = Bench.new(), random.Random(20260302)
    counts: Counter[int] = Counter()
    for _ in range(SEEDS):
        callback = mutated(lot, bench.desk.clock.seconds())
        counts[await bench.status(callback.query, callback.body)] += 1
    assert set(counts) == {200, 400, 413}
    # A quarter is left unharmed: a front that refused everything would not pass.
    assert counts[200] > SEEDS / 4
    assert len(bench.desk.heard) <= counts[200]


async def test_two_thousand_mutated_verifications() -> None:
    bench, lot = Bench.new(), random.Random(20260303)
    counts: Counter[int] = Counter()
    for number in range(2000):
        query = verification(APP, bench.desk.clock.seconds(), echo=str(lot.randrange(10**18)))
        if number % 4:
            name = lot.choice(list(query))
            query[name] = lot.choice(MUTATIONS)(lot, query[name].encode()).decode("utf-8", "surrogateescape")
        counts[bench.echo_status(query)] += 1
    assert set(counts) == {200, 400}


@given(st.binary(max_size=400))
async def test_any_signed_payload(payload: bytes) -> None:
    bench = Bench.new()
    callback = seal(APP, payload, bench.desk.clock.seconds())
    assert await bench.status(callback.query, callback.body) in (200, 400)


@given(
    st.dictionaries(st.sampled_from(["msg_signature", "timestamp", "nonce", "echostr"]), st.text()),
    st.binary(),
)
async def test_any_query_and_body(query: dict[str, str], body: bytes) -> None:
    bench = Bench.new()
    assert await bench.status(query, body) == 400
    assert bench.echo_status(query) == 400
    assert bench.desk.heard == []


@pytest.mark.parametrize("timestamp", ["9" * 12, "0", "000000000000"])
async def test_extreme_moments(timestamp: str) -> None:
    bench = Bench.new()
    callback = seal(APP, PAYLOAD, int(timestamp))
    assert await bench.status(callback.query, callback.body) == 400
