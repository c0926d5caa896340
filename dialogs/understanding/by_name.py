"""Items named by whose they are ("张三的过,姓李的退"): each name is written as the number of its item."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy

_OWNER: Final = Lazy(
    r"^[\s\d.、．)）#第条号]*(?P<name>[^\W\d_]{1,3}某{0,2}|[^\W\d_]{2,4})(?=$|[\s:：,，。、(（的—-])"
)
_SURNAME: Final = r"姓{0}的?(?:那(?:个|条|份|位))?|[老小]{0}(?:的|那(?:个|条|份))?(?![^\W\d_]{{0,1}}(?:师|家))|{0}(?:师傅|大爷|大妈|老师|主任|书记)(?:的|那[个条份])?"


def owners(items: tuple[str, ...]) -> tuple[str, ...]:
    """The name with which each item begins, or an empty string."""
    return tuple(found["name"] if (found := _OWNER.match(item)) else "" for item in items)


def numbered(text: str, items: tuple[str, ...]) -> str:
    """`text`, as long as before, with the names of `items` written as their numbers.

    A surname alone counts where only one item has it; a name that two items share stays as it is.
    """
    names = owners(items)
    surnames = [name[:1] for name in names]
    for place, name in enumerate(names, start=1):
        if not name or names.count(name) > 1:
            continue
        wordings = [re.escape(name) + r"(?:同志)?的?(?:那[个条份])?"]
        if surnames.count(name[0]) == 1:
            wordings.append(_SURNAME.format(re.escape(name[0])))
        for wording in wordings:
            for found in re.findall(wording, text):
                text = text.replace(found, _figure(place, len(found)))
    return text


def _figure(number: int, width: int) -> str:
    """The number of an item in `width` characters."""
    return f"第{number}条".ljust(width) if width >= len(f"第{number}条") else str(number).ljust(width)
