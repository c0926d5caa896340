"""What waits for somebody's word: how many of what, and what to say to answer it. Nothing is named.

A room whose list can wait for somebody adds one line here; the digest of the week, the superior's overview
and the command "要定的" read the same lines. Whoever decides in one organisation is counted for together: the
digests of a week read each list once.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bot.service.absence import decide as absence
from bot.service.evaluate import grading
from bot.service.lead import ends
from bot.service.organise import directory, year
from bot.service.review import who
from bot.service.supervise import comments, criticise_chat, overdue, rectify_list
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Role
from dialogs.rules.posts import ClaimState
from dialogs.rules.voices import State
from dialogs.words import weekly as words
from storage import commitments, packs, posts, practices, quarter, voices, waiting, years
from storage.unit import Work

#: How many wait for each of several people of one organisation: person → number.
Counts = Mapping[int, int]
Counting = Callable[[Work, int, Sequence[Person]], Counts]


def _review(work: Work, org_id: int, _: Sequence[Person]) -> Counts:
    return Counter(judge.id for _, judge in who.waiting_under(work, org_id))


def _exemptions(work: Work, org_id: int, _: Sequence[Person]) -> Counts:
    return Counter(judge.id for *_, judge in absence.waiting_under(work, org_id))


def _comments(work: Work, org_id: int, _: Sequence[Person]) -> Counts:
    return Counter(author.id for *_, author in comments.waiting_under(work, org_id))


def _criticisms(work: Work, org_id: int, group: Sequence[Person]) -> Counts:
    found = criticise_chat.waiting_under(work, org_id)
    return {each.id: sum(criticise_chat.waits_now(each, one) for one in found) for each in group}


def _rectifications(work: Work, org_id: int, group: Sequence[Person]) -> Counts:
    """Nobody looks at his own."""
    found = rectify_list.waiting_for(work, org_id)
    officers = [one for one in group if one.role is not Role.MEMBER]
    return {each.id: sum(one.person_id != each.id for one in found) for each in officers}


def _overdue(work: Work, _: int, group: Sequence[Person]) -> Counts:
    """Only secretaries order something of others."""
    secretaries = [one for one in group if one.role is Role.SECRETARY]
    return {each.id: len(overdue.waiting_for(work, each)) for each in secretaries}


def _practices(work: Work, org_id: int, group: Sequence[Person]) -> Counts:
    """Nobody decides on what he told himself."""
    found = practices.waiting(work, org_id)
    return {each.id: sum(one.nominated_by != each.id for one in found) for each in group if each.holds_office}


def _appraisals(work: Work, org_id: int, _: Sequence[Person]) -> Counts:
    return Counter(end.decider for end in ends.grades_under(work, org_id) if end.decider is not None)


def _grades(work: Work, org_id: int, _: Sequence[Person]) -> Counts:
    return Counter(end.decider for end in ends.member_grades(work, org_id) if end.decider is not None)


def _ends(work: Work, org_id: int, group: Sequence[Person]) -> Counts:
    found = [end for _, end in ends.open_under(work, org_id, to_count=True) if end.listed]
    return {each.id: sum(ends.may_decide(work, each, end) for end in found) for each in group}


#: For everybody whom the matter names: whoever reviews, answers, or was asked to look.
_NAMED: tuple[tuple[str, Counting], ...] = (
    ("review", _review),
    ("exemptions", _exemptions),
    ("criticisms", _criticisms),
    ("rectifications", _rectifications),
    ("overdue", _overdue),
    ("comments", _comments),
    ("practice", _practices),
    ("ends", _ends),
    ("grades", _grades),
    ("appraisals", _appraisals),
)


def _wishes(work: Work, org_id: int) -> int:
    return sum(1 for one in voices.wishes(work, org_id) if one.state is State.OPEN)


def _approved(work: Work, org_id: int) -> int:
    cycle = year.proposing(work, org_id)
    return len(commitments.of_cycle(work, cycle.id, Status.APPROVED)) if cycle else 0


def _unsigned(work: Work, org_id: int) -> int:
    return sum(1 for one in year.running(work, org_id) if years.unsigned_summary(work, one.id))


def _unexchanged(work: Work, org_id: int) -> int:
    """The quarter that is summed up and in which members have not exchanged yet; 0 where there is none."""
    cycle = next(iter(year.running(work, org_id)), None)
    part = comments.quarter_now(work, cycle) if cycle else 0
    if cycle is None or part not in quarter.summaries(work, cycle.id):
        return 0
    return 0 if quarter.exchanges(work, cycle.id, part) else part


def _claims(work: Work, org_id: int) -> int:
    claims = posts.claims_on(work, [one.id for one in posts.of_org(work, org_id)])
    return len({one.post_id for one in claims if one.state is ClaimState.CLAIMED})


#: For whoever leads an organisation, the same for all of them.
_LEADING: tuple[tuple[str, Callable[[Work, int], int]], ...] = (
    ("consents", lambda work, org_id: len(grading.consents_under(work, org_id))),
    ("publish", _approved),
    ("wishes", _wishes),
    ("results", lambda work, org_id: int(ends.results_wait(work, org_id))),
    ("summary", _unsigned),
    ("exchange", _unexchanged),
    ("posts", _claims),
    ("rules", lambda work, org_id: len(packs.waiting(work, org_id))),
)

#: The most pressing first.
_ORDER = (
    *("review", "reports", "objections", "amendments", "exemptions", "consents", "criticisms"),
    *("rectifications", "overdue", "comments", "practice", "findings", "ends"),
    *("grades", "results", "appraisals"),
    *("publish", "wishes"),
    *("summary", "exchange", "posts", "rules", "directory", "tasks"),
)

#: Errands that only say that something stands in one of the lists above.
_TOLD_ABOVE = frozenset(
    ("wish", "report", "objection", "exemption", "consent", "practice", "check", "second"),
)


def waiting_for(work: Work, org_id: int, group: Sequence[Person]) -> dict[int, list[tuple[str, int]]]:
    """Everything that each of these people of one organisation has to decide or to look at, as
    (kind, number), the most pressing first. A query."""
    counted: dict[str, Counts] = dict(waiting.named(work, [one.id for one in group], _TOLD_ABOVE))
    counted |= {kind: count(work, org_id, group) for kind, count in _NAMED}
    leading = [one.id for one in group if one.leads]
    if leading:
        counted |= {kind: dict.fromkeys(leading, count(work, org_id)) for kind, count in _LEADING}
    counted["directory"] = {one.id: directory.waiting_for(work, one) for one in group}
    return {
        one.id: [(kind, number) for kind in _ORDER if (number := counted.get(kind, {}).get(one.id, 0))]
        for one in group
    }


def waiting_for_one(work: Work, person: Person) -> list[tuple[str, int]]:
    """The same for one person. A query."""
    return waiting_for(work, person.org_id, [person])[person.id]


def lines(work: Work, person: Person) -> list[str]:
    """The same in words, each with what to say to answer it. A query."""
    return [words.waits(kind, number) for kind, number in waiting_for_one(work, person)]
