"""After publication: what may change, how, and who must agree (R50, R53, R58).

The published sentence is locked. A slip of the pen is put right in the open, another day needs a
reason and a second person, and what was promised first stays readable beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.rules.people import Role

#: Longest reason and longest corrected sentence. Characters.
LONGEST_REASON = 200
LONGEST_SENTENCE = 200

#: Who may read a published item.
PUBLIC, MEMBERS = "public", "members"

_OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)


class Change(StrEnum):
    """What happens to a published commitment."""

    ERRATUM = "erratum"  # a slip of the pen is put right
    DELAY = "delay"  # another day
    UNMET = "unmet"  # it cannot be kept, for objective reasons
    NARROW = "narrow"  # it leaves the public board: for members only

    @property
    def label(self) -> str:
        """The change in plain Chinese."""
        return _CHANGES[self]


_CHANGES = {
    Change.ERRATUM: "更正",
    Change.DELAY: "改期",
    Change.UNMET: "没能做成",
    Change.NARROW: "只在党员内公开",
}


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a published commitment. `before` is the sentence that was published; `state` is
    asked, agreed or refused; `second_id` decides and is the one who asked only where nobody else is there."""

    id: int
    commitment_id: int
    kind: Change
    before: str
    after: str
    due_before: date | None
    due_after: date | None
    reason: str
    asked_by: int
    second_id: int
    state: str
    answer: str
    created_at: datetime
    decided_at: datetime | None

    @property
    def alone(self) -> bool:
        """Whether nobody else was there to agree."""
        return self.second_id == self.asked_by


class Channel(StrEnum):
    """Where published commitments are made known (guidance, 三之3), and the work group."""

    MEETING = "meeting"
    DOCUMENT = "document"
    NOTICEBOARD = "noticeboard"
    NEWSPAPER = "newspaper"
    TELEVISION = "television"
    WEB = "web"
    GROUP = "group"

    @property
    def label(self) -> str:
        """The channel in Chinese."""
        return _CHANNELS[self]


_CHANNELS = {
    Channel.MEETING: "会议",
    Channel.DOCUMENT: "文件",
    Channel.NOTICEBOARD: "公示栏",
    Channel.NEWSPAPER: "报刊",
    Channel.TELEVISION: "电视广播",
    Channel.WEB: "网络",
    Channel.GROUP: "工作群",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """One line of the ledger: what hung where, from when to when, and who saw to it.

    `ends` is the day that was planned, None until it is taken down; `ended_on` the day it was.
    `document` is the number of a document within the year.
    """

    id: int
    cycle_id: int
    channel: Channel
    place: str
    begins: date
    ends: date | None
    document: int | None
    person_id: int | None
    ended_on: date | None

    def hangs(self, today: date) -> bool:
        """Whether it is still to be seen."""
        if self.ended_on is not None:
            return self.begins <= today < self.ended_on
        return self.begins <= today and (self.ends is None or today <= self.ends)


@dataclass(frozen=True, slots=True)
class Line:
    """One published commitment on a material: whose, in which office, what, until when in words.

    `inside`: for members only, so it is on nothing that leaves the meeting. `before`: how it was
    published at first, in words; empty where nothing has changed (R58). `number` is its number on
    the board, by which a report names it (R54).
    """

    who: str
    post: str
    text: str
    until: str
    of_org: bool = False
    inside: bool = False
    before: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """What is made known by an organisation in a year: the substance of every material (R51).

    `document` is the number that a document of today would carry; `address` leads to the noticeboard,
    `report` to the form on which anybody says that something was not kept; `contact` is in words.
    """

    org: str
    year: int
    day: date
    document: int
    lines: tuple[Line, ...]
    contact: str
    address: str
    report: str

    @property
    def public(self) -> tuple[Line, ...]:
        """What everybody may read."""
        return tuple(one for one in self.lines if not one.inside)

    @property
    def people(self) -> int:
        """How many members have promised something that everybody may read."""
        return len({one.who for one in self.public if not one.of_org})


def in_short(numbers: Iterable[int]) -> str:
    """The numbers in ascending order, neighbours as one: 3到5、8."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}到{run[-1]}" for run in runs)
