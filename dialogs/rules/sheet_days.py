"""A day as it stands in the cells of tables: 2027-01-05, 2027/1/5, 2027.1.5, 2027年1月5日."""

import re
from datetime import date

_BETWEEN = re.compile(r"[/.年月]")


def written_day(text: str) -> date | None:
    """The day, or None where the cell holds none."""
    try:
        year, month, day = (int(part) for part in _BETWEEN.sub("-", text).rstrip("日号").split("-"))
        return date(year, month, day)
    except ValueError:
        return None
