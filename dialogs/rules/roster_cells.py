"""One row of the roster: every cell read, every fault named."""

import re
import unicodedata
from typing import TypeVar

from dialogs.rules import roster_columns as columns
from dialogs.rules.cells import clean, closed_up
from dialogs.rules.orgs import LAYOUT as ORGS
from dialogs.rules.orgs import kind_in, level_in
from dialogs.rules.people import ORAL_CATEGORIES, Category, Level, Role, Standing
from dialogs.rules.roster_entries import Entry, Fault, Row

Word = TypeVar("Word", Role, Category, Standing)

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{3,}(?:(?:转|ext\.?|[,x]) ?[0-9]+)?")
_ACCOUNT = re.compile(r"[A-Za-z0-9_.$:\-][A-Za-z0-9_.@$:+\-]{0,63}")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")


def read_row(row: Row, branch: str) -> tuple[Entry, list[Fault]]:
    """The person in a row and all that is wrong with it.

    `branch` is the branch of the row above, which an empty cell repeats. Where there is a
    fault, the entry holds a stand-in, so that the rest can still be checked; such an entry is
    never kept.
    """
    reader = _Reader(row)
    category = reader.category()
    labels = reader.labels() - {category}
    entry = Entry(
        row=row.number,
        branch=reader.name("branch") or branch,
        number=reader.number(),
        name=reader.name("name") or reader.missing("name"),
        role=reader.role(),
        category=category,
        labels=labels,
        standing=reader.standing(),
        post=reader.text("post"),
        skills=reader.text("skills"),
        oral=reader.oral(labels | {category}),
        helper=reader.helper(),
        phone=reader.phone(),
        accounts=reader.accounts(),
        parent=reader.name("parent"),
        level=reader.level(),
        line=reader.told("line"),
        kind=reader.kind(),
    )
    return entry, reader.faults


def _without_blanks(text: str) -> str:
    """A number as it is compared. A sign that comes apart into a blank and a mark joins what is before it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).replace(" ", ""))


class _Reader:
    """Reads cells one by one and gathers the faults."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.faults: list[Fault] = []
        for key, trouble in row.broken.items():
            self._fault(key, "", trouble)

    def text(self, key: str) -> str:
        """A trimmed text that fits."""
        text = clean(self.row.cells.get(key, ""))
        longest = columns.BY_KEY[key].longest
        if len(text) > longest:
            self._fault(key, text, f"太长了，请写在 {longest} 个字以内。")
            return ""
        return text

    def name(self, key: str) -> str:
        """A name: blanks between Chinese characters (王　明) only spread it."""
        return closed_up(self.text(key))

    def missing(self, key: str) -> str:
        """Report an empty cell, unless it was reported as broken or too long."""
        title = columns.BY_KEY[key].title
        if not any(fault.column == title for fault in self.faults):
            self._fault(key, "", f"没有写，请写上{title}。")
        return ""

    def number(self) -> str:
        """The branch's own number."""
        number = _without_blanks(self.text("number"))
        if _SCIENTIFIC.fullmatch(number):
            self._fault("number", number, "编号被 Excel 改成了科学计数，请把这一列设为“文本”再写一遍。")
        return number if number not in columns.NONE_WORDS and number else self.missing("number")

    def role(self) -> Role:
        """The office."""
        text = self.text("role")
        return columns.role_in(text) or self._unknown("role", text, Role.MEMBER, Role)

    def category(self) -> Category:
        """The category; there is no usual one."""
        text = self.text("category")
        if not text:
            self.missing("category")
            return Category.RURAL
        return columns.category_in(text) or self._unknown("category", text, Category.RURAL, Category)

    def standing(self) -> Standing:
        """Full or probationary."""
        text = self.text("standing")
        return columns.standing_in(text) or self._unknown("standing", text, Standing.FORMAL, Standing)

    def labels(self) -> frozenset[Category]:
        """The categories beside the first one."""
        text = self.text("labels")
        found, unknown = columns.labels_in(text)
        if unknown:
            words = "、".join(category.label for category in Category)
            self._fault("labels", "、".join(unknown), f"请写其中的：{words}。")
        return found

    def oral(self, categories: frozenset[Category]) -> bool:
        """Whether a spoken sentence is enough; without a word, as the guidance says."""
        text = self.text("oral")
        said = columns.yes_in(text)
        if said is None and text:
            self._fault("oral", text, "请写“是”或“否”。")
        return not ORAL_CATEGORIES.isdisjoint(categories) if said is None else said

    def helper(self) -> str:
        """A number or a name in the same branch."""
        helper = self.name("helper")
        return "" if helper in columns.NONE_WORDS else helper

    def phone(self) -> str:
        """A telephone number as written."""
        phone = unicodedata.normalize("NFKC", self.text("phone"))
        if phone in columns.NONE_WORDS:
            return ""
        if phone and not _PHONE.fullmatch(phone):
            self._fault("phone", phone, "不像电话号码，请写数字，例如 0571-88880000。")
        return phone

    def accounts(self) -> dict[str, frozenset[str]]:
        """The addresses by platform, where the row says something of it."""
        found = {}
        for platform in columns.PLATFORMS:
            text = unicodedata.normalize("NFKC", self.text(platform))
            if text in columns.NONE_WORDS:
                found[platform] = frozenset[str]()
            elif text:
                found[platform] = frozenset(
                    self._account(platform, word) for word in columns.BETWEEN.split(text) if word
                )
        return found

    def _account(self, platform: str, word: str) -> str:
        if platform in columns.CHECKED and not _ACCOUNT.fullmatch(word):
            self._fault(
                platform, word, "不像账号，请写通讯录里的账号（字母和数字），不是姓名。没有就写“无”。"
            )
        return word.lower() if platform in columns.CASELESS else word

    def told(self, key: str) -> str | None:
        """A word of the organisation: None for an empty cell, an empty text for the word none."""
        text = self.name(key)
        return "" if text in columns.NONE_WORDS else text or None

    def level(self) -> Level | None:
        """The tier of the organisation."""
        text = self.name("level")
        found = level_in(text)
        if text and found is None:
            self._one_of("level", text)
        return found

    def kind(self) -> str | None:
        """The kind of place the organisation is in."""
        text = self.told("kind")
        found = kind_in(text) if text else text
        if text and found is None:
            self._one_of("kind", text)
        return found

    def _one_of(self, key: str, text: str) -> None:
        self._fault(key, text, f"请写其中一个：{'、'.join(ORGS.choices[key])}。")

    def _unknown(self, key: str, text: str, usual: Word, words: type[Word]) -> Word:
        self._fault(key, text, f"请写其中一个：{'、'.join(word.label for word in words)}。")
        return usual

    def _fault(self, key: str, shown: str, advice: str) -> None:
        self.faults.append(Fault(self.row.number, columns.BY_KEY[key].title, shown, advice))
