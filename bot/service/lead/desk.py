"""What waits for somebody's word: how many of what, and what to say to answer it. Nothing is named.

A room whose list can wait for somebody adds one line here; the digest of the week, the superior's overview
and the command "要定的" read the same lines.
"""

from collections.abc import Callable

from bot.service.absence.decide import waiting_for as exemptions_waiting
from bot.service.evaluate.grading import waiting_consents
from bot.service.lead import practices
from bot.service.lead.ends import waiting_for as ends_waiting
from bot.service.organise import directory, year
from bot.service.review import who
from bot.service.supervise import comments, criticise_chat, overdue
from bot.service.supervise.rectify_list import to_decide
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Role
from dialogs.rules.posts import ClaimState
from dialogs.rules.voices import State
from dialogs.words import weekly as words
from storage import aftermath, amendments, checks, commitments, packs, posts, quarter, records, voices, years
from storage.unit import Work

Counting = Callable[[Work, Person], int]


def _practices(work: Work, person: Person) -> int:
    listed = practices.list_args(work, person)
    return len(listed["items"]) + listed["more"] if listed else 0


def _overdue(work: Work, person: Person) -> int:
    """Only secretaries order something of others."""
    if person.role is not Role.SECRETARY:
        return 0
    return sum(1 for _ in overdue.waiting_for(work, person))


def _wishes(work: Work, person: Person) -> int:
    return sum(1 for one in voices.wishes(work, person.org_id) if one.state is State.OPEN)


def _approved(work: Work, person: Person) -> int:
    cycle = year.proposing(work, person.org_id)
    return len(commitments.of_cycle(work, cycle.id, Status.APPROVED)) if cycle else 0


def _unsigned(work: Work, person: Person) -> int:
    return sum(1 for one in year.running(work, person.org_id) if years.unsigned_summary(work, one.id))


def _unexchanged(work: Work, person: Person) -> int:
    """The quarter that is summed up and in which members have not exchanged yet; 0 where there is none."""
    cycle = next(iter(year.running(work, person.org_id)), None)
    part = comments.quarter_now(work, cycle) if cycle else 0
    if cycle is None or part not in quarter.summaries(work, cycle.id):
        return 0
    return 0 if quarter.exchanges(work, cycle.id, part) else part


def _claims(work: Work, person: Person) -> int:
    claims = posts.claims_on(work, [one.id for one in posts.of_org(work, person.org_id)])
    return len({one.post_id for one in claims if one.state is ClaimState.CLAIMED})


#: For everybody whom the matter names: whoever reviews, answers, or was asked to look.
_NAMED: tuple[tuple[str, Counting], ...] = (
    ("review", lambda work, one: len(who.waiting_for(work, one))),
    ("reports", lambda work, one: len(voices.reports_for(work, one.id))),
    ("objections", lambda work, one: len(aftermath.objections_for(work, one.id))),
    ("amendments", lambda work, one: len(amendments.waiting_for(work, one.id))),
    ("exemptions", lambda work, one: len(exemptions_waiting(work, one))),
    ("consents", lambda work, one: len(waiting_consents(work, one))),
    ("criticisms", lambda work, one: len(criticise_chat.to_decide(work, one))),
    ("rectifications", lambda work, one: len(to_decide(work, one))),
    ("overdue", _overdue),
    ("comments", lambda work, one: len(comments.waiting_for(work, one))),
    ("practice", _practices),
    ("findings", lambda work, one: len(checks.waiting(work, checker=one.id))),
    ("ends", lambda work, one: sum(1 for _, end in ends_waiting(work, one) if end.listed)),
)

#: For whoever leads.
_LEADING: tuple[tuple[str, Counting], ...] = (
    ("publish", _approved),
    ("wishes", _wishes),
    ("summary", _unsigned),
    ("exchange", _unexchanged),
    ("posts", _claims),
    ("rules", lambda work, one: len(packs.waiting(work, one.org_id))),
    ("directory", directory.waiting_for),
)

#: Errands that only say that something stands in one of the lists above.
_TOLD_ABOVE = frozenset(
    ("wish", "report", "objection", "exemption", "consent", "practice", "check", "second"),
)


def _tasks(work: Work, person: Person) -> int:
    return sum(1 for one in records.errands(work, person.id) if one.kind not in _TOLD_ABOVE)


def waiting(work: Work, person: Person) -> list[tuple[str, int]]:
    """Everything that this person has to decide or to look at, as (kind, number), the most pressing
    first. A query."""
    asked = (*_NAMED, *(_LEADING if person.leads else ()), ("tasks", _tasks))
    counted = ((kind, count(work, person)) for kind, count in asked)
    return [(kind, number) for kind, number in counted if number]


def lines(work: Work, person: Person) -> list[str]:
    """The same in words, each with what to say to answer it. A query."""
    return [words.waits(kind, number) for kind, number in waiting(work, person)]
