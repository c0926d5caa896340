"""The numbers of items as a reviewer writes them: "1 3", "一三五", "第2到4条"."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.numerals import NUMBER, whole_number

_RANGE: Final = Lazy(rf"({NUMBER})(?:号|条|个)?(?:到|至|~|-)(?:第)?({NUMBER})")


def numbers_in(text: str, count: int) -> tuple[int, ...]:
    """The item numbers of a list; ranges are written out; numbers not shown are left out."""
    wanted: list[int] = []
    for found in _RANGE.finditer(text):
        first, last = whole_number(found[1]), whole_number(found[2])
        if first and last and first <= last <= 200:
            wanted += range(first, last + 1)
    limit = count or 200
    for figure in re.findall(rf"\d+|{NUMBER}", _RANGE.sub(" ", text)):
        value = whole_number(figure)
        if value is not None and value > limit and len(figure) > 1:
            wanted += [n for sign in figure if (n := whole_number(sign))]  # "12过" of four is 1 and 2
        elif len(figure) > 1 and all(sign in "一二三四五六七八九" for sign in figure):
            wanted += [number for sign in figure if (number := whole_number(sign))]
        elif value is not None:
            wanted.append(value)
    return tuple(dict.fromkeys(n for n in wanted if 1 <= n <= limit))
