"""Promises made before, on paper or in a table (承诺事项登记表): read, and held against what is asked.

Guidance 浙创先发〔2010〕18号, 三: what was promised already is completed and enriched (完善和充实; R77).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.quality.deadline import find_due
from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import lint
from dialogs.rules.quality.signs import OBJECT, PLACE
from dialogs.rules.roster_entries import Fault, Row, Sheet

#: Characters of one promise in the table.
LONGEST: Final = 200

LAYOUT: Final = Layout(
    title="承诺事项登记表",
    called="登记表",
    unit="条承诺",
    marker="name",
    columns=(
        Column("name", "姓名", ("承诺人", "党员姓名", "党员", "名字", "承诺主体"), True,
               "谁承诺的，写全名。支部自己的承诺，写支部的名字。", "示例王小明", 50),
        Column("text", "承诺事项", ("承诺内容", "承诺", "公开承诺", "公开承诺内容", "具体承诺",
               "承诺事项内容", "具体内容", "事项"), True, "一件事写一行。", "每月帮3户老人换煤气罐", LONGEST),
        Column("due", "完成时间", ("完成时限", "时限", "期限", "完成期限", "时间要求", "完成日期"), False,
               "哪天前做完，例如 6月底。做一整年的写“全年”。", "全年", 50),
        Column("sought", "怎么听的意见", ("征求意见", "听取意见", "征求意见情况"), False,
               "只有支部自己的承诺要写：哪天、什么办法、多少人。", "1月5日开会20人，走访8户", 200),
        Column("number", "编号", ("党员编号", "花名册编号"), False, "有同名的人，写花名册上的编号。", "", 40),
    ),
    advice=("一件事写一行。", "缺时间、数量的也写上，读入后会请本人补。", "有一行写错，整张表都不读入。"),
    days=frozenset({"due"}),
    widths={"name": 12, "text": 50, "due": 14, "sought": 26, "number": 10},
)  # fmt: skip

#: What can be missing, in the words of the report.
MISSING: Final = {"due": "完成时间", "amount": "数量", "whom": "为谁做", "text": "说得太大或太空，要整句改"}

_ALL_YEAR = ("全年", "一年", "长期", "全年度", "本年度", "年内", "常年")


@dataclass(frozen=True, slots=True)
class OldPromise:
    """One row: whose, what, by when in words, the roster's number, and how opinions were sought for an
    organisation's (R44); the last three may be empty."""

    row: int
    name: str
    text: str
    due: str = ""
    number: str = ""
    sought: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a promise comes to when it is held against what is asked. `missing` are keys of MISSING."""

    text: str
    due: date | None
    quantity: str
    category: str
    why: str
    missing: tuple[str, ...]


def check(sheet: Sheet) -> list[OldPromise] | list[Fault]:
    """The promises of a table, or everything that is wrong with it, in the order of the rows."""
    found: list[OldPromise] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        if LAYOUT.is_example(row.cells):
            continue
        wrong = _faults(row)
        faults += wrong
        if not wrong:
            cells = {key: " ".join(text.split()) for key, text in row.cells.items()}
            found.append(
                OldPromise(
                    row.number,
                    cells["name"],
                    cells["text"],
                    cells.get("due", ""),
                    cells.get("number", ""),
                    cells.get("sought", ""),
                )
            )
    if not found and not faults:
        faults.append(
            Fault(sheet.header + 1, LAYOUT.by_key["name"].title, "", "表里还没有承诺，请从这一行写起。")
        )
    return sorted(faults, key=lambda fault: fault.row) if faults else found


def _faults(row: Row) -> list[Fault]:
    faults = [fault(row.number, key, "", trouble) for key, trouble in row.broken.items()]
    for column in LAYOUT.columns:
        text = row.cells.get(column.key, "").strip()
        if column.required and not text and column.key not in row.broken:
            faults.append(fault(row.number, column.key, "", "没有写，请写上。合并的单元格要拆开。"))
        elif len(text) > column.longest:
            faults.append(fault(row.number, column.key, text, f"太长了，请写在 {column.longest} 个字以内。"))
    return faults


def fault(row: int, key: str, shown: str, advice: str) -> Fault:
    """Something wrong in one cell."""
    return Fault(row, LAYOUT.by_key[key].title, shown, advice)


def compare(one: OldPromise, author: Author, today: date, period_end: date) -> Compared:
    """Hold a promise against what is asked. Old people's are complete as they are (可以只进行口头承诺)."""
    seen = lint(one.text, today=today, period_end=period_end, author=author)
    item = seen.items[0] if seen.items else None
    due = _due(one, today, period_end) or (item.due if item else None)
    text = one.text if len(seen.items) != 1 or item is None else item.text
    quantity = item.quantity if item else ""
    category = item.category if item else "其他"
    if author.elder:
        return Compared(text, due, quantity, category, "", ())
    missing = []
    if item is None or item.quality in ("too_grand", "ordinary_duty"):
        missing.append("text")
    else:
        missing += [] if quantity else ["amount"]
        missing += [] if item.beneficiary or item.place else ["whom"]
    missing += [] if due else ["due"]
    return Compared(text, due, quantity, category, "" if seen.quality == "good" else seen.why, tuple(missing))


def _due(one: OldPromise, today: date, period_end: date) -> date | None:
    if any(one.due.startswith(word) for word in _ALL_YEAR):
        return period_end
    return find_due(one.due, today=today, period_end=period_end) if one.due else None


def completed(text: str, amount: str, whom: str) -> str:
    """The promise with what its author has added, as one sentence."""
    there = PLACE.search(whom) and not OBJECT.search(whom)
    who = (
        whom if not whom or whom.startswith(("给", "为", "帮", "在")) else f"{'在' if there else '为'}{whom}"
    )
    return "，".join(filter(None, (text.rstrip("。"), who, amount)))
