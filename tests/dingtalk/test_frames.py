"""Frames from anybody: nothing but an answer or silence ever comes out of the line."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from aiohttp import ClientWebSocketResponse, WSMessage, WSMsgType
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.dingtalk import frames
from bot.platforms.dingtalk.line import Line
from bot.platforms.dingtalk.reception import Reception
from tests.dingtalk.conftest import Desk, RealClock
from tests.dingtalk.test_http import MUTATIONS, tapped
from tests.fakes.dingtalk.running import text

MANY = 10_000


@dataclass
class Socket:
    """A connection that brings what it was given and keeps what it was told."""

    brings: list[str]
    told: list[str] = field(default_factory=list)

    async def receive(self, timeout: float) -> WSMessage:  # noqa: ASYNC109
        if self.brings:
            return WSMessage(WSMsgType.TEXT, self.brings.pop(), None)
        return WSMessage(WSMsgType.CLOSED, None, None)

    async def send_str(self, words: str) -> None:
        self.told.append(words)

    async def close(self) -> None:
        return None


async def played(*brings: str) -> tuple[list[str], Desk]:
    """What the line says to these frames, and what was heard."""
    desk, socket = Desk(), Socket(list(brings))
    reception = Reception(desk.receive, desk.counted, RealClock())
    line = Line(cast(ClientWebSocketResponse, socket), reception, lambda: None)
    await line.run()
    return socket.told, desk


def frame(lot: random.Random) -> str:
    data = lot.choice((text("Li01", "好"), tapped(), {"opaque": "x"}))
    topic = lot.choice((frames.MESSAGE, frames.CARD, "ping", "disconnect", "*"))
    kind = lot.choice(("CALLBACK", "SYSTEM", "EVENT"))
    headers = {"topic": topic, "messageId": str(lot.random()), "eventType": "user_leave_org"}
    inner = json.dumps(data).encode()
    if lot.randrange(3) == 0:
        inner = lot.choice(MUTATIONS)(lot, inner)
    whole = json.dumps({"type": kind, "headers": headers, "data": inner.decode("utf-8", "surrogateescape")})
    if lot.randrange(3) == 0:
        whole = lot.choice(MUTATIONS)(lot, whole.encode()).decode("utf-8", "surrogateescape")
    return whole


async def test_ten_thousand_mutated_frames() -> None:
    lot = random.Random(20260304)
    told, desk = await played(*(frame(lot) for _ in range(MANY)))
    codes = Counter(json.loads(one)["code"] for one in told)
    assert set(codes) <= {200, 400, 404}
    assert codes[200] > MANY / 8
    assert desk.heard


@given(st.text(), st.binary())
async def test_any_text_is_a_frame_or_none(words: str, data: bytes) -> None:
    await played(words, data.decode("utf-8", "surrogateescape"))


def test_the_published_frame_is_read() -> None:
    published = (
        '{"specVersion":"1.0","type":"CALLBACK","headers":{"appId":"a","connectionId":"b",'
        '"contentType":"application/json","messageId":"212ca9d7_974_1898c159aa6_1783b","time":"1690362102194",'
        '"topic":"/v1.0/im/bot/messages/get"},'
        '"data":"{\\"conversationId\\":\\"cid\\",\\"msgId\\":\\"msg\\",\\"msgtype\\":\\"text\\",'
        '\\"text\\":{\\"content\\":\\" 你好\\"}}"}'
    )
    found = frames.parse(published)
    assert found is not None
    assert (found.type, found.topic) == ("CALLBACK", frames.MESSAGE)
    assert found.message_id == "212ca9d7_974_1898c159aa6_1783b"
    assert found.data["text"] == {"content": " 你好"}
    answer = json.loads(frames.answer(found, {"response": None}))
    assert answer == {
        "code": 200,
        "headers": {"messageId": found.message_id, "contentType": "application/json"},
        "message": "OK",
        "data": '{"response": null}',
    }
