"""A year that was put away as an Excel file: promises with their results, what was said, who decided."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from bot.documents.tables import filled, saved
from dialogs.rules.commitments import PROGRESS, Status
from dialogs.rules.endings import Result

Row = Mapping[str, Any]

_PROMISES = ("编号", "姓名", "承诺", "期限", "状态", "结果", "说明")
_PROGRESS = ("编号", "姓名", "季度", "情况", "百分比", "原话", "日期")
_REVIEWS = ("编号", "姓名", "审的人", "意见", "指导", "日期")
_SUMMARIES = ("季度", "小结", "签发日期")


def archive_book(content: Mapping[str, Any]) -> bytes:
    """The sheets that people read; the whole of it is in the JSON file."""
    book, names = Workbook(), {one["id"]: one["name"] for one in content["people"]}
    book.remove(book.worksheets[0])
    items = {one["id"]: one for one in content.get("commitment", ())}
    whose = {number: (str(one["number"]), names.get(one["person_id"], "")) for number, one in items.items()}
    filled(book.create_sheet("承诺"), _PROMISES, _promises(content, whose), (8, 12, 50, 12, 12, 12, 30))
    told = _rows(content, "progress", lambda one: [*whose[one["commitment_id"]], *_told(one)])
    filled(book.create_sheet("进展"), _PROGRESS, told, (8, 12, 8, 10, 8, 50, 12))
    said = _rows(content, "review", lambda one: [*whose[one["commitment_id"]], *_said(one, names)])
    filled(book.create_sheet("审核"), _REVIEWS, said, (8, 12, 12, 10, 40, 12))
    signed = _rows(content, "quarter_summary", _signed)
    filled(book.create_sheet("小结"), _SUMMARIES, signed, (8, 80, 14))
    return saved(book)


def promises(content: Mapping[str, Any]) -> list[list[str]]:
    """Number, name, sentence, day, status, result and word of every promise of an archive."""
    names = {one["id"]: one["name"] for one in content["people"]}
    whose = {
        one["id"]: (str(one["number"]), names.get(one["person_id"], ""))
        for one in content.get("commitment", ())
    }
    return _promises(content, whose)


def _promises(content: Mapping[str, Any], whose: Mapping[int, tuple[str, str]]) -> list[list[str]]:
    texts = {(one["commitment_id"], one["version"]): one for one in content.get("commitment_version", ())}
    results = {one["commitment_id"]: one for one in content.get("commitment_end", ())}
    found = []
    for one in content.get("commitment", ()):
        version, end = texts[one["id"], one["version"]], results.get(one["id"])
        result = Result(end["result"]).label if end else ""
        found.append(
            [
                *whose[one["id"]],
                version["text"],
                version["due"] or "",
                Status(one["status"]).label,
                result,
                end["words"] if end else "",
            ]
        )
    return found


def _rows(content: Mapping[str, Any], table: str, row: Callable[[Row], Sequence[str]]) -> list[Sequence[str]]:
    return [row(one) for one in content.get(table, ())]


def _told(one: Row) -> list[str]:
    percent = "" if one["percent"] is None else str(one["percent"])
    return [
        str(one["quarter"]),
        PROGRESS.get(one["state"], ""),
        percent,
        one["words"],
        one["created_at"][:10],
    ]


def _said(one: Row, names: Mapping[int, str]) -> list[str]:
    verdict = "通过" if one["decision"] == "approve" else "退回"
    return [names.get(one["reviewer_id"], ""), verdict, one["guidance"], one["created_at"][:10]]


def _signed(one: Row) -> list[str]:
    signed = one["signed_at"][:10] if one["signed_at"] else "没有签发"
    return [str(one["quarter"]), one["text"] or one["draft"], signed]
