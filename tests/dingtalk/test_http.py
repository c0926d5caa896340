"""The HTTP callbacks: known answers, a strict front, and twenty thousand mutations."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.dingtalk.client import signature
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.front import Front, card_signature
from bot.platforms.dingtalk.hook import PATH, routes
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.envelope import Codec, aes_key
from bot.platforms.refusals import CallbackRefused
from dialogs.heard import Kind
from tests.dingtalk import vectors
from tests.dingtalk.conftest import Desk, RealClock
from tests.dingtalk.vectors import Vector
from tests.fakes.dingtalk.running import text
from tests.fakes.dingtalk.world import CLIENT_ID, SECRET
from tests.fakes.wecom.crypto import decrypt, encrypt
from tests.fakes.wecom.crypto import signature as hex_signature

TOKEN, KEY, CARD_SECRET = "EventToken1", "1234567890123456789012345678901234567890123", "card-secret"
CONFIG = DingTalkConfig(
    CLIENT_ID, SECRET, event_token=TOKEN, event_aes_key=KEY, card_secret=CARD_SECRET, max_skew_s=3600
)

Request = tuple[str, dict[str, str], bytes]


def now_ms() -> str:
    return str(int(RealClock().now().timestamp() * 1000))


def signed(data: object, moment: str = "") -> tuple[dict[str, str], bytes]:
    moment = moment or now_ms()
    digest = hmac.new(SECRET.encode(), f"{moment}\n{SECRET}".encode(), hashlib.sha256).digest()
    headers = {"timestamp": moment, "sign": base64.b64encode(digest).decode()}
    return headers, json.dumps(data).encode()


def sealed(data: object, receiver: str = CLIENT_ID, moment: str = "") -> tuple[dict[str, str], bytes]:
    moment, inner = moment or now_ms(), encrypt(KEY, receiver, json.dumps(data).encode())
    query = {"msg_signature": hex_signature(TOKEN, moment, "nonce1", inner)}
    return query | {"timestamp": moment, "nonce": "nonce1"}, json.dumps({"encrypt": inner}).encode()


def tapped(userid: str = "Li01", token: str = "yes:1") -> dict[str, object]:
    private = {"cardPrivateData": {"actionIds": ["1"], "params": {"token": token, "label": "对"}}}
    return {"outTrackId": "jn-1", "userId": userid, "content": json.dumps(private)}


def card_headers(moment: str = "") -> dict[str, str]:
    moment = moment or now_ms()
    digest = hmac.new(CARD_SECRET.encode(), moment.encode(), hashlib.sha256).digest()
    signed_ = base64.b64encode(digest).decode()
    return {"x-ddpaas-signature-timestamp": moment, "x-ddpaas-signature": signed_}


@pytest.mark.parametrize("vector", vectors.PUBLISHED)
def test_published_envelopes_open(vector: Vector) -> None:
    codec = Codec(vector.token, aes_key(vector.aes_key), vector.receiver)
    codec.verify(vector.signature, vector.timestamp, vector.nonce, vector.encrypt)
    assert codec.decrypt(vector.encrypt) == vector.plain


def test_our_own_envelope_is_always_the_same() -> None:
    own = vectors.OWN
    codec = Codec(own.token, aes_key(own.aes_key), own.receiver)
    made = codec.seal(own.plain, own.timestamp, own.nonce, vectors.PREFIX)
    assert (made.encrypt, made.signature) == (own.encrypt, own.signature)


def test_signatures_have_known_answers() -> None:
    moment = "1577262236757"
    assert signature("this is secret", moment) == "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
    assert card_signature("mySecret", moment) == "YPRwOACkIyAfSkOByibnXwmticUhkII0vLSQrdNiEPE="


@dataclass
class Site:
    url: str
    session: ClientSession
    desk: Desk

    async def post(
        self, where: str, headers: dict[str, str], body: bytes, query: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        url = f"{self.url}/{where}"
        async with self.session.post(url, params=query or {}, headers=headers, data=body) as answer:
            return answer.status, await answer.read()


@pytest.fixture
async def site(desk: Desk) -> AsyncIterator[Site]:
    app = web.Application()
    app.add_routes(routes(CONFIG, Reception(desk.receive, desk.counted, RealClock()), read_timeout=0.3))
    async with TestServer(app) as server, ClientSession() as session:
        yield Site(str(server.make_url(PATH)), session, desk)


async def test_a_signed_message_is_heard(site: Site) -> None:
    assert (await site.post("robot", *signed(text("Li01", "好"))))[0] == 200
    (heard,) = site.desk.heard
    assert (heard.address, heard.text) == ("Li01", "好")


async def test_a_tap_is_answered_with_what_the_card_shows(site: Site) -> None:
    status, answer = await site.post("card", card_headers(), json.dumps(tapped()).encode())
    assert status == 200
    assert json.loads(answer)["cardData"] == {"cardParamMap": {"chosen": "对"}}
    assert [(one.kind, one.token) for one in site.desk.heard] == [(Kind.CHOICE, "yes:1")]


async def test_the_console_verifies_the_address(site: Site) -> None:
    query, body = sealed({"EventType": "check_url"})
    status, answer = await site.post("event", {}, body, query)
    given = json.loads(answer)
    assert status == 200
    assert decrypt(KEY, given["encrypt"]) == (b"success", CLIENT_ID)
    again = hex_signature(TOKEN, given["timeStamp"], given["nonce"], given["encrypt"])
    assert given["msg_signature"] == again


async def test_what_is_not_durable_is_not_answered(site: Site) -> None:
    site.desk.broken = True
    assert (await site.post("robot", *signed(text("Li01", "好"))))[0] == 503
    site.desk.broken = False
    assert (await site.post("robot", *signed(text("Li01", "好"))))[0] == 200


@pytest.mark.parametrize("minutes", [-61, 61])
async def test_another_time_is_refused(site: Site, minutes: int) -> None:
    moment = str(int(now_ms()) + minutes * 60_000)
    assert (await site.post("robot", *signed(text("Li01", "好"), moment)))[0] == 400
    assert (await site.post("card", card_headers(moment), json.dumps(tapped()).encode()))[0] == 400
    query, body = sealed({"EventType": "check_url"}, moment=moment)
    assert (await site.post("event", {}, body, query))[0] == 400
    assert site.desk.heard == []


async def test_another_receiver_and_unsigned_requests_are_refused(site: Site) -> None:
    query, body = sealed({"EventType": "check_url"}, receiver="dingother")
    assert (await site.post("event", {}, body, query))[0] == 400
    body = json.dumps(text("Li01", "好")).encode()
    assert (await site.post("robot", {}, body))[0] == 400
    assert (await site.post("robot", {"timestamp": now_ms(), "sign": "x"}, body))[0] == 400
    assert (await site.post("card", {}, json.dumps(tapped()).encode()))[0] == 400


async def test_a_large_body_is_refused(site: Site) -> None:
    headers, body = signed({"x": "y" * 70_000})
    assert (await site.post("robot", headers, body))[0] == 413


async def test_without_a_card_secret_no_tap_is_believed(desk: Desk) -> None:
    front = Front(DingTalkConfig(CLIENT_ID, SECRET), Reception(desk.receive, desk.counted, RealClock()))
    with pytest.raises(CallbackRefused):
        await front.tap(card_headers(), json.dumps(tapped()).encode())
    with pytest.raises(CallbackRefused):
        await front.event(*sealed({"EventType": "check_url"}))


async def answered(front: Front, request: Request) -> int:
    where, fields, body = request
    take = {"robot": front.message, "card": front.tap, "event": front.event}[where]
    try:
        await take(fields, body)
    except CallbackRefused as refusal:
        return refusal.status
    return 200


@given(st.binary(max_size=300), st.sampled_from(["robot", "card", "event"]))
async def test_any_signed_body(body: bytes, where: str) -> None:
    desk = Desk()
    front = Front(CONFIG, Reception(desk.receive, desk.counted, RealClock()))
    fields = {"robot": signed({})[0], "card": card_headers(), "event": sealed({})[0]}[where]
    assert await answered(front, (where, fields, body)) in (200, 400)


NAMES = st.sampled_from(["text", "content", "richText", "msgId", "msgtype", "downloadCode"])
PLAIN = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner)))
async def test_any_json_in_a_message(value: object) -> None:
    desk = Desk()
    front = Front(CONFIG, Reception(desk.receive, desk.counted, RealClock()))
    for kind in ("text", "richText", "audio", "picture"):
        whole = {**text("Li01", "好"), "msgtype": kind, "text": value, "content": value}
        headers, body = signed(whole)
        assert await answered(front, ("robot", headers, body)) in (200, 400)
