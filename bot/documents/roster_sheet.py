"""The roster as a file: an empty one to fill in, the present one, and one filled in."""

from collections.abc import Iterable
from pathlib import Path

from bot.documents.roster_book import write_book
from bot.documents.roster_csv import read_csv, write_csv
from bot.documents.roster_grid import LARGEST_FILE, SheetError, to_sheet
from bot.documents.roster_xlsx import read_xlsx
from dialogs.rules.people import Standing
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Entry, Sheet

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def write_template(path: Path) -> None:
    """An empty roster with one row that shows how, as Excel (.xlsx) or text (.csv).

    Raises:
        SheetError: the name ends in neither.
        OSError: the file cannot be written.
    """
    _write(path, [[column.example for column in COLUMNS]])


def template_book() -> bytes:
    """An empty roster with one row that shows how, as an Excel file."""
    return write_book([[column.example for column in COLUMNS]])


def roster_book(entries: Iterable[Entry]) -> bytes:
    """The present roster in the template's shape, as an Excel file."""
    return write_book([_texts(entry) for entry in entries])


def export_roster(path: Path, entries: Iterable[Entry]) -> None:
    """The present roster in the template's shape; reading it again changes nothing.

    Raises:
        SheetError: the name ends neither in .xlsx nor in .csv.
        OSError: the file cannot be written.
    """
    _write(path, [_texts(entry) for entry in entries])


def read_sheet(source: Path | bytes, name: str = "") -> Sheet:
    """The table in a roster file, told by its content and not by its name.

    `name` is how the sender calls the file, for the words of a refusal.

    Raises:
        SheetError: too large, unreadable, or without a roster's header.
        OSError: the file cannot be read.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    called = f"“{name}”" if name else "文件"
    if size > LARGEST_FILE:
        raise SheetError(f"{called}太大了，最多 {LARGEST_FILE // 1024 // 1024} MB。请只留名册这一张表。")
    content = source if isinstance(source, bytes) else source.read_bytes()
    if not content.strip():
        raise SheetError(f"{called}是空的。")
    if content.startswith(_OLD_OFFICE):
        raise SheetError(f"{called}是旧的 .xls 格式，或者设了密码。请去掉密码，另存为 .xlsx 再试。")
    return to_sheet(read_xlsx(content) if content.startswith(_ZIP) else read_csv(content))


def _write(path: Path, rows: list[list[str]]) -> None:
    match path.suffix.lower():
        case ".csv":
            path.write_bytes(write_csv([[column.title for column in COLUMNS], *rows]))
        case ".xlsx":
            path.write_bytes(write_book(rows))
        case _:
            raise SheetError("文件名要以 .xlsx 或 .csv 结尾。")


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
    }
    accounts = {platform: "、".join(sorted(held)) for platform, held in entry.accounts.items()}
    told |= accounts
    return [told.get(column.key, "") for column in COLUMNS]
