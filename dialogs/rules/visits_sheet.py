"""The table of visits and of findings at random checks (走访和抽查登记表), and what is wrong in one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.rules.sheet_days import written_day

#: How a row is called → kind of visit, or check.
KINDS: Final = {"走访": "visit", "座谈会": "meeting", "督查": "routine", "抽查": "check"}

#: What was found at a check.
FINDINGS: Final = {"属实": "true", "有出入": "differs", "没去成": "put_off"}

LAYOUT: Final = Layout(
    title="走访和抽查登记表",
    called="登记表",
    unit="条",
    marker="org",
    columns=(
        Column("org", "党组织", ("组织", "去哪里", "支部"), True,
               "写全名，叫法也行，例如 竹溪村。", "示例", 60),
        Column("kind", "类型", ("种类",), True, "走访、座谈会、督查、抽查，选一个。", "走访", 10),
        Column("who", "谁去的", ("人员", "姓名"), False, "本单位的人。空着就是上传的人。", "许航", 50),
        Column("day", "日期", ("哪天", "时间"), False, "例如 2027-01-05。空着就是今天。", "2027-01-05", 20),
        Column("item", "抽查编号", ("编号",), False, "抽查才写，照下载的表里的号。", "", 10),
        Column("finding", "结果", ("抽查结果",), False, "抽查才写：属实、有出入、没去成。", "", 10),
        Column("words", "内容", ("情况", "说了什么"), False, "看到什么、说了什么。有出入的要写明。",
               "看了水渠，还差200米", 500),
    ),
    advice=("一行写一条。", "有一行写错，整张表都不读入。", "同一张表可以读很多遍，不会重复记。"),
    choices={"kind": tuple(KINDS), "finding": tuple(FINDINGS)},
    days=frozenset({"day"}),
    widths={"org": 20, "words": 44, "day": 14},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logged:
    """One row. `kind` is visit, meeting, routine or check; `item` and `finding` are of a check alone."""

    row: int
    org: str
    kind: str
    who: str
    day: date | None
    words: str
    item: int = 0
    finding: str = ""


def check(sheet: Sheet, today: date) -> list[Logged] | list[Fault]:
    """The rows of a table, or everything that is wrong with it, in the order of the rows."""
    found: list[Logged] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        if not LAYOUT.is_example(row.cells):
            one, wrong = _read(row, today)
            found += [one] if one else []
            faults += wrong
    if not found and not faults:
        faults.append(fault(sheet.header + 1, "org", "", "表里还没有内容，请从这一行写起。"))
    return faults or found


def fault(row: int, key: str, shown: str, advice: str) -> Fault:
    """What is wrong with one cell."""
    return Fault(row, LAYOUT.by_key[key].title, shown, advice)


def _read(row: Row, today: date) -> tuple[Logged | None, list[Fault]]:
    faults = [fault(row.number, key, "", trouble) for key, trouble in row.broken.items()]
    told = {column.key: " ".join(row.cells.get(column.key, "").split()) for column in LAYOUT.columns}
    for key, text in told.items():
        longest = LAYOUT.by_key[key].longest
        if len(text) > longest:
            faults.append(fault(row.number, key, text, f"太长了，请写在 {longest} 个字以内。"))
    kind, finding = KINDS.get(told["kind"], ""), FINDINGS.get(told["finding"], "")
    day = written_day(told["day"])
    wrong = (
        ("org", not told["org"], "没有写，请写上。"),
        ("kind", not kind, f"请写其中一个：{'、'.join(KINDS)}。"),
        ("day", bool(told["day"]) and day is None, "看不懂，请写成 2027-01-05 的样子。"),
        ("day", day is not None and day > today, "这一天还没有到。"),
        ("item", kind == "check" and not told["item"].isdecimal(), "抽查要写编号，照下载的表里的号。"),
        ("finding", kind == "check" and not finding, f"请写其中一个：{'、'.join(FINDINGS)}。"),
        ("words", not told["words"] and finding in ("", "differs"), "没有写，请写上。"),
    )
    faults += [fault(row.number, key, told[key], advice) for key, bad, advice in wrong if bad]
    if faults:
        return None, faults
    item = int(told["item"]) if kind == "check" else 0
    return Logged(row.number, told["org"], kind, told["who"], day, told["words"], item, finding), []
