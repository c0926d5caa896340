"""Recordings and pictures: fetched from the platforms and kept by the hash of their content."""

import asyncio
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import structlog

from bot.ports import MediaError, Platform
from storage import records, retention
from storage.database import Database
from storage.records import Recording

#: A platform that has been asked this often does not have it any more.
PATIENCE = 5

#: A file may lie there a moment before its row says so.
_JUST_COME = timedelta(hours=1)

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

    async def tidy(self, now: datetime) -> int:
        """Take away files that nothing names any more; how many. What has just come is left alone."""
        wanted = await self.database.read(retention.kept_files)
        return await asyncio.to_thread(_tidy, self.folder, wanted, now - _JUST_COME)

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


def _tidy(folder: Path, wanted: set[str], before: datetime) -> int:
    gone = [
        file
        for file in (folder.iterdir() if folder.is_dir() else ())
        if file.name not in wanted and file.stat().st_mtime < before.timestamp()
    ]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _keep(folder: Path, sha256: str, content: bytes) -> None:
    """Write the file whole or not at all; two that fetch the same do not get in each other's way."""
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(folder / sha256)
