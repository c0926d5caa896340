"""How a county's year was supervised and how it ended: what an organisation department asks next."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.service.lead import coverage, ending
from bot.service.lead.ends import open_ends
from bot.service.propose import own_word
from bot.service.supervise import comments
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.coverage import COLUMNS, Row, State
from dialogs.rules.endings import Kind
from dialogs.rules.people import Org
from dialogs.rules.rectification import State as Rectified
from storage import commitments, ends, overdue, people, quarter, rectifications
from storage.unit import Work
from storage.years import Cycle

QUARTERS = (1, 2, 3, 4)

#: Names that are told of one organisation.
_FEW = 6

_PROPOSE = next(place for place, one in enumerate(COLUMNS) if one.step == "propose")

_KINDS = {
    Kind.PROMISE: "承诺",
    Kind.DRAFT: "没公示的承诺",
    Kind.WISH: "愿望",
    Kind.REPORT: "反映",
    Kind.RECTIFICATION: "整改",
    Kind.OBJECTION: "异议",
    Kind.MEMBER_GRADE: "党员的评定",
    Kind.PUBLICITY: "结果的公示",
    Kind.ORG_GRADE: "本组织的考评",
}


_HELPER = re.compile(r"已请.+上门")

#: Something was asked, and nothing came.
_SILENT = frozenset({State.SELF, State.VISIT, State.MISSED})

#: What waits before it is published, and for whom.
_WAITS = {
    Status.SUBMITTED: ("承诺没审", "审的人"),
    Status.RETURNED: ("退回的承诺没改", "本人"),
    Status.APPROVED: ("承诺没公示", "书记"),
}


@dataclass(slots=True)
class Outcome:
    """Counts of one organisation or of many. By quarter: organisations whose summary was drafted and signed,
    in which members exchanged, comments given and due. Then promises past their day, what was ordered and
    what of it closed, results by name, and by kind of person and name; why nothing came, by step and reason;
    what is open at the end, by what and whom it waits for; years closed. The lists name what is missing."""

    drafted: Counter[int] = field(default_factory=Counter)
    signed: Counter[int] = field(default_factory=Counter)
    exchanged: Counter[int] = field(default_factory=Counter)
    given: Counter[int] = field(default_factory=Counter)
    due: Counter[int] = field(default_factory=Counter)
    late: int = 0
    ordered: int = 0
    mended: int = 0
    results: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    silence: Counter[tuple[str, str]] = field(default_factory=Counter)
    waiting: Counter[tuple[str, str]] = field(default_factory=Counter)
    closed: int = 0
    blank: list[str] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)
    overdue: list[str] = field(default_factory=list)
    unended: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Take another's in."""
        for name in self.__dataclass_fields__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, name, mine + theirs)


def outcome_of(work: Work, org: Org, cycle: Cycle) -> Outcome:
    """How one organisation's year went. A query."""
    told = Outcome(closed=int(cycle.status == "closed"))
    _supervised(work, org, cycle, told)
    _mended(work, org, cycle, told)
    _open(work, org, cycle, told)
    _ended(work, cycle, told)
    rows = coverage.rows(work, cycle)
    told.silence.update(_silent(rows))
    missing = [one for one in rows if _without(one)]
    if missing:
        told.blank.append(f"{org.name}：{len(missing)}人没有提，{_reasons(missing)}")
    return told


def _supervised(work: Work, org: Org, cycle: Cycle, told: Outcome) -> None:
    summaries, without = quarter.summaries(work, cycle.id), []
    for part, one in summaries.items():
        told.drafted[part] += 1
        told.signed[part] += int(one.signed_at is not None)
        told.exchanged[part] += int(bool(quarter.exchanges(work, cycle.id, part)))
        given, due, _ = comments.standing(work, cycle, part)
        told.given[part] += given
        told.due[part] += due
        without += [f"{part}"] if one.signed_at is None else []
    if without:
        told.unsigned.append(f"{org.name}（第{'、'.join(without)}季度）")


def _mended(work: Work, org: Org, cycle: Cycle, told: Outcome) -> None:
    late = overdue.of_cycles(work, [cycle.id], local(work.now).date())
    orders = rectifications.in_orgs(work, [org.id])
    told.late, told.ordered = len(late), len(orders)
    told.mended = sum(1 for one in orders if one.closed_at is not None)
    if late:
        told.overdue.append(f"{org.name}：{len(late)}条")


def _ended(work: Work, cycle: Cycle, told: Outcome) -> None:
    items = commitments.of_cycle(work, cycle.id)
    known = ends.of(work, [one.id for one in items])
    told.results.update(one.result for one in known.values())
    for one in items:
        author = people.get(work, one.person_id)
        if author is not None and one.id in known:
            kind = "组织" if one.of_org else author.category.label
            told.by_kind[kind, known[one.id].result] += 1


def _open(work: Work, org: Org, cycle: Cycle, told: Outcome) -> None:
    """What is still open, and for whom it waits."""
    items = commitments.of_cycle(work, cycle.id)
    unheard = own_word.unheard(work, [one for one in items if one.status in _WAITS])
    for one in items:
        if one.status in _WAITS:
            told.waiting["承诺没念给本人听", "代录的人"] += one.id in unheard
            told.waiting[_WAITS[one.status]] += one.id not in unheard
    for each in rectifications.open_rectifications(work, org.id):
        told.waiting["整改", "去看的人" if each.state is Rectified.SHOWN else "改的人"] += 1
    if cycle.status == "closed":
        return
    for end in open_ends(work, cycle, to_count=True):
        decider = people.get(work, end.decider) if end.decider else None
        above = "上级" if decider and decider.org_id != org.id else ""
        told.waiting[f"{_KINDS[end.kind]}的结果", f"{above}{decider.role.label}" if decider else ""] += 1
    others = "；".join(ending.of_others(work, cycle, None))
    told.unended.append(f"{org.name}：{others or '都有结果了，等书记说“结束年度”'}")


def _silent(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Each member's step at which nothing came, with the reason that coverage gives, without names."""
    for row in rows:
        for column, cell in zip(COLUMNS, row.cells, strict=True):
            if cell.state in _SILENT and column.step in ("propose", "check", "self"):
                yield column.label, _HELPER.sub("已请人上门", cell.words)


def _without(row: Row) -> bool:
    return row.cells[_PROPOSE].state not in (State.DONE, State.FREE, State.MAY)


def _reasons(rows: list[Row]) -> str:
    """Who, by the reason that coverage gives."""
    found: dict[str, list[str]] = {}
    for one in rows:
        found.setdefault(one.cells[_PROPOSE].words, []).append(one.person.name)
    return "；".join(f"{why}：{'、'.join(who[:_FEW])}{_more(who)}" for why, who in found.items())


def _more(who: list[str]) -> str:
    return f"等{len(who)}人" if len(who) > _FEW else ""
