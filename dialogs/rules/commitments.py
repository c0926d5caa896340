"""A commitment and where it stands in the year."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.rules.calendar import chinese_date


class Status(StrEnum):
    """Where a commitment stands. There is no dead end: what is returned can be revised."""

    SUBMITTED = "submitted"  # waits for review
    RETURNED = "returned"  # waits for its author
    APPROVED = "approved"  # may be published
    PUBLISHED = "published"  # its text is locked
    WITHDRAWN = "withdrawn"  # taken back by its author before publication

    @property
    def label(self) -> str:
        """The status in plain Chinese."""
        return _STATUS[self]


_STATUS = {
    Status.SUBMITTED: "等书记看",
    Status.RETURNED: "请你改一改",
    Status.APPROVED: "通过了，等公示",
    Status.PUBLISHED: "已公示",
    Status.WITHDRAWN: "已撤回",
}

#: What progress is called in plain words, by its state.
PROGRESS = {"done": "已完成", "going": "进行中", "not_started": "还没动", "no_change": "没变化"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment with the version in force.

    `text` is one tidy sentence, `original` the person's own words. `channel` is typed, page, command, spoken,
    visit, phone or paper; however it came, it is shown in the same form (criterion E20). `promisor` is
    member or org, `audience` public or members, `baseline` where it stood when it was promised.
    """

    id: int
    cycle_id: int
    person_id: int
    number: int
    version: int
    status: Status
    published_at: datetime | None
    text: str
    original: str
    due: date | None
    quantity: str
    category: str
    remark: str
    channel: str
    recorder_id: int | None
    media_id: int | None
    promisor: str = "member"
    urgent: bool = False
    audience: str = "public"
    baseline: str = ""

    @property
    def of_org(self) -> bool:
        """Whether it is the organisation's promise, for which the person answers in its name."""
        return self.promisor == "org"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was last said about a commitment. `percent` is 1–99 or None, `expected` the day by which the rest
    is to be done."""

    commitment_id: int
    quarter: int
    state: str
    percent: int | None
    words: str
    told_by: str
    expected: date | None = None

    @property
    def label(self) -> str:
        """The state in plain Chinese."""
        word = PROGRESS[self.state]
        share = f"，{self.percent}%" if self.percent is not None else ""
        return f"{word}{share}" + (f"，{chinese_date(self.expected)}前补完" if self.expected else "")
