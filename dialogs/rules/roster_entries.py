"""The roster as values: what stood in the file, what is wrong with it, what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.rules.people import Category, Level, Role, Standing

#: Characters of a cell that are shown again in a fault.
SHOWN = 20

#: What a row says of the branch and not of the person.
OF_ORG = ("level", "line", "kind")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file.

    `number` is the row's number as Excel shows it. `cells` holds trimmed texts by the key of
    the column; `broken` names cells that hold no readable value (#N/A, a formula without a
    result) with what is wrong there.
    """

    number: int
    cells: Mapping[str, str]
    broken: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table in a file: which columns it has, where its header stands, its rows, and the headers that
    mean none of our columns."""

    header: int
    columns: frozenset[str]
    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that must be put right in the file, and how. All words are for the user."""

    row: int
    column: str
    shown: str
    advice: str

    @property
    def sentence(self) -> str:
        """The fault in one line."""
        value = self.shown if len(self.shown) <= SHOWN else self.shown[:SHOWN] + "…"
        what = f"写的是“{value}”。" if value else ""
        return f"第 {self.row} 行“{self.column}”：{what}{self.advice}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as the roster tells it.

    `helper` is a number in the same branch. `accounts` has a platform only where the roster
    says something: its addresses, or an empty set where it says there is none. `labels` are the
    categories beside `category`. `level`, `line` and `kind` are the branch's: None leaves them as they
    are, an empty text takes them away.
    """

    row: int
    branch: str
    number: str
    name: str
    role: Role
    category: Category
    standing: Standing
    post: str = ""
    oral: bool = False
    helper: str = ""
    phone: str = ""
    accounts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parent: str = ""
    labels: frozenset[Category] = frozenset()
    skills: str = ""
    level: Level | None = None
    line: str | None = None
    kind: str | None = None

    @property
    def label(self) -> str:
        """The person as named to the user: names may repeat, so the number goes with it."""
        return f"{self.name}（编号 {self.number}）"


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster without faults.

    `columns` are those the file had: what a missing column would say stays as it is.
    `warnings` are sentences for the user; they do not stand in the way.
    """

    entries: tuple[Entry, ...]
    columns: frozenset[str]
    warnings: tuple[str, ...] = ()

    @property
    def branches(self) -> dict[str, str]:
        """The branches in the order of the file, each with its superior's name or an empty text."""
        found: dict[str, str] = {}
        for entry in self.entries:
            found[entry.branch] = found.get(entry.branch) or entry.parent
        return found
