"""What a table looks like that people fill in: its columns, their headers, and how to fill it in."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

#: A row with this word in its marking column shows how to fill the sheet in; it is not read.
EXAMPLE: Final = "示例"

_BESIDES = re.compile(r"[(（\[【].*?[)）\]】]|必填|选填|[\s*:：、]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, other headers people use, and how to fill it in."""

    key: str
    title: str
    also: tuple[str, ...]
    required: bool
    hint: str
    example: str
    longest: int  # characters


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table. `called` is its short name, `unit` what a row is counted in, `marker` the key of
    the column that says 示例 in the example; `choices` are offered in drop-downs, `widths` in characters;
    `days` are the keys of columns that hold one."""

    title: str
    called: str
    unit: str
    marker: str
    columns: tuple[Column, ...]
    advice: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)
    days: frozenset[str] = frozenset()

    def column_for(self, header: str) -> Column | None:
        """The column a header means: 姓名, 姓 名, 职务（书记/委员）, *编号, 手机号 …"""
        plain = _BESIDES.sub("", unicodedata.normalize("NFKC", header))
        return _headers(self.columns).get(squeezed(plain))

    def is_example(self, cells: Mapping[str, str]) -> bool:
        """Whether the row only shows how to fill the sheet in."""
        return cells.get(self.marker, "").startswith(EXAMPLE)

    @property
    def by_key(self) -> dict[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}


def squeezed(text: str) -> str:
    """The text as it is compared: one width, no blanks, small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


@cache
def _headers(columns: tuple[Column, ...]) -> dict[str, Column]:
    return {squeezed(title): column for column in columns for title in (column.title, *column.also)}
