"""Frames from anybody: nothing but an answer or silence ever comes out of the line."""

import json
from dataclasses import dataclass, field
from typing import cast

from aiohttp import ClientWebSocketResponse, WSMessage, WSMsgType
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.dingtalk import frames
from bot.platforms.dingtalk.line import Line
from bot.platforms.dingtalk.reception import Reception
from tests.dingtalk.conftest import Desk, RealClock


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
