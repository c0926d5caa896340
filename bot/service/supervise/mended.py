"""What was put right, told to members and public in neutral words (R68): no names, no faults.

Only what touched them: what somebody reported, what stands on the board, what the organisation promised.
"""

from datetime import date

from dialogs.rules.calendar import at
from dialogs.rules.commitments import Status
from dialogs.rules.publishing import MEMBERS
from dialogs.rules.rectification import Rectification
from dialogs.words import rectification as words
from storage import commitments, rectifications
from storage.unit import Work


def lines(work: Work, org_id: int, year: int, *, members: bool) -> tuple[str, ...]:
    """One line for each that was put right that year, the newest first; the same line once. A query.

    `members`: also about promises that only members may read.
    """
    since, until = at(date(year, 1, 1), 0), at(date(year + 1, 1, 1), 0)
    closed = rectifications.closed_between(work, org_id, since, until)
    told = [_line(work, one, members=members) for one in closed]
    return tuple(dict.fromkeys(line for line in told if line))


def _line(work: Work, one: Rectification, *, members: bool) -> str:
    item = commitments.get(work, one.commitment_id) if one.commitment_id else None
    if item is not None:
        seen = item.status is Status.PUBLISHED and (members or item.audience != MEMBERS)
        return words.board_line(item.text) if seen else ""
    if one.voice_id is not None:
        return words.BOARD_REPORT
    return words.BOARD_ORG if one.of_org else ""
