"""What has no result yet (R86): who must decide what, and deciding it."""

from datetime import datetime

from bot.service.evaluate import excuses
from bot.service.evaluate.who import first_decider, leaders
from bot.service.fulfil import evidence
from bot.service.organise import tiers
from bot.service.review import who
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.endings import Kind, OpenEnd, Result, suggested
from dialogs.rules.people import Person
from dialogs.rules.publishing import Change
from dialogs.rules.subjects import member, organisation
from dialogs.rules.year import Step
from dialogs.words import ends as words
from storage import amendments, commitments, ends, evaluation, people, rectifications, years
from storage.unit import Work
from storage.years import Cycle

#: Characters of a text in a list.
_SHORT = 40


def open_ends(work: Work, cycle: Cycle, *, to_count: bool = False) -> list[OpenEnd]:
    """Everything of a year that has no result yet, in order of the numbers; only `to_count` without the
    words and the hint of the promises, which need much reading. A query."""
    gone = ends.carried(work, cycle.id)
    found = [*_promises(work, cycle, to_count=to_count), *_voices(work, cycle), *_rectifications(work, cycle)]
    found += [
        OpenEnd(Kind.OBJECTION, number, handler, words.OBJECTION)
        for number, handler in ends.open_objections(work, cycle.id)
    ]
    found += [*_grades(work, cycle), *_publicity(work, cycle), *org_grade(work, cycle)]
    return [one for one in found if f"{one.kind}:{one.number}" not in gone]


def _grades(work: Work, cycle: Cycle) -> list[OpenEnd]:
    """Members without a grade that stands of whom nobody wrote down why not."""
    found = []
    for one in excuses.without_grade(work, cycle):
        judge = first_decider(work, cycle, member(one.id))
        found.append(OpenEnd(Kind.MEMBER_GRADE, one.id, judge.id if judge else None, words.MEMBER_GRADE))
    return found


def _publicity(work: Work, cycle: Cycle) -> list[OpenEnd]:
    """The grades, if they never hung out and nobody wrote down why not."""
    if not excuses.hidden(work, cycle):
        return []
    leader = next(iter(leaders(work, cycle.org_id)), None)
    return [OpenEnd(Kind.PUBLICITY, cycle.org_id, leader.id if leader else None, words.PUBLICITY)]


def org_grade(work: Work, cycle: Cycle) -> list[OpenEnd]:
    """The organisation's own grade, where it has none that stands, nobody wrote down why not, and there is
    somebody above who could give one (R40). A query."""
    subject = organisation(cycle.org_id)
    judge = first_decider(work, cycle, subject)
    grade = evaluation.grades(work, cycle.id).get(subject.key)
    given = grade is not None and grade.stands
    if judge is None or given or evaluation.ORGANISATION in evaluation.gaps(work, cycle.id):
        return []
    return [OpenEnd(Kind.ORG_GRADE, cycle.org_id, judge.id, words.ORG_GRADE)]


def grades_under(work: Work, org_id: int) -> list[OpenEnd]:
    """The organisations right below whose votes are over and whose grade is missing. A query."""
    return [end for one in _over(work, org_id) if one.org_id != org_id for end in org_grade(work, one)]


def member_grades(work: Work, org_id: int) -> list[OpenEnd]:
    """The members without a grade here and right below, where the votes are over. A query."""
    return [end for one in _over(work, org_id) for end in _grades(work, one)]


def results_wait(work: Work, org_id: int) -> bool:
    """Whether every member has his grade, and the results have only to hang out. A query."""
    cycle = ending(work, org_id)
    ready = cycle is not None and evaluated(work, cycle) and excuses.hidden(work, cycle)
    return cycle is not None and ready and not excuses.without_grade(work, cycle)


def _over(work: Work, org_id: int) -> list[Cycle]:
    return [one for one in _ending_around(work, org_id) if evaluated(work, one)]


def _ending_around(work: Work, org_id: int) -> list[Cycle]:
    """The ending years of an organisation and of those right below."""
    orgs = [org_id, *(one.id for one in tiers.below(work, org_id))]
    years.know(work, orgs)
    return [one for one in (ending(work, org) for org in orgs) if one is not None]


def may_decide(work: Work, person: Person, end: OpenEnd) -> bool:
    """Whether this person decides: who is named; in his place whoever else leads, never in his own case.
    Where there is nobody else at all whoever leads writes it down himself, and it shows."""
    if not person.active:
        return False
    if end.decider == person.id:
        return True
    if end.decider is None:
        return person.leads
    if end.kind not in (Kind.PROMISE, Kind.DRAFT) or not person.leads:
        return False
    one = commitments.get(work, end.number)
    cycle = years.get(work, one.cycle_id) if one else None
    own = one is None or cycle is None or one.of_org or one.person_id == person.id
    return not own and cycle is not None and cycle.org_id == person.org_id


def ending(work: Work, org_id: int) -> Cycle | None:
    """The oldest year of an organisation that is being evaluated or past it. A query."""
    running = sorted(years.of_org(work, org_id), key=lambda one: one.year)
    return next((one for one in running if one.status == "evaluating"), None)


def evaluated(work: Work, cycle: Cycle) -> bool:
    """Whether the season of evaluation is over, and no grades hang out any more. A query."""
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    over = window is None or window.closes < work.now
    return over and not ends.in_publicity(work, cycle.id)


def waiting_for(work: Work, person: Person, *, to_count: bool = False) -> list[tuple[Cycle, OpenEnd]]:
    """What this person has to decide: in his own organisation's year, then directly below; `to_count` as in
    `open_ends`. A query."""
    found = open_under(work, person.org_id, to_count=to_count)
    return [(cycle, end) for cycle, end in found if may_decide(work, person, end)]


def open_under(work: Work, org_id: int, *, to_count: bool = False) -> list[tuple[Cycle, OpenEnd]]:
    """What has no result yet in the ending years of an organisation and of those right below; `to_count`
    as in `open_ends`. A query."""
    return [
        (cycle, end)
        for cycle in _ending_around(work, org_id)
        for end in open_ends(work, cycle, to_count=to_count)
    ]


def _promises(work: Work, cycle: Cycle, *, to_count: bool) -> list[OpenEnd]:
    numbers = ends.unended(work, cycle.id)
    known = commitments.some(work, numbers) if numbers else {}
    items = [known[number] for number in numbers]
    told = {} if to_count else _told(work, items)
    found = []
    for one in items:
        author = people.get(work, one.person_id)
        if author is None:
            continue
        judge = who.reviewer_of(work, author, cycle.org_id, of_org=one.of_org)
        kind = Kind.PROMISE if one.status is Status.PUBLISHED else Kind.DRAFT
        how, hint = told.get(one.id, ("", None))
        line = "" if to_count else _line(work, one, author, how) + ("" if judge else words.ALONE)
        found.append(OpenEnd(kind, one.id, judge.id if judge else None, line, hint))
    return found


def _told(work: Work, items: list[Commitment]) -> dict[int, tuple[str, Result | None]]:
    """What the record says of each promise in words, and the result that it suggests."""
    ids = [one.id for one in items]
    latest, shown = commitments.last_progress(work, ids), evidence.marks(work, items)
    unmet = {one.commitment_id for one in amendments.of(work, ids) if _excused(one.kind, one.state)}
    found: dict[int, tuple[str, Result | None]] = {}
    for one in items:
        said = latest.get(one.id)
        published = one.status is Status.PUBLISHED
        hint = suggested(said, unmet=one.id in unmet) if published else Result.WITHDRAWN
        found[one.id] = ("，".join((said.label if said else "", *shown[one.id])).strip("，"), hint)
    return found


def _line(work: Work, one: Commitment, author: Person, how: str) -> str:
    called, text = _called(work, one, author), short(one.text)
    if one.status is Status.PUBLISHED:
        return words.promise(called, text, how)
    return words.draft(called, text, one.status.label)


def _excused(kind: Change, state: str) -> bool:
    return kind is Change.UNMET and state == "agreed"


def _called(work: Work, one: Commitment, author: Person) -> str:
    org = people.org(work, author.org_id) if one.of_org else None
    return org.name if org else author.name


def _voices(work: Work, cycle: Cycle) -> list[OpenEnd]:
    """Wishes are for whoever leads, reports for whoever answers them."""
    leader = people.secretary(work, cycle.org_id)
    found = []
    for number, kind, text, handler in ends.open_voices(work, cycle.org_id, _until(work, cycle)):
        wish = kind == Kind.WISH.value
        decider = (leader.id if leader else None) if wish else handler
        line = (words.wish if wish else words.report)(short(text))
        found.append(OpenEnd(Kind(kind), number, decider, line))
    return found


def _rectifications(work: Work, cycle: Cycle) -> list[OpenEnd]:
    return [
        OpenEnd(Kind.RECTIFICATION, one.id, one.orderer_id, words.rectification(one.id, short(one.demand)))
        for one in rectifications.open_rectifications(work, org_id=cycle.org_id)
        if one.created_at <= _until(work, cycle)
    ]


def _until(work: Work, cycle: Cycle) -> datetime:
    """What comes after the season of evaluation belongs to the next year."""
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    return window.closes if window else work.now


def short(text: str) -> str:
    """The words on one line, as much of them as a list can hold."""
    line = text.replace("\n", " ")
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
