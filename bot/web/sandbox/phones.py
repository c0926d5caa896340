"""What a phone sends: words, a tapped button, the opened chat, a recording."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.platforms.sandbox.entries import person_place
from bot.platforms.sandbox.platform import Sandbox
from bot.platforms.sandbox.recordings import MAX_BYTES, NotARecording
from bot.ports import Clock, MediaError
from bot.web.sandbox.guard import MAX_JSON, Refused, key_of, read_json, read_limited, text_of
from bot.web.sandbox.people import SandboxPerson
from dialogs.heard import Heard, Kind

MAX_TEXT = 2000  # characters; WeCom takes 2048 bytes
_PLAYS_AS = {"webm": "audio/webm", "ogg": "audio/ogg", "mp4": "audio/mp4", "wav": "audio/wav"}


@dataclass(frozen=True, slots=True)
class Phones:
    """Turns what the page sends into `Heard`.

    What the person sent is shown first, so that it stands above the answer. The same key is shown once but
    always passed on: the service knows what it has heard, and a repeat after a failure must not be lost.
    """

    sandbox: Sandbox
    people: Callable[[], Awaitable[list[SandboxPerson]]]
    receive: Callable[[Heard], Awaitable[None]]
    clock: Clock

    async def say(self, request: web.Request) -> web.StreamResponse:
        """`{address, key}` with `text`, with `token` and `message`, or with `enter: true`."""
        body = await read_json(request)
        address = await self._known(text_of(body, "address", 200))
        key = key_of(text_of(body, "key", 64))
        text = text_of(body, "text", MAX_TEXT)
        if "token" in body:
            heard = self._tapped(address, key, body)
        elif body.get("enter") is True:
            heard = self._heard(address, key, Kind.ENTER)
        elif text:
            self.sandbox.typed(address, text, key)
            heard = self._heard(address, key, Kind.TEXT, text=text)
        else:
            raise Refused(400, "还没有写字。")
        await self.receive(heard)
        return web.json_response({"ok": True})

    async def voice(self, request: web.Request) -> web.StreamResponse:
        """Multipart: `address`, `key`, `audio`, and `transcript` or not."""
        parts = await _parts(request)
        audio = parts.pop("audio", b"")
        fields = {name: content.decode(errors="replace") for name, content in parts.items()}
        address = await self._known(text_of(fields, "address", 200))
        key = key_of(text_of(fields, "key", 64))
        transcript = text_of(fields, "transcript", MAX_TEXT)
        try:
            media = await self.sandbox.keep_recording(audio)
        except NotARecording as error:
            raise Refused(415, str(error)) from error
        self.sandbox.spoken(address, media, transcript, key)
        await self.receive(
            self._heard(
                address, key, Kind.AUDIO, text=transcript, media=media, media_format=media.rpartition(".")[2]
            )
        )
        return web.json_response({"ok": True})

    async def play(self, request: web.Request) -> web.StreamResponse:
        """A recording, to be heard again."""
        try:
            media = await self.sandbox.fetch(request.match_info["media"])
        except MediaError as error:
            raise web.HTTPNotFound from error
        headers = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=media.content, content_type=_PLAYS_AS[media.format], headers=headers)

    def _tapped(self, address: str, key: str, body: dict[str, Any]) -> Heard:
        token, number = text_of(body, "token", 200), body.get("message")
        card = self.sandbox.entry(number) if isinstance(number, int) else None
        shown = card.message.choices if card and card.message and card.place == person_place(address) else ()
        if token not in {choice.token for choice in shown}:
            raise Refused(400, "这部手机上没有这个按钮。")
        return self._heard(address, key, Kind.CHOICE, token=token, reply_code=str(number))

    def _heard(self, address: str, key: str, kind: Kind, **rest: str) -> Heard:
        return Heard(self.sandbox.name, address, key, kind, self.clock.now(), **rest)

    async def _known(self, address: str) -> str:
        if address not in {person.address for person in await self.people()}:
            raise Refused(404, "名册上没有这个人，请刷新后再试。")
        return address


async def _parts(request: web.Request) -> dict[str, bytes]:
    """The parts of a form by name.

    Raises:
        Refused: not a form, or a part is too large.
    """
    if not request.content_type.startswith("multipart/form-data"):
        raise Refused(415, "录音要用表单来传。")
    parts: dict[str, bytes] = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or len(parts) > 8:
                raise Refused(400, "表单不对。")
            limit = MAX_BYTES if part.name == "audio" else MAX_JSON
            parts[part.name or ""] = await read_limited(_chunks(part), limit)
    except ValueError as error:
        raise Refused(400, "表单不对。") from error
    return parts


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk():
        yield bytes(chunk)
