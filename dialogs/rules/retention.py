"""How long what kind of record is kept: no longer than needed (R106).

Sources: 个人信息保护法, article 19; elders' criterion E17.

What the year stands on (commitments and their versions, reviews, progress, summaries, results, the journal)
is kept. What was only needed on the way goes after its time.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.rules.calendar import at


@dataclass(frozen=True, slots=True)
class Term:
    """How long one kind is kept: so many days after `since`, in words."""

    kind: str
    days: int
    what: str
    since: str


POLICY = (
    Term("heard", 180, "收到的聊天原文", "收到以后"),
    Term("said", 180, "发出的聊天原文", "发出以后"),
    Term("recordings", 90, "录音和照片", "年度结束以后"),
    Term("contacts", 365, "群众留下的联系方式", "来信以后，已经答复的"),
    Term("names", 365, "见证人和受益群众的名字", "年度结束以后"),
    Term("codes", 180, "群众评议印的号", "印好以后"),
    Term("tasks", 365, "办完的待办", "办完以后"),
)

TERMS = {term.kind: term for term in POLICY}


def before(kind: str, now: datetime) -> datetime:
    """Records of that kind from before this moment have had their time."""
    return now - timedelta(days=TERMS[kind].days)


def recording_ends(of_year: int) -> datetime:
    """When the recordings of a year go: so many days after its last."""
    return at(date(of_year, 12, 31) + timedelta(days=TERMS["recordings"].days), 0)
