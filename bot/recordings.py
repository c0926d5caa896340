"""Recordings and pictures: fetched from the platforms and kept by the hash of their content."""

import asyncio
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import structlog

from bot.ports import MediaError, Platform
from storage import records
from storage.database import Database
from storage.records import Recording

#: A platform that has been asked this often does not have it any more.
PATIENCE = 5

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RecordingShelf:
    """The folder in which recordings lie, and what is still to be fetched."""

    database: Database
    folder: Path

    async def fetch_wanted(self, platforms: Mapping[str, Platform]) -> int:
        """Fetch what is wanted; returns how many were kept. A fault is tried again at the next look."""
        kept = 0
        for one in await self.database.read(records.wanted_media):
            platform = platforms.get(one.platform)
            if platform is not None:
                kept += await self._fetch(platform, one)
        return kept

    async def _fetch(self, platform: Platform, one: Recording) -> bool:
        try:
            media = await platform.fetch(one.reference)
        except MediaError:
            _log.warning("recording_missing", action="recording_missing", media=one.id)
            await self.database.write(records.miss_media, one.id, patience=PATIENCE)
            return False
        sha256 = hashlib.sha256(media.content).hexdigest()
        await asyncio.to_thread(_keep, self.folder, sha256, media.content)
        await self.database.write(records.keep_media, one.id, sha256, media.format)
        return True


def _keep(folder: Path, sha256: str, content: bytes) -> None:
    """Write the file whole or not at all; two that fetch the same do not get in each other's way."""
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(folder / sha256)
