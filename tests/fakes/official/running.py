"""Starts the fake in its own process, and followers whose words reach the bot as WeChat would send them."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from tests.fakes.official.world import APP_ID
from tests.fakes.process import started
from tests.fakes.wecom.crypto import decrypt, encrypt, signature
from tests.fakes.wecom.member import Callback, element
from tests.fakes.wecom.running import Fake as Door

ACCOUNT = "gh_abcdef012345"


def running() -> AbstractContextManager[str]:
    """The address of a fake Official Account in its own process, which is stopped at the end."""
    return started("tests.fakes.official.server")


@dataclass(frozen=True)
class Fake(Door):
    """A running fake at `url`, by its own door."""

    async def wrote(self, openid: str, kind: str = "message") -> None:
        await self._post("wrote", {"openid": openid, "kind": kind})

    async def answered(self, openid: str, words: str) -> None:
        await self._post("wrote", {"openid": openid, "words": words})


@dataclass(frozen=True)
class Console:
    """What the console's page 服务器配置 knows."""

    token: str
    aes_key: str
    app_id: str = APP_ID


def seal(console: Console, payload: str | bytes, at: int, openid: str, nonce: str = "") -> Callback:
    """A payload in a new envelope, as the safe mode sends it (platform page §7.1)."""
    inner = payload if isinstance(payload, bytes) else payload.encode()
    encrypted = encrypt(console.aes_key, console.app_id, inner)
    stamp, nonce = str(at), nonce or str(secrets.randbelow(10**10))
    query = {"signature": signature(console.token, stamp, nonce, ""), "timestamp": stamp, "nonce": nonce}
    query |= {"openid": openid, "encrypt_type": "aes"}
    query["msg_signature"] = signature(console.token, stamp, nonce, encrypted)
    body = (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"
    )
    return Callback(query, body.encode())


def verification(console: Console, at: int, echo: str = "5123468902") -> dict[str, str]:
    """The query of the GET by which the console checks the address: the text stands in the open."""
    nonce = str(secrets.randbelow(10**10))
    signed = signature(console.token, str(at), nonce, "")
    return {"signature": signed, "timestamp": str(at), "nonce": nonce, "echostr": echo}


@dataclass
class Follower:
    """Somebody with WeChat. `address` is our callback, `clock` the time in seconds."""

    openid: str
    console: Console
    address: str
    fake: Fake
    clock: Callable[[], int]

    def text(self, words: str) -> str:
        return self._message("text", element("Content", words))

    def voice(self, media_id: str) -> str:
        more = element("MediaId", media_id) + element("Format", "amr") + element("MediaId16K", "16k")
        return self._message("voice", more + element("Recognition", ""))

    def event(self, name: str, key: str = "", more: str = "") -> str:
        return self._head("event") + element("Event", name) + element("EventKey", key) + more + "</xml>"

    async def deliver(self, payload: str) -> int:
        """Send it as WeChat does; what comes back inside the callback is shown."""
        kind = "event" if "<Event>" in payload else "message"
        await self.fake.wrote(self.openid, kind)
        return await self.post(payload)

    async def post(self, payload: str) -> int:
        status, answer = await self.asks(payload)
        if answer is not None:
            await self.fake.answered(self.openid, answer["Content"])
        return status

    async def asks(self, payload: str) -> tuple[int, dict[str, Any] | None]:
        callback = seal(self.console, payload, self.clock(), self.openid)
        async with self.fake.session.post(self.address, params=callback.query, data=callback.body) as got:
            body = await got.read()
        return got.status, self._opened(body) if body else None

    def _opened(self, body: bytes) -> dict[str, Any]:
        """The answer inside the callback; whatever is wrong about it fails here."""
        outer = {one.tag: one.text or "" for one in ElementTree.fromstring(body)}
        assert outer.keys() == {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}
        stamp = (outer["TimeStamp"], outer["Nonce"], outer["Encrypt"])
        assert outer["MsgSignature"] == signature(self.console.token, *stamp)
        plain, receiver = decrypt(self.console.aes_key, outer["Encrypt"])
        assert receiver == self.console.app_id
        inner = {one.tag: one.text or "" for one in ElementTree.fromstring(plain)}
        assert inner["ToUserName"] == self.openid
        assert inner["FromUserName"] == ACCOUNT
        assert inner["MsgType"] == "text"
        assert 0 < len(inner["Content"].encode()) <= 2048
        return inner

    def _message(self, kind: str, more: str) -> str:
        return self._head(kind) + more + element("MsgId", secrets.randbelow(10**15)) + "</xml>"

    def _head(self, kind: str) -> str:
        names = element("ToUserName", ACCOUNT) + element("FromUserName", self.openid)
        return f"<xml>{names}{element('CreateTime', self.clock())}{element('MsgType', kind)}"
