"""Wishes of the public as a table: many of them come in at once from paper, calls and visits (R15), and all
go out as the list of needs of an organisation."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.rules.voices import LONGEST, LONGEST_CONTACT

LAYOUT: Final = Layout(
    title="愿望表",
    called="愿望表",
    unit="个愿望",
    marker="text",
    columns=(
        Column("text", "愿望", ("意见", "建议", "诉求", "群众愿望", "意见建议", "内容", "需求"), True,
               "大家想要什么。一行写一件。", "示例：村口想装一盏路灯", LONGEST),
        Column("channel", "怎么来的", ("来源", "渠道", "方式", "途径"), False,
               "纸条、电话、上门，选一个。空着算上门。", "上门", 20),
        Column("contact", "怎么找到他", ("联系方式", "电话", "联系电话", "谁说的", "姓名"), False,
               "要回话就写上，可以不写。", "", LONGEST_CONTACT),
    ),
    advice=("一行写一件。", "同样的话读两遍，只算一次。", "有一行写错，整张表都不读入。"),
    choices={"channel": ("纸条", "电话", "上门")},
    widths={"text": 50, "channel": 10, "contact": 20},
)  # fmt: skip

NEEDS: Final = Layout(
    title="需求清单",
    called="需求清单",
    unit="件",
    marker="text",
    columns=(
        Column("text", "群众想要", (), True, "群众的原话。", "", LONGEST),
        Column("channel", "怎么来的", (), False, "聊天、网页、电话、纸条、上门。", "", 20),
        Column("state", "到哪一步", (), False, "有没有人做，有没有回复。", "", 20),
        Column("who", "谁来做", (), False, "承诺来做的人。", "", 50),
        Column("answer", "怎么回的", (), False, "给群众的回复。", "", LONGEST),
    ),
    advice=("这张表是导出来看的，不用读入。",),
    widths={"text": 50, "channel": 10, "state": 14, "who": 14, "answer": 50},
)

_CHANNELS = (
    ("phone", re.compile(r"电话|来电")),
    ("paper", re.compile(r"纸|表|信|书面|意见箱|问卷")),
    ("visit", re.compile(r"上门|走访|当面|座谈|会|入户|^$")),
)


@dataclass(frozen=True, slots=True)
class NewWish:
    """One row: what is wished, how it came (paper, phone or visit), how the wisher is reached."""

    text: str
    channel: str
    contact: str = ""


def check(sheet: Sheet) -> list[NewWish] | list[Fault]:
    """The wishes of a table, or everything that is wrong with it, in the order of the rows."""
    found: list[NewWish] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        if not LAYOUT.is_example(row.cells):
            one, wrong = _read(row)
            found += [one] if one else []
            faults += wrong
    if not found and not faults:
        faults.append(
            Fault(sheet.header + 1, LAYOUT.by_key["text"].title, "", "表里还没有愿望，请从这一行写起。")
        )
    return faults or found


def _read(row: Row) -> tuple[NewWish | None, list[Fault]]:
    faults = [_fault(row, key, "", trouble) for key, trouble in row.broken.items()]
    text, said, contact = (row.cells.get(key, "").strip() for key in ("text", "channel", "contact"))
    channel = next((name for name, sign in _CHANNELS if sign.search(said)), "")
    if not text and "text" not in row.broken:
        faults.append(_fault(row, "text", "", "没有写，请写上。"))
    for key, told in (("text", text), ("contact", contact)):
        if len(told) > LAYOUT.by_key[key].longest:
            faults.append(_fault(row, key, told, f"太长了，请写在 {LAYOUT.by_key[key].longest} 个字以内。"))
    if not channel:
        faults.append(_fault(row, "channel", said, "请写纸条、电话或者上门。"))
    return (None if faults else NewWish(text, channel, contact)), faults


def _fault(row: Row, key: str, shown: str, advice: str) -> Fault:
    return Fault(row.number, LAYOUT.by_key[key].title, shown, advice)
