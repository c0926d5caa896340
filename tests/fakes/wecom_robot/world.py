"""What the fake robot platform remembers, and the knobs by which a test makes it misbehave."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

_numbers = itertools.count(1)


@dataclass
class Knobs:
    """Settings that `/_fake/knobs` changes.

    `deaf`: the line is half-open, nothing is read or answered. `drop_acks`: so many requests are carried out
    and not answered. `refuse_subscribe`: every subscription gets this code. `fail_next`: the next message is
    refused with this code. `silent_drop`: above the rate a message vanishes and is answered with 0.
    """

    bot_id: str = "aibot-0001"
    secret: str = "robot-secret-of-43-characters-0123456789abc"
    members: list[str] | None = None
    groups: list[str] = field(default_factory=lambda: ["wrGROUP1"])
    deaf: bool = False
    drop_acks: int = 0
    refuse_subscribe: int = 0
    fail_next: int = 0
    silent_drop: bool = False
    event_waits: float = 5.0


@dataclass
class Asked:
    """A callback that may be answered by its req_id."""

    kind: str  # message, enter, tap
    userid: str
    at: float
    task_id: str = ""
    done: bool = False


@dataclass
class World:
    """Everything since the fake was started or told to forget."""

    knobs: Knobs = field(default_factory=Knobs)
    warm: set[str] = field(default_factory=set)
    asked: dict[str, Asked] = field(default_factory=dict)
    task_ids: set[str] = field(default_factory=set)
    sendings: dict[str, list[float]] = field(default_factory=dict)
    delivered: list[dict[str, Any]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    subscriptions: int = 0
    kicks: int = 0
    pings: int = 0
    shift: float = 0.0

    def now(self) -> float:
        return time.monotonic() + self.shift

    def number(self) -> str:
        return f"{next(_numbers):08d}"

    def over(self, conversation: str) -> bool:
        """Count one message; true beyond 30 a minute or 1000 an hour."""
        now = self.now()
        recent = [at for at in self.sendings.get(conversation, []) if at > now - 3600]
        self.sendings[conversation] = [*recent, now]
        return len(recent) >= 1000 or sum(at > now - 60 for at in recent) >= 30

    def exists(self, userid: str) -> bool:
        members = self.knobs.members
        return members is None or userid.lower() in {one.lower() for one in members}
