"""The rehearsal's stage: the clock, the phones, and what people are going to do when.

Everything goes through the house's own doors: what people do is heard, what is due is run.
"""

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clocks import ManualClock
from bot.house import House
from bot.rehearsal.answers import Mind, Say
from bot.rehearsal.branch import PLATFORM, Player
from bot.rehearsal.chance import Chance
from bot.rehearsal.phones import Phones
from dialogs.heard import Heard, Kind
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """Something a person is going to do. `number` keeps the order of what falls together."""

    at: datetime
    number: int
    what: str = field(compare=False)
    player: Player | None = field(compare=False, default=None)
    args: dict[str, Any] = field(compare=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing a person did, for the record."""

    at: datetime
    address: str
    say: Say
    dialog: str = ""  # the question that was open to him who answers; empty where he speaks by himself


@dataclass(slots=True)
class Stage:
    """Who plays, what they are about to do, and what they have done."""

    house: House
    clock: ManualClock
    phones: Phones
    players: list[Player]
    persons: dict[tuple[str, str], Person]
    cycles: dict[int, int]  # organisation → its cycle
    chance: Chance
    phone_of: dict[str, Player] = field(default_factory=dict)
    minds: dict[tuple[str, str], Mind] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    looking: set[str] = field(default_factory=set)
    said: list[Spoken] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    ran: dict[str, datetime] = field(default_factory=dict)
    oddities: list[str] = field(default_factory=list)
    errands_seen: dict[int, int] = field(default_factory=dict)  # person → his newest task dealt with
    keys: int = 0
    said_by: dict[str, list[Spoken]] = field(default_factory=lambda: defaultdict(list))
    items: list[Commitment] = field(default_factory=list)  # for the measure of a county
    on_paper: set[int] = field(default_factory=set)  # organisations whose members' words come as tables
    grouped: set[int] = field(default_factory=set)  # organisations that have a group
    refused_rows: list[str] = field(default_factory=list)  # of those tables
    at_once: bool = True  # whether each thing said is answered before anything else happens

    def __post_init__(self) -> None:
        self.phone_of = {one.address: one for one in self.players if one.address}

    def cycle_of(self, person: Person) -> int:
        """The cycle of the person's branch."""
        return self.cycles[person.org_id]

    def by_address(self, address: str) -> Player | None:
        """Whose phone it is."""
        return self.phone_of.get(address)

    def person(self, player: Player) -> Person:
        """The person as the house knows him."""
        return self.persons[player.key]

    def mind(self, player: Player) -> Mind:
        """What the player remembers."""
        return self.minds.setdefault(player.key, Mind())

    def lot(self, share: float) -> bool:
        """Whether something that happens so often happens now."""
        return self.chance.random() < share

    def plan(self, at: datetime, what: str, player: Player | None = None, **args: Any) -> None:
        """Something will be done then, but never in the past."""
        self.keys += 1
        soon = self.clock.now() + timedelta(seconds=5)
        heapq.heappush(self.acts, Act(max(at, soon), self.keys, what, player, args))

    def plan_look(self, player: Player, at: datetime) -> None:
        """The player will look at his phone and answer; one plan at a time."""
        if player.address and player.address not in self.looking:
            self.looking.add(player.address)
            self.plan(at, "look", player)

    def pop(self) -> Act:
        """The next act, taken off the plan."""
        return heapq.heappop(self.acts)

    def note_ran(self, kinds: list[str]) -> None:
        """What the clock started today."""
        for kind in kinds:
            self.ran.setdefault(kind, self.clock.now())

    async def hear(self, address: str, say: Say, dialog: str = "") -> None:
        """Somebody says or taps something; now and then twice, as fingers and platforms do."""
        spoken = Spoken(self.clock.now(), address, say, dialog)
        self.said.append(spoken)
        self.said_by[address].append(spoken)
        heard = self._heard(address, say)
        await self.house.hear(heard)
        if self.chance.random() < 0.04:
            await self.house.hear(heard)  # the platform delivers it again
        if say.kind is Kind.CHOICE and self.chance.random() < 0.06:
            await self.house.hear(self._heard(address, say))  # tapped twice
        if not self.at_once:
            return
        await self.house.delivery.deliver_due()
        if say.kind is Kind.AUDIO:
            await self.house.shelf.fetch_wanted(self.house.platforms)

    def _heard(self, address: str, say: Say) -> Heard:
        self.keys += 1
        media = f"voice-{self.keys}" if say.kind is Kind.AUDIO else ""
        return Heard(
            PLATFORM,
            address,
            f"m{self.keys}",
            say.kind,
            self.clock.now(),
            text=say.text,
            token=say.token,
            media=media,
            media_format="amr" if media else "",
        )
