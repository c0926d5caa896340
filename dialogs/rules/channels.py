"""By which of a person's chats something is said: what can reach him, what he uses, what it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

#: Platforms whose addresses are those of another one: the same account of the same corporation.
SAME_ACCOUNTS = {"wecom_robot": "wecom"}

#: What a message costs, where it costs something: DingTalk counts calls by the month.
COST = {"dingtalk": 1}

#: Chats last used within so many days of each other count as used alike.
ALIKE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Way:
    """One address of a person. `heard_at` is when he last wrote there; `cold`: the platform wants him to
    write (again) first. `starts`: the platform may write to people who never wrote. The higher the `cost`,
    the rather another way is taken; 0 is free."""

    platform: str
    address: str
    heard_at: datetime | None = None
    cold: bool = False
    starts: bool = True
    cards: bool = True
    cost: int = 0

    @property
    def reaches(self) -> bool:
        """Whether a word of ours would arrive there."""
        return self.starts or (self.heard_at is not None and not self.cold)


@dataclass(frozen=True, slots=True)
class Entrance:
    """How people come to the bot on a platform: its name there and, where it is known, the address that
    opens the chat (what the platform's own QR code holds)."""

    platform: str
    called: str = ""
    address: str = ""


def ranked(ways: Iterable[Way], *, choices: bool) -> list[Way]:
    """Those that reach the person, the best first: where he is used to talk; among chats used alike, one
    with buttons for something that has choices; then the cheaper; then the one used last."""
    open_ways = [way for way in ways if way.reaches]
    last = max((way.heard_at for way in open_ways if way.heard_at), default=None)

    def place(way: Way) -> tuple[bool, bool, int, float, str, str]:
        used = last is None or (way.heard_at is not None and last - way.heard_at <= ALIKE)
        since = -way.heard_at.timestamp() if way.heard_at else 0.0
        return not used, choices and not way.cards, way.cost, since, way.platform, way.address

    return sorted(open_ways, key=place)
