"""Recordings without words go to the branch's own speech server; what it heard is read back, never acted on.

Outside every transaction, as fetching and sending are. What is wanted is a row: after a stop one goes on.
"""

import asyncio
import io
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from aiohttp import FormData

from bot.own_server import Asker, Refused, new_session
from bot.ports import Links
from bot.server_settings import SpeechSettings
from bot.service.talk import listening
from storage import transcripts
from storage.database import Database
from storage.transcripts import Wanted

#: Times that a server which does not answer is asked about one recording.
PATIENCE = 3

_TYPES = {
    "amr": "audio/amr",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "webm": "audio/webm",
    "wav": "audio/wav",
}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SpeechServer:
    """Speaks `/audio/transcriptions` as OpenAI's does."""

    asker: Asker

    async def transcribe(self, content: bytes, format_: str) -> str | Refused:
        """The words of a recording; empty where there are none. No name of a person goes along."""
        form = FormData()
        kind = _TYPES.get(format_, f"audio/{format_}" if format_ else "application/octet-stream")
        form.add_field("file", content, filename=f"recording.{format_ or 'bin'}", content_type=kind)
        form.add_field("model", self.asker.settings.model)
        form.add_field("language", "zh")
        form.add_field("response_format", "json")
        answer = await self.asker.ask("/audio/transcriptions", form)
        if isinstance(answer, Refused):
            return answer
        text = answer.get("text")
        return text.strip() if isinstance(text, str) else Refused("回答里没有文字", lasting=True)


@dataclass(frozen=True, slots=True)
class Listener:
    """Works off the recordings that wait to be heard, one after the other."""

    database: Database
    server: SpeechServer
    links: Links
    folder: Path
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def listen(self) -> int:
        """Hear whatever waits, unless that is under way; how many came to an end."""
        done = 0
        if self._turn.locked():
            return done
        async with self._turn:
            for one in await self.database.read(transcripts.due):
                done += await self._hear(one)
        return done

    async def _hear(self, one: Wanted) -> bool:
        if one.lost:
            return await self.database.write(listening.missed, one.media, self.links)
        try:
            content = await asyncio.to_thread((self.folder / one.sha256).read_bytes)
        except OSError:  # taken away meanwhile, at the speaker's wish
            return await self.database.write(listening.missed, one.media, self.links)
        text = await self.server.transcribe(content, one.format)
        if not isinstance(text, Refused):
            return await self.database.write(listening.heard, one.media, text, self.links)
        _log.warning("not_transcribed", action="not_transcribed", media=one.media, reason=text.reason)
        if text.lasting or one.tries + 1 >= PATIENCE:
            return await self.database.write(listening.missed, one.media, self.links)
        await self.database.write(transcripts.again, one.media)
        return False


@asynccontextmanager
async def opened(settings: SpeechSettings | None) -> AsyncIterator[SpeechServer | None]:
    """The speech server of an installation; None where there is none."""
    if settings is None:
        yield None
        return
    async with new_session(settings) as session:
        yield SpeechServer(Asker(settings, session))


async def try_out(settings: SpeechSettings) -> str | Refused:
    """What the server makes of a second of silence: whether it is there and speaks as it should."""
    async with new_session(settings) as session:
        return await SpeechServer(Asker(settings, session)).transcribe(_silence(), "wav")


def _silence() -> bytes:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(bytes(32000))
    return sound.getvalue()
