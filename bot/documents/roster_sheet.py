"""The roster as a file: an empty one to fill in, the present one, and one filled in."""

from collections.abc import Iterable
from pathlib import Path

from bot.documents.sheet_book import write_book
from bot.documents.sheets import example_row, read_table, write_sheet
from dialogs.rules.orgs import kind_label
from dialogs.rules.people import Standing
from dialogs.rules.roster_columns import COLUMNS, LAYOUT
from dialogs.rules.roster_entries import Entry, Sheet


def write_template(path: Path) -> None:
    """An empty roster with one row that shows how, as Excel (.xlsx) or text (.csv).

    Raises:
        SheetError: the name ends in neither.
        OSError: the file cannot be written.
    """
    write_sheet(path, [example_row(LAYOUT)], LAYOUT)


def template_book() -> bytes:
    """An empty roster with one row that shows how, as an Excel file."""
    return write_book([example_row(LAYOUT)], LAYOUT)


def roster_book(entries: Iterable[Entry]) -> bytes:
    """The present roster in the template's shape, as an Excel file."""
    return write_book([_texts(entry) for entry in entries], LAYOUT)


def export_roster(path: Path, entries: Iterable[Entry]) -> None:
    """The present roster in the template's shape; reading it again changes nothing.

    Raises:
        SheetError: the name ends neither in .xlsx nor in .csv.
        OSError: the file cannot be written.
    """
    write_sheet(path, [_texts(entry) for entry in entries], LAYOUT)


def read_sheet(source: Path | bytes, name: str = "") -> Sheet:
    """The table in a roster file (see `bot.documents.sheets.read_table`).

    Raises:
        SheetError: too large, unreadable, or without a roster's header.
        OSError: the file cannot be read.
    """
    return read_table(source, LAYOUT, name)


def _texts(entry: Entry) -> list[str]:
    told = {
        "branch": entry.branch,
        "number": entry.number,
        "name": entry.name,
        "role": entry.role.label,
        "category": entry.category.label,
        "standing": "正式" if entry.standing is Standing.FORMAL else "预备",
        "post": entry.post,
        "labels": "、".join(one.label for one in sorted(entry.labels)),
        "skills": entry.skills,
        "oral": "是" if entry.oral else "否",
        "helper": entry.helper,
        "phone": entry.phone,
        "parent": entry.parent,
        "level": entry.level.label if entry.level else "",
        "line": entry.line or "",
        "kind": kind_label(entry.kind or ""),
    }
    accounts = {platform: "、".join(sorted(held)) for platform, held in entry.accounts.items()}
    told |= accounts
    return [told.get(column.key, "") for column in COLUMNS]
