"""What a verb of the agenda gets: the entry that is being carried out."""

from typing import Protocol

from bot.service.reach.post import Later
from bot.service.talk.scene import Links
from dialogs.rules.people import Person
from storage.unit import Work
from storage.years import Cycle, Task


class Duty(Protocol):
    """One entry of the agenda being carried out (see `bot.service.reach.agenda`)."""

    @property
    def work(self) -> Work: ...
    @property
    def cycle(self) -> Cycle: ...
    @property
    def task(self) -> Task: ...
    @property
    def links(self) -> Links: ...
    @property
    def part(self) -> int: ...
    def again(self, kind: str, person: Person, **more: int) -> Later: ...
