"""What stands in the forms of a year, as texts, one sheet a member (R71, R103)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """What is the same on every sheet."""

    org: str
    year: int
    contact: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One member's texts. `ledger` rows: number, text, until, what was told by quarter, result. `deeds`
    are those that others may read, and stand first for members of whom deeds count most (R41)."""

    number: str
    name: str
    role: str
    category: str
    standing: str
    post: str
    items: tuple[str, ...]
    promised: tuple[str, ...]
    ledger: tuple[tuple[str, ...], ...]
    own: str
    peers: str
    public: str
    word: str
    grade: str
    final: str
    deeds: tuple[str, ...] = ()
    deeds_first: bool = False
