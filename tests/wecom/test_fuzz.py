"""Any bytes at all at the front (mutated ones: tests/hostile): nothing but 200 and 400 may come out."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.refusals import CallbackRefused
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import Front
from tests.fakes.wecom.member import App, seal
from tests.wecom.conftest import Desk, HandClock
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN

APP = App(CORP, AGENT, TOKEN, AES_KEY)
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
