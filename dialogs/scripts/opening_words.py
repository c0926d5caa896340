"""How a year is opened in one line: 开年度 2027 全部 年底."""

import re
from dataclasses import dataclass

_OPEN = re.compile(r"(?:开|打开|开始)\s*(?:年度|(?=20\d\d\s*年))\s*(?P<rest>.*)", re.DOTALL)
_YEAR = re.compile(r"20\d\d")
_SEASONS = {"年初": "year_start", "年底": "year_end"}


@dataclass(frozen=True, slots=True)
class Opening:
    """What is to be opened. `sure` is true once it is confirmed; `order` repeats it without that."""

    year: int
    below: bool
    season: str
    sure: bool
    order: str


def command(said: str) -> str:
    """`open_year` where a year is to be opened; otherwise an empty string."""
    found = _OPEN.fullmatch(said.strip())
    return "open_year" if found and (not found["rest"] or _YEAR.search(found["rest"])) else ""


def read_opening(said: str) -> Opening | None:
    """What is to be opened; None where no year is named."""
    found = _OPEN.fullmatch(said.strip())
    year = _YEAR.search(found["rest"]) if found else None
    if found is None or year is None:
        return None
    rest = found["rest"]
    season = next((word for word in _SEASONS if word in rest), "")
    below = any(word in rest for word in ("全部", "下面", "所有"))
    order = " ".join(part for part in ("开年度", year[0], "全部" if below else "", season) if part)
    return Opening(int(year[0]), below, _SEASONS.get(season, ""), "确认" in rest, order)
