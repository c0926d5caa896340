"""Members of a corporation, played: what they do reaches the bot as WeCom would send it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from aiohttp import ClientSession

from tests.fakes.wecom.crypto import encrypt, signature


@dataclass(frozen=True)
class App:
    """The app as its console page knows it."""

    corp_id: str
    agent_id: str
    token: str
    aes_key: str


@dataclass(frozen=True)
class Callback:
    """One delivery, ready to be posted; `query` is the query of its address."""

    query: dict[str, str]
    body: bytes

    def forged(self) -> "Callback":
        """The same with a signature of somebody who does not know the token."""
        return replace(self, query={**self.query, "msg_signature": "0" * 40})


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def element(name: str, value: str | int) -> str:
    return f"<{name}>{value if isinstance(value, int) else cdata(value)}</{name}>"


def seal(app: App, payload: str | bytes, at: int, nonce: str | None = None) -> Callback:
    """A payload in a new envelope: new random head, new nonce."""
    inner = payload if isinstance(payload, bytes) else payload.encode()
    encrypted = encrypt(app.aes_key, app.corp_id, inner)
    timestamp, nonce = str(at), nonce or str(secrets.randbelow(10**10))
    body = (
        f"<xml><ToUserName><![CDATA[{escape(app.corp_id)}]]></ToUserName>"
        f"<Encrypt><![CDATA[{encrypted}]]></Encrypt>"
        f"<AgentID><![CDATA[{escape(app.agent_id)}]]></AgentID></xml>"
    )
    signed = signature(app.token, timestamp, nonce, encrypted)
    return Callback({"msg_signature": signed, "timestamp": timestamp, "nonce": nonce}, body.encode())


def verification(app: App, at: int, echo: str = "1616140317555161061") -> dict[str, str]:
    """The query of the GET by which the console checks the address."""
    encrypted = encrypt(app.aes_key, app.corp_id, echo.encode())
    nonce = str(secrets.randbelow(10**10))
    signed = signature(app.token, str(at), nonce, encrypted)
    return {"msg_signature": signed, "timestamp": str(at), "nonce": nonce, "echostr": encrypted}


@dataclass(frozen=True)
class Member:
    """One member. `clock` gives the platform's time in seconds; `url` is the callback address.

    Every act gives the payload and posts it; `deliver` posts a payload again in a new envelope.
    """

    userid: str
    app: App
    url: str
    session: ClientSession
    clock: Callable[[], int]

    async def deliver(self, payload: str) -> int:
        return await self.post(seal(self.app, payload, self.clock()))

    async def post(self, callback: Callback) -> int:
        async with self.session.post(self.url, params=callback.query, data=callback.body) as answer:
            await answer.read()
            return answer.status

    async def says(self, text: str) -> int:
        return await self.deliver(self.text(text))

    async def speaks(self, media_id: str) -> int:
        return await self.deliver(self.voice(media_id))

    async def taps(self, task_id: str, key: str, fake: str) -> int:
        """Tap a button of a card that the fake at this address has delivered."""
        wanted = {"userid": self.userid, "task_id": task_id, "key": key}
        async with self.session.post(f"{fake}/_fake/tap", json=wanted) as answer:
            answer.raise_for_status()
            given = await answer.json()
        return await self.deliver(self.card(task_id, key, given["response_code"], given["card_type"]))

    async def enters(self) -> int:
        return await self.deliver(self.event("enter_agent", element("EventKey", "")))

    def text(self, content: str, message_id: int | None = None) -> str:
        return self._message("text", element("Content", content), message_id)

    def voice(self, media_id: str, kind: str = "amr", message_id: int | None = None) -> str:
        return self._message("voice", element("MediaId", media_id) + element("Format", kind), message_id)

    def image(self, media_id: str, message_id: int | None = None) -> str:
        picture = element("PicUrl", "https://wework.qpic.cn/x") + element("MediaId", media_id)
        return self._message("image", picture, message_id)

    def card(self, task_id: str, key: str, code: str, card_type: str = "button_interaction") -> str:
        fields = element("EventKey", key) + element("TaskId", task_id) + element("CardType", card_type)
        return self.event("template_card_event", fields + element("ResponseCode", code))

    def event(self, name: str, fields: str = "") -> str:
        return self._xml("event", element("Event", name) + fields)

    def _message(self, kind: str, fields: str, message_id: int | None) -> str:
        number = secrets.randbelow(2**63) if message_id is None else message_id
        return self._xml(kind, fields + element("MsgId", number))

    def _xml(self, kind: str, fields: str) -> str:
        return (
            "<xml>"
            + element("ToUserName", self.app.corp_id)
            + element("FromUserName", self.userid)
            + element("CreateTime", self.clock())
            + element("MsgType", kind)
            + fields
            + element("AgentID", int(self.app.agent_id))
            + "</xml>"
        )
