"""Every parser of callbacks and frames, each fed with what it should take, harmed in one place.

A bench gives what came of each callback. Everything else than its `fine` outcomes is a fault, and so is any
exception: those are not caught here.
"""

import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSMsgType

from bot.platforms.dingtalk.client import signature
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.front import Front as DingFront
from bot.platforms.dingtalk.front import card_signature
from bot.platforms.dingtalk.line import Line
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.envelope import Codec, aes_key
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.hook import Front as OfficialFront
from bot.platforms.official.waiting import Waiting
from bot.platforms.refusals import CallbackRefused
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import Front as WeComFront
from bot.platforms.wecom.robot.decode import decode, is_kick
from bot.platforms.wecom.robot.frames import read_frame
from dialogs.heard import Heard, Kind
from tests.fakes.official.running import Console
from tests.fakes.official.running import seal as seal_official
from tests.fakes.official.running import verification as verification_official
from tests.fakes.wecom.member import App, Callback, seal, verification
from tests.hostile.mutations import harmed, harmed_query, harmed_values
from tests.hostile.samples import DING, ROBOT, XML
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, START, TOKEN

Lot = random.Random
Deal = Callable[[Lot], Awaitable[str]]

AT = int(START.timestamp())
CLIENT_ID, CARD_SECRET = "dingfake0123456789ab", "the-secret-of-the-cards"
ACCOUNT = "wx0123456789abcdef"


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return START


async def _keep(heard: Heard) -> None:
    """What is heard can be stored: text without lone surrogates, a key and an address of bounded length."""
    assert whole(heard), heard


def whole(heard: Heard) -> bool:
    (heard.text + heard.token + heard.media + heard.group + heard.reply_code).encode()
    told = heard.address or heard.kind is Kind.NOTICE
    return bool(told and heard.key) and len(heard.key) <= 110 and len(heard.address) <= 64


async def _count() -> None:
    return None


@dataclass(frozen=True)
class Bench:
    """One parser: what may come of a callback, and how one is dealt with."""

    name: str
    fine: frozenset[str]
    deal: Deal


def xml(lot: Lot) -> bytes:
    inner = lot.choice(XML).format(at=AT, id=lot.randrange(10**9)).encode()
    return harmed(lot, inner) if lot.randrange(2) else inner


def enveloped(lot: Lot, callback: Callback) -> Callback:
    """Left as it is, or its body or its query harmed."""
    where = lot.randrange(4)
    if where == 0:
        return Callback(callback.query, harmed(lot, callback.body))
    return Callback(harmed_query(lot, callback.query), callback.body) if where == 1 else callback


def app() -> Bench:
    front = WeComFront(WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY), _keep, Still())
    known = App(CORP, AGENT, TOKEN, AES_KEY)

    async def deal(lot: Lot) -> str:
        if lot.randrange(20) == 0:
            front.echo(harmed_query(lot, verification(known, AT, echo=str(lot.randrange(10**18)))))
            return "200"
        sent = enveloped(lot, seal(known, xml(lot), AT, nonce=str(lot.randrange(10**9))))
        return str(await front.take(sent.query, sent.body))

    return Bench("企业微信应用", frozenset({"200", "400", "413"}), refusing(deal))


def official() -> Bench:
    config = OfficialConfig(ACCOUNT, SECRET, TOKEN, AES_KEY)
    front = OfficialFront(config, _keep, Still(), Waiting(), patience=0.0)
    console = Console(TOKEN, AES_KEY, ACCOUNT)

    async def deal(lot: Lot) -> str:
        if lot.randrange(20) == 0:
            front.echo(harmed_query(lot, verification_official(console, AT)))
            return "200"
        nonce = str(lot.randrange(10**9))
        sent = enveloped(lot, seal_official(console, xml(lot), AT, "oLi", nonce))
        return str((await front.take(sent.query, sent.body))[0])

    return Bench("微信公众号", frozenset({"200", "400", "413"}), refusing(deal))


def refusing(deal: Deal) -> Deal:
    """A refusal is an outcome: the status that is answered."""

    async def dealt(lot: Lot) -> str:
        try:
            return await deal(lot)
        except CallbackRefused as refusal:
            return str(refusal.status)

    return dealt


def ding_body(lot: Lot) -> dict[str, Any]:
    return {
        "msgId": f"msg{lot.randrange(10**12)}",
        "conversationType": lot.choice("12"),
        "conversationId": "cid1",
        "senderStaffId": "Li01",
        "createAt": AT * 1000,
        **lot.choice(DING),
    }


def ding_tap(lot: Lot) -> dict[str, Any]:
    content = {"cardPrivateData": {"actionIds": ["b1"], "params": {"token": "7.done", "label": "做完了"}}}
    return {
        "userId": "Li01",
        "outTrackId": f"card{lot.randrange(10**9)}",
        "content": json.dumps(content) if lot.randrange(2) else json.dumps(harmed_values(lot, content)),
    }


def as_json(lot: Lot, value: dict[str, Any]) -> bytes:
    """A body with a value harmed, with bytes harmed, or as it is."""
    where = lot.randrange(3)
    text = json.dumps(harmed_values(lot, value) if where == 0 else value)
    return harmed(lot, text.encode()) if where == 1 else text.encode()


def dingtalk_http() -> Bench:
    config = DingTalkConfig(
        CLIENT_ID, SECRET, event_token=TOKEN, event_aes_key=AES_KEY, card_secret=CARD_SECRET
    )
    front = DingFront(config, Reception(_keep, _count, Still()))
    codec, moment = Codec(TOKEN, aes_key(AES_KEY), CLIENT_ID), str(AT * 1000)

    async def deal(lot: Lot) -> str:
        way = lot.randrange(3)
        if way == 0:
            headers = {"timestamp": moment, "sign": signature(SECRET, moment)}
            await front.message(maybe(lot, headers), as_json(lot, ding_body(lot)))
        elif way == 1:
            signed = card_signature(CARD_SECRET, moment)
            headers = {"x-ddpaas-signature-timestamp": moment, "x-ddpaas-signature": signed}
            await front.tap(maybe(lot, headers), as_json(lot, ding_tap(lot)))
        else:
            event = {"EventType": "user_leave_org", "UserId": ["Li01"], "TimeStamp": moment}
            nonce = str(lot.randrange(10**9))
            sealed = codec.seal(as_json(lot, event), moment, nonce)
            query = {"msg_signature": sealed.signature, "timestamp": moment, "nonce": nonce}
            await front.event(maybe(lot, query), as_json(lot, {"encrypt": sealed.encrypt}))
        return "200"

    return Bench("钉钉回调", frozenset({"200", "400", "413"}), refusing(deal))


def maybe(lot: Lot, fields: dict[str, str]) -> dict[str, str]:
    return harmed_query(lot, fields) if lot.randrange(4) == 0 else fields


@dataclass(frozen=True)
class Got:
    """What a socket brings."""

    type: WSMsgType
    data: str = ""


class Socket:
    """A connection that brings one frame and ends."""

    def __init__(self, text: str) -> None:
        self._coming = [Got(WSMsgType.TEXT, text), Got(WSMsgType.CLOSED)]
        self.said: list[str] = []

    async def receive(self, timeout: float | None = None) -> Got:  # noqa: ASYNC109
        return self._coming.pop(0)

    async def send_str(self, text: str) -> None:
        self.said.append(text)

    async def close(self) -> None:
        return None


def dingtalk_stream() -> Bench:
    reception = Reception(_keep, _count, Still())
    cards, words = "/v1.0/card/instances/callback", "/v1.0/im/bot/messages/get"

    async def deal(lot: Lot) -> str:
        topic, data = lot.choice(
            ((words, ding_body(lot)), (cards, ding_tap(lot)), ("*", {"UserId": ["Li01"]}))
        )
        kind = "EVENT" if topic == "*" else "CALLBACK"
        headers = {"topic": topic, "messageId": "m1", "eventType": "user_leave_org", "eventId": "e1"}
        frame = {"type": kind, "headers": headers, "data": as_json(lot, data).decode("utf-8", "replace")}
        text = as_json(lot, frame).decode("utf-8", "surrogateescape")
        socket = Socket(text)
        await Line(socket, reception, lambda: None).run()  # type: ignore[arg-type]
        if not socket.said:
            # Unreadable frames, and those that are of the system, are answered with nothing.
            return "silent" if unanswered(text) else "lost"
        return str(json.loads(socket.said[0])["code"])

    return Bench("钉钉Stream", frozenset({"200", "400", "404", "silent"}), deal)


def unanswered(text: str) -> bool:
    from bot.platforms.dingtalk.frames import parse

    frame = parse(text)
    return frame is None or frame.type == "SYSTEM"


def robot_stream() -> Bench:
    async def deal(lot: Lot) -> str:
        cmd, part = lot.choice(ROBOT)
        body = {"msgid": f"m{lot.randrange(10**9)}", "from": {"userid": "li"}, "create_time": AT, **part}
        sent = as_json(lot, {"cmd": cmd, "headers": {"req_id": "r1"}, "body": body})
        frame = read_frame(sent.decode("utf-8", "surrogateescape"))
        if frame is None:
            return "unreadable"
        if is_kick(frame):
            return "kick"
        caught = decode(frame, datetime.now(UTC))
        return "heard" if all(whole(one) for one in caught.heard) else "nobody"

    return Bench("智能机器人长连接", frozenset({"unreadable", "kick", "heard"}), deal)


def benches() -> list[Bench]:
    return [app(), official(), dingtalk_http(), dingtalk_stream(), robot_stream()]
