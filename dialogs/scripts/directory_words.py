"""What is said about the platform's directory: look at it, take proposals over, leave them."""

import re
from dataclasses import dataclass

_SAID = re.compile(r"(?:看)?通讯录\s*(?:(采用|填上|照改|不用|不改)\s*((?:\d{1,3}[\s,，、]*)*))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals are adopted, or left; without numbers all of them."""

    adopt: bool
    numbers: tuple[int, ...]


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    return "directory" if _SAID.fullmatch(said.strip()) else ""


def wanted(said: str) -> Wanted | None:
    """What is decided by "通讯录 采用 1 3"; None where one only wants to look."""
    found = _SAID.fullmatch(said.strip().rstrip("。.！!"))
    if found is None or not found[1]:
        return None
    numbers = tuple(int(one) for one in re.findall(r"\d+", found[2] or ""))
    return Wanted(found[1] in ("采用", "填上", "照改"), numbers)
