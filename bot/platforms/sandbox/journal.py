"""The file in which the sandbox's phones remember: one JSON value a line, only ever added to."""

import json
import secrets
from pathlib import Path
from typing import Any

from bot.platforms.sandbox.entries import Entry


class DamagedJournal(Exception):
    """A line of the sandbox's journal, other than a torn last one, cannot be read."""


class Journal:
    """Entries in the order in which they happened.

    The first line names this journal, so that an open page notices when the folder was emptied. Every line
    reaches the operating system before `append` returns: a killed process loses nothing, a power cut may lose
    the last lines. A line that was torn off is cut away when the journal is opened.

    Raises:
        DamagedJournal: a line in the middle is not an entry.
        OSError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = _sound_rows(path)
        self.entries: list[Entry] = _entries(rows[1:], path)
        name = _name(rows[0], path) if rows else ""
        self._file = path.open("ab")
        self.name = name or self._christen()

    def append(self, entry: Entry) -> Entry:
        """Number the entry, write it down and give it back."""
        numbered = entry.numbered(len(self.entries) + 1)
        self._write(numbered.to_json())
        self.entries.append(numbered)
        return numbered

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _christen(self) -> str:
        name = secrets.token_hex(4)
        self._write({"journal": name})
        return name

    def _write(self, row: dict[str, Any]) -> None:
        self._file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        self._file.flush()


def _sound_rows(path: Path) -> list[Any]:
    """The rows of the file, after cutting off a last line that was not written to its end."""
    content = path.read_bytes() if path.exists() else b""
    sound, newline, torn = content.rpartition(b"\n")
    if torn:
        with path.open("r+b") as file:
            file.truncate(len(sound) + len(newline))
    rows = []
    for number, line in enumerate(sound.splitlines(), start=1):
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            raise DamagedJournal(f"{path.name}, line {number}: {error}") from error
    return rows


def _name(row: Any, path: Path) -> str:
    if not isinstance(row, dict) or not isinstance(row.get("journal"), str):
        raise DamagedJournal(f"{path.name}, line 1: it does not name the journal")
    return str(row["journal"])


def _entries(rows: list[Any], path: Path) -> list[Entry]:
    entries = []
    for number, row in enumerate(rows, start=1):
        try:
            entry = Entry.from_json(row)
        except (KeyError, ValueError, TypeError) as error:
            raise DamagedJournal(f"{path.name}, entry {number}: {error!r}") from error
        if entry.number != number:
            raise DamagedJournal(f"{path.name}, entry {number}: it calls itself {entry.number}")
        entries.append(entry)
    return entries
