"""Starts the fake in its own process, turns its knobs and plays the members."""

import asyncio
import io
import secrets
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes.process import Door, started

ROOT = Path(__file__).parents[3]
MESSAGE = "/v1.0/im/bot/messages/get"
CARD = "/v1.0/card/instances/callback"

Fields = dict[str, Any]


def running() -> AbstractContextManager[str]:
    """The address of a fake DingTalk in its own process, which is stopped at the end."""
    return started("tests.fakes.dingtalk.server")


@dataclass(frozen=True)
class Fake(Door):
    """A running fake at `url`, by its own door."""

    async def fault(self, path: str, kind: str, code: str = "", status: int = 400, times: int = 1) -> None:
        await self._post(
            "fault", {"path": path, "kind": kind, "code": code, "status": status, "times": times}
        )

    async def advance(self, seconds: float) -> None:
        await self._post("advance", {"seconds": seconds})

    async def expire_tokens(self) -> None:
        await self._post("expire_tokens", {})

    async def disconnect(self) -> None:
        await self._post("line/disconnect", {})

    async def kick(self) -> None:
        await self._post("line/kick", {})

    async def put_media(self, code: str, content: bytes, kind: str = "audio/amr") -> None:
        url = f"{self.url}/_fake/media/{code}"
        async with self.session.put(url, data=io.BytesIO(content), headers={"Content-Type": kind}) as answer:
            answer.raise_for_status()

    async def push(self, data: Fields, topic: str = MESSAGE, type_: str = "CALLBACK", **headers: str) -> str:
        """Send a frame; its messageId."""
        given = await self._post(
            "push", {"type": type_, "headers": {"topic": topic, **headers}, "data": data}
        )
        return str(given["messageId"])

    async def tap_of(self, userid: str, label: str) -> Fields:
        found: Fields = await self._post("tap", {"userid": userid, "label": label})
        return found

    async def until(self, holds: Callable[[Fields], bool], seconds: float = 20.0) -> Fields:
        """Wait until something holds of the history."""
        async with asyncio.timeout(seconds):
            while True:
                found = await self.history()
                if holds(found):
                    return found
                await asyncio.sleep(0.03)


def text(userid: str, words: str, **more: Any) -> Fields:
    """A message as the platform describes it, typed in the chat with the bot."""
    return _message(userid, "text", text={"content": words}, **more)


def audio(userid: str, code: str, recognition: str = "", **more: Any) -> Fields:
    content = {"duration": 4000, "downloadCode": code, "recognition": recognition}
    return _message(userid, "audio", content=content, **more)


def picture(userid: str, code: str, **more: Any) -> Fields:
    return _message(userid, "picture", content={"downloadCode": code, "pictureDownloadCode": code}, **more)


def _message(userid: str, kind: str, **more: Any) -> Fields:
    now = int(time.time() * 1000)
    return {
        "msgId": "msg" + secrets.token_hex(10),
        "msgtype": kind,
        "conversationType": "1",
        "conversationId": f"cid{userid}",
        "senderId": "$:LWCP_v1:$" + secrets.token_hex(8),
        "senderStaffId": userid,
        "senderNick": "某某",
        "senderCorpId": "dingcorp",
        "chatbotUserId": "$:LWCP_v1:$bot",
        "robotCode": "normal",
        "sessionWebhook": "https://oapi.dingtalk.com/robot/sendBySession?session=x",
        "sessionWebhookExpiredTime": now + 5_400_000,
        "createAt": now,
        **more,
    }
