"""The platform of the rehearsal: phones in memory, on which everything said hangs to be read."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.ports import Abilities, Clock, Delivery, Media, Sent
from bot.rehearsal.branch import PLATFORM
from dialogs.content import Choice, Message

#: How the keys of messages begin that bring back what somebody said: his recording, his wish or report.
_FOLLOWS = ("readback:", "voice:")

#: How the keys of tasks for others begin.
_FOR_OTHERS = ("errand:", "visits:", "ask:transcribe", "tell:transcribe")


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on a phone or in the group. `key` is the outbox's."""

    at: datetime
    address: str
    key: str
    message: Message

    @property
    def direct(self) -> bool:
        """Whether it answers what this person has just said."""
        return self.key.startswith(("reply:", "stranger:"))

    @property
    def unasked(self) -> bool:
        """Whether it came by itself: neither an answer to what was just said, nor what came of own words."""
        return not self.direct and not self.key.startswith(_FOLLOWS)

    @property
    def for_others(self) -> bool:
        """Whether it is a task for somebody else: these have a budget of their own."""
        return self.key.startswith(_FOR_OTHERS)


@dataclass(slots=True)
class Phones:
    """A platform that refuses nothing and forgets nothing."""

    clock: Clock
    name: str = PLATFORM
    repeats_are_safe: bool = True
    shown: list[Shown] = field(default_factory=list)
    by_address: dict[str, list[Shown]] = field(default_factory=lambda: defaultdict(list))
    posted: list[Shown] = field(default_factory=list)
    fresh: list[Shown] = field(default_factory=list)
    abilities: Abilities = Abilities(True, True, True, True, True, True, 600, 600)

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Show it on the person's phone."""
        one = Shown(self.clock.now(), address, key, message)
        self.shown.append(one)
        self.by_address[address].append(one)
        self.fresh.append(one)
        return Sent(key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Show it in the group."""
        self.posted.append(Shown(self.clock.now(), group, key, message))
        return Sent(key)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """A card that was tapped: nothing to be read."""
        return Sent(reply_code)

    async def fetch(self, media: str) -> Media:
        """The sound behind a reference."""
        return Media(media.encode(), "amr")

    def take_fresh(self) -> list[Shown]:
        """What has come since the last call, by person, then in order."""
        taken = sorted(self.fresh, key=lambda one: one.address)
        self.fresh.clear()
        return taken

    def of(self, address: str) -> list[Shown]:
        """Everything one phone has shown."""
        return self.by_address[address]

    def buttons(self, address: str) -> tuple[Choice, ...]:
        """The buttons of the newest message that has any: what this person can tap."""
        mine = (one.message.choices for one in reversed(self.by_address[address]))
        return next((choices for choices in mine if choices), ())
