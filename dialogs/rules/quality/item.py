"""One promise as it was read, and who made it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Author:
    """Who promises. `persona` and `setting` are free words ("老年党员(口头承诺)", "农村")."""

    persona: str = ""
    setting: str = ""
    elder: bool = False
    leader: bool = False
    post: str = ""


ANYONE = Author()


@dataclass(frozen=True, slots=True)
class Item:
    """One promise. `due` None: no day was said; `quantity` "": nothing countable was said."""

    text: str
    due: date | None
    quantity: str
    category: str
    quality: str
    scope: str = ""
    place: str = ""
    beneficiary: str = ""
