"""What a verb of the agenda gets: the entry that is being carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.ports import Links
from dialogs.rules.manifest import Manifest
from dialogs.rules.people import Person
from storage import years
from storage.unit import Work
from storage.years import Cycle, Task


@dataclass(frozen=True, slots=True)
class Count:
    """What the ballot box gave for an entry that needs it: counts by person (None while the tellers have
    not counted), the turnout, what was fixed at the opening, the box list's checksum
    and how many slips are on it. `public` is the same of the public's poll, where it is that far."""

    counts: dict[int, dict[str, int]] | None = None
    voted: int = 0
    entitled: int = 0
    manifest: Manifest | None = None
    checksum: str = ""
    slips: int = 0
    public: "Count | None" = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry being carried out."""

    work: Work
    cycle: Cycle
    task: Task
    links: Links
    count: Count

    @property
    def part(self) -> int:
        """The quarter, or the number of a digest."""
        return int(self.task.args.get("part", 0))

    @property
    def once_more(self) -> dict[str, bool]:
        """Whether it was put off before: then it is said in other words."""
        return {"again": True} if self.task.args.get("again") else {}

    def again(self, kind: str, person: Person, **more: int) -> Callable[[datetime], None]:
        """Puts something about a person on the agenda for a later moment."""

        def put_off(moment: datetime) -> None:
            args: dict[str, Any] = {"part": self.part, "person": person.id, **self.once_more, **more}
            key = f"{kind}:{self.part}:{person.id}:{moment.isoformat()}"
            years.schedule(self.work, self.cycle.id, kind, key, args, moment)

        return put_off
