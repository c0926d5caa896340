"""The publicity period 公示期 of the results, objections to them, and when they are final (R73).

Evaluation defaults 13: five working days, names and grades or the list of 优秀 only, within a scope.
"""

from dataclasses import dataclass
from datetime import date

from dialogs.rules.calendar import add_working_days

#: Working days within which an objection is answered.
ANSWER_DAYS = 5

#: Longest objection. Characters.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Period:
    """One period. `scope` is members or public, `shows` grades or excellent; `state` running, final,
    reopened. Both days belong to it."""

    id: int
    cycle_id: int
    scope: str
    shows: str
    opens: date
    closes: date
    state: str
    why: str = ""

    def runs(self, today: date) -> bool:
        """Whether the results hang today."""
        return self.state == "running" and self.opens <= today


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection. `upheld`: kept, the grade stands; changed, it is decided anew; empty while open.
    `watcher_id` may answer too where it is late, 0 before."""

    id: int
    publicity_id: int
    code: str
    subject: str
    text: str
    channel: str
    contact: str
    person_id: int | None
    recorder_id: int | None
    handler_id: int | None
    answer: str
    upheld: str
    answer_by: date
    watcher_id: int = 0

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return not self.upheld


def last_day(opens: date, working_days: int) -> date:
    """The last day of a period of so many working days, the first one counted."""
    return add_working_days(opens, working_days - 1) if working_days > 1 else opens
