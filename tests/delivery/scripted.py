"""A platform that does what a test tells it, and what a receiver would have seen."""

import asyncio
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from bot.ports import Abilities, Delivery, Media, Sent
from dialogs.content import Message

ABILITIES = Abilities(
    can_start_conversation=True,
    cards=True,
    voice_audio=True,
    voice_text=False,
    group_post=True,
    edit_card=True,
    per_person_per_minute=20,
    per_group_per_minute=10,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One attempt: how it ends for the sender, and whether the message arrives all the same."""

    ending: Delivery | Exception | None  # none: never comes back
    arrives: bool = False


DELIVERED = Step(Sent("receipt"), arrives=True)


class Scripted:
    """Plays the steps set for a key, then delivers. `seen` counts what each key showed."""

    def __init__(
        self, name: str = "p", *, repeats_are_safe: bool = True, abilities: Abilities = ABILITIES
    ) -> None:
        self.name = name
        self.abilities = abilities
        self.repeats_are_safe = repeats_are_safe
        self.steps: defaultdict[str, deque[Step]] = defaultdict(deque)
        self.calls: list[tuple[str, str, str]] = []
        self.arrived: Counter[str] = Counter()
        self.at_once = self.most_at_once = 0
        self.entered = asyncio.Event()

    def plan(self, key: str, *steps: Step) -> None:
        """What the next attempts at a key come to."""
        self.steps[key].extend(steps)

    @property
    def seen(self) -> Counter[str]:
        """How often the receiver saw each key."""
        return Counter(set(self.arrived)) if self.repeats_are_safe else self.arrived

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        return await self._attempt("send", address, key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        return await self._attempt("post", group, key)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        return await self._attempt(f"amend {label}", address, reply_code)

    async def fetch(self, media: str) -> Media:
        return Media(media.encode(), "amr")

    async def _attempt(self, kind: str, address: str, key: str) -> Delivery:
        self.calls.append((kind, address, key))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.entered.set()
        try:
            await asyncio.sleep(0)
            step = self.steps[key].popleft() if self.steps[key] else DELIVERED
            if step.arrives:
                self.arrived[key] += 1
            if step.ending is None:
                await asyncio.Event().wait()
        finally:
            self.at_once -= 1
        if isinstance(step.ending, Exception):
            raise step.ending
        assert step.ending is not None
        return step.ending
