"""The organisations as a file, in the shape of the table that is read in."""

from collections.abc import Iterable
from pathlib import Path

from bot.documents.sheets import write_sheet
from dialogs.rules.orgs import LAYOUT, OrgEntry, kind_label


def export_orgs(path: Path, entries: Iterable[OrgEntry]) -> None:
    """The present organisations; reading the file again changes nothing.

    Raises:
        SheetError: the name ends neither in .xlsx nor in .csv.
        OSError: the file cannot be written.
    """
    write_sheet(path, [_texts(entry) for entry in entries], LAYOUT)


def _texts(entry: OrgEntry) -> list[str]:
    told = {
        "name": entry.name,
        "parent": entry.parent or "无",
        "level": entry.level.label if entry.level else "",
        "line": entry.line or "",
        "kind": kind_label(entry.kind or ""),
        "contact": entry.contact or "",
    }
    return [told.get(column.key, "") for column in LAYOUT.columns]
