"""The recording page: one person's own voice, played for the one who writes it down; or a picture he sent."""

import asyncio
from pathlib import Path

from aiohttp import web

from bot.ports import Door
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import Pages, RecordingModel

#: First bytes of a file → what it is. The name of the file is never believed.
_KINDS = (
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
    (b"OggS", "audio/ogg"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
)

_UNKNOWN = "application/octet-stream"


def sniff(start: bytes) -> str:
    """The media type of a recording or picture, from its first twelve bytes."""
    if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
        return "audio/wav"
    if start[4:8] == b"ftyp":
        return "audio/mp4"
    return next((kind for mark, kind in _KINDS if start.startswith(mark)), _UNKNOWN)


class ListenPage:
    """`/listen/{token}`, for one listener and one recording."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it is."""
        return [web.get("/listen/{token}", self.show), web.get("/listen/{token}/sound", self.play)]

    async def show(self, request: web.Request) -> web.Response:
        """Whose recording it is, a player, and the words that were understood."""
        recording = await self._recording(request)
        if recording is None:
            return sorry(404)
        start = await asyncio.to_thread(_read, recording.file)
        kind = None if start is None else sniff(start[:12])
        playable = kind not in (None, "audio/amr", _UNKNOWN)
        return page(
            "listen",
            recording=recording,
            kind=kind,
            playable=playable,
            sound=f"{request.path}/sound",
            title="看照片" if (kind or "").startswith("image/") else "听录音",
        )

    async def play(self, request: web.Request) -> web.Response:
        """The sound itself, in parts where the player asks for parts (Safari does)."""
        recording = await self._recording(request)
        sound = await asyncio.to_thread(_read, recording.file) if recording else None
        if sound is None:
            return sorry(404)
        kind = sniff(sound[:12])
        headers = {"Content-Type": kind, "Accept-Ranges": "bytes"}
        if kind == _UNKNOWN:
            headers["Content-Disposition"] = "attachment"
        return _part(request, sound, headers)

    async def _recording(self, request: web.Request) -> RecordingModel | None:
        token, now = request.match_info["token"], self._pages.clock.now()
        right = self._pages.links.read(Door.LISTEN, token, now)
        return await self._pages.recording(right.subject, right.person) if right else None


def _part(request: web.Request, sound: bytes, headers: dict[str, str]) -> web.Response:
    """The part that was asked for; all of it when none was, or when the question is malformed."""
    try:
        asked = request.http_range
    except ValueError:
        asked = slice(None)
    start, stop, _ = asked.indices(len(sound))
    if asked.start is None and asked.stop is None:
        return web.Response(body=sound, headers=headers)
    if start >= stop:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(sound)}"})
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(sound)}"
    return web.Response(status=206, body=sound[start:stop], headers=headers)


def _read(file: Path) -> bytes | None:
    """A recording (platforms allow a minute, some hundred kilobytes), or None when it is not there."""
    try:
        return file.read_bytes()
    except OSError:
        return None
