"""JSON Lines in, JSON Lines out: one answer for every row, in order, whatever the row is."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, TextIO

Row = dict[str, Any]


def answer_lines(answer: Callable[[Row], Row], source: Iterable[bytes], sink: TextIO) -> int:
    """Write the answer to every line of `source`; blank lines are passed over.

    A line that cannot be answered gives `{"id", "error"}`. Returns how many of those there were.
    """
    bad = 0
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        said = _answer(answer, line, number)
        bad += "error" in said
        sink.write(json.dumps(said, ensure_ascii=False) + "\n")
        sink.flush()
    return bad


def _answer(answer: Callable[[Row], Row], line: bytes, number: int) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"id": None, "error": f"第 {number} 行不是一条 JSON"}
    if not isinstance(row, dict):
        return {"id": None, "error": f"第 {number} 行不是一个 JSON 对象"}
    try:
        return answer(row)
    except KeyError as error:
        return {"id": row.get("id"), "error": f"第 {number} 行缺少 {error.args[0]}"}
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return {"id": row.get("id"), "error": f"第 {number} 行的内容读不懂。{_ours(error)}"}


def _ours(error: Exception) -> str:
    """The reason, where it was written for people: in Chinese."""
    told = str(error)
    return told if re.search(r"[\u4e00-\u9fff]", told) else ""
