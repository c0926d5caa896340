"""The table of what came on paper, by phone or on a visit (纸质补录表), and what is wrong in one."""

from datetime import date
from typing import Final

from dialogs.rules.entering import CHANNELS, LONGEST, LONGEST_PLACE, OWN_WORD, Entry, Kind, kind_in
from dialogs.rules.layouts import Column, Layout
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.rules.sheet_days import written_day

_YES: Final = ("是", "念过", "√", "对", "有")
_NO: Final = ("否", "没有", "没", "无", "")
_WHO: Final = ("本人", "家属", "")

LAYOUT: Final = Layout(
    title="纸质补录表",
    called="补录表",
    unit="条",
    marker="who",
    columns=(
        Column("who", "谁说的", ("姓名", "编号", "党员姓名", "本人"), True,
               "党员姓名，同名的写编号。愿望和反映可以写任何人，例如张大爷。"
               "点评、感谢写给谁的，交流写哪个小组。", "示例", 50),
        Column("kind", "类型", ("种类", "事项"), True, "从下拉框里选一个。", "承诺", 20),
        Column("channel", "方式", ("来源", "怎么来的"), True, "纸质、电话、上门，选一个。", "上门", 20),
        Column("words", "内容", ("原话", "说了什么"), True, "照原话写一句。自评写等次。",
               "每个礼拜三去文化礼堂烧水", LONGEST),
        Column("day", "日期", ("哪天", "时间"), False, "哪天说的，例如 2027-01-05。空着就是今天。",
               "2027-01-05", 20),
        Column("place", "地点", ("在哪里",), False, "在哪里说的。可以不写。", "他家里", LONGEST_PLACE),
        Column("read", "念过", ("念过没有", "读过"), False, "记下来以后念给本人听过没有，写是或否。",
               "是", 10),
        Column("voice", "本人或家属", ("谁开口", "家属"), False, "家属替他说的写“家属”。空着算本人。",
               "本人", 10),
    ),
    advice=("一行写一条。", "有一行写错，整张表都不读入。", "同一张表可以读很多遍，不会重复记。"),
    choices={
        "kind": tuple(kind.label for kind in Kind),
        "channel": ("纸质", "电话", "上门"),
        "read": ("是", "否"),
        "voice": ("本人", "家属"),
    },
    days=frozenset({"day"}),
    widths={"who": 12, "words": 44, "place": 16, "day": 14},
)  # fmt: skip


def check(sheet: Sheet, today: date) -> list[tuple[int, Entry]] | list[Fault]:
    """The entries by row, or everything that is wrong with the table."""
    found: list[tuple[int, Entry]] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        entry, wrong = _Row(row).read(today)
        faults += wrong
        found += [(row.number, entry)] if entry else []
    if not found and not faults:
        faults.append(Fault(sheet.header + 1, "谁说的", "", "表里还没有内容，请从这一行写起。"))
    return faults or found


class _Row:
    def __init__(self, row: Row) -> None:
        self._row = row
        self.faults = [self._fault(key, "", trouble) for key, trouble in row.broken.items()]

    def read(self, today: date) -> tuple[Entry | None, list[Fault]]:
        """The entry, or what is wrong with the row."""
        who, words, place = self._text("who"), self._text("words"), self._text("place")
        kind, channel = kind_in(self._text("kind")), CHANNELS.get(self._text("channel"))
        self._require("kind", kind is not None, f"请写其中一个：{'、'.join(LAYOUT.choices['kind'])}。")
        self._require("channel", channel is not None, "请写其中一个：纸质、电话、上门。")
        self._require("who", bool(who), "没有写，请写上。")
        self._require("words", bool(words), "没有写，请写上。")
        day, read, voice = self._day(today), self._text("read"), self._text("voice")
        self._require("read", read in _YES + _NO, "请写是或否。")
        self._require("voice", voice in _WHO, "请写本人或家属。")
        family = voice == "家属"
        self._require("voice", not (kind in OWN_WORD and family), "这一类要本人说，家属说的不算。")
        if self.faults or kind is None or channel is None:
            return None, self.faults
        return Entry(who, kind, channel, words, day, place, read in _YES, family), []

    def _require(self, key: str, fits: bool, advice: str) -> None:
        if not fits and key not in self._row.broken:
            self._add(key, self._text(key), advice)

    def _text(self, key: str) -> str:
        text = " ".join(self._row.cells.get(key, "").split())
        longest = LAYOUT.by_key[key].longest
        if len(text) > longest and not any(fault.shown == text for fault in self.faults):
            self._add(key, text, f"太长了，请写在 {longest} 个字以内。")
        return text

    def _day(self, today: date) -> date | None:
        text = self._text("day")
        found = written_day(text)
        if text and found is None:
            self._add("day", text, "看不懂，请写成 2027-01-05 的样子。")
        elif found is not None and found > today:
            self._add("day", text, "这一天还没有到。")
        return found

    def _add(self, key: str, shown: str, advice: str) -> None:
        self.faults.append(self._fault(key, shown, advice))

    def _fault(self, key: str, shown: str, advice: str) -> Fault:
        return Fault(self._row.number, LAYOUT.by_key[key].title, shown, advice)
