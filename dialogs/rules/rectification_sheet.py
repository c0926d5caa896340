"""The list of what earlier campaigns left to be put right (整改清单): its columns, and what is wrong in one.

Guidance 浙创先发〔2010〕18号: promises go together with what is still to be put right
(与整改落实后续工作结合; R20).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.quality.deadline import find_due
from dialogs.rules.rectification import LONGEST_WORDS, last_day
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.rules.sheet_days import written_day

LAYOUT: Final = Layout(
    title="整改清单",
    called="整改清单",
    unit="件整改",
    marker="org",
    columns=(
        Column("org", "单位", ("党组织", "责任单位", "整改单位", "支部", "党支部", "单位名称"), True,
               "哪个党组织的事，写全名，叫法也行。", "示例：竹溪村党支部", 60),
        Column("who", "责任人", ("整改责任人", "姓名", "党员姓名", "责任党员"), False,
               "哪位党员来改，写全名，同名的写花名册编号。支部自己的事，空着。", "", 50),
        Column("problem", "问题", ("存在问题", "问题表现", "具体问题", "问题描述", "检视问题"), True,
               "什么没有做好。一件事写一行。", "村里的路灯坏了3盏", 300),
        Column("demand", "要求", ("整改要求", "整改措施", "整改目标", "措施", "要做到什么"), True,
               "要改成什么样。", "6月底前把3盏路灯修好", LONGEST_WORDS),
        Column("due", "期限", ("整改期限", "整改时限", "完成时限", "时限", "完成时间", "完成期限"), False,
               "哪天前，例如 2027-06-30、6月底。没有就空着。", "2027-06-30", 50),
        Column("source", "来源", ("问题来源", "活动", "活动名称", "哪次活动"), True,
               "哪次活动查出来的，什么时候。", "主题教育检视问题，2026年9月", 100),
        Column("state", "状态", ("整改状态", "整改情况", "完成情况", "进展", "是否完成"), False,
               "没改好、改好了，选一个。空着算没改好。", "没改好", 50),
    ),
    advice=("一件事写一行。", "改好了的不读入。", "同一行读几遍，只算一次。", "有一行写错，整张表都不读入。"),
    choices={"state": ("没改好", "改好了")},
    days=frozenset({"due"}),
    widths={"org": 20, "who": 12, "problem": 36, "demand": 40, "due": 14, "source": 26, "state": 12},
)  # fmt: skip

_STILL = re.compile(r"$|没|未|否|不|正在|在改|改中|部分|基本|持续|长期|推进|进行|阶段|待|说")
_DONE = re.compile(r"改好|完成|整改到位|整改完|销号|办结|是$|已")
#: No day is meant: it goes on.
_NO_DAY = re.compile(r"$|长期|持续|立行立改|立即|马上|常态|经常")
_MONTH = re.compile(r"(\d{4})[年.\-/](\d{1,2})月?(?:底|末|前)?(?:完成)?$")


@dataclass(frozen=True, slots=True)
class Left:
    """One row: what was left, whose it is (`who` empty: the organisation's), by when (None: no day was
    written), from which campaign, and whether it has been put right meanwhile."""

    row: int
    org: str
    who: str
    problem: str
    demand: str
    due: date | None
    source: str
    done: bool = False


def check(sheet: Sheet, today: date) -> list[Left] | list[Fault]:
    """The rows of a table, or everything that is wrong with it, in the order of the rows."""
    found: list[Left] = []
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
    """Something wrong in one cell."""
    return Fault(row, LAYOUT.by_key[key].title, shown, advice)


def _read(row: Row, today: date) -> tuple[Left | None, list[Fault]]:
    faults = [fault(row.number, key, "", trouble) for key, trouble in row.broken.items()]
    told = {column.key: " ".join(row.cells.get(column.key, "").split()) for column in LAYOUT.columns}
    for column in LAYOUT.columns:
        text = told[column.key]
        if column.required and not text and column.key not in row.broken:
            faults.append(fault(row.number, column.key, "", "没有写，请写上。合并的单元格要拆开。"))
        elif len(text) > column.longest:
            faults.append(fault(row.number, column.key, text, f"太长了，请写在 {column.longest} 个字以内。"))
    done = not _STILL.match(told["state"]) and bool(_DONE.search(told["state"]))
    if not done and not _STILL.match(told["state"]):
        faults.append(fault(row.number, "state", told["state"], "看不懂，请写“没改好”或者“改好了”。"))
    day = _day(told["due"], today)
    unread = "" if day or _NO_DAY.match(told["due"]) else "看不懂，请写成 2027-06-30 的样子，没有就空着。"
    late = "最长一年，请写近一点的日子。" if day and day > last_day(today) else ""
    if not done and (unread or late):
        faults.append(fault(row.number, "due", told["due"], unread or late))
    if faults:
        return None, faults
    one = Left(
        row.number, told["org"], told["who"], told["problem"], told["demand"], day, told["source"], done
    )
    return one, []


def _day(text: str, today: date) -> date | None:
    """A day of the past too; of a month its last one."""
    found = written_day(text)
    month = _MONTH.match(text)
    if found is None and month is not None and 1 <= int(month[2]) <= 12:
        year, number = int(month[1]), int(month[2])
        found = date(year, number, monthrange(year, number)[1])
    return found or find_due(text, today=today, period_end=last_day(today))
