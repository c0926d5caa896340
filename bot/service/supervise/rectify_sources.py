"""What an order to put something right goes back to: the public's report, a check, the evaluation, or a day
that has passed (R87). It is found in the record, so that nobody has to say it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from rapidfuzz import fuzz

from bot.service.organise import year
from dialogs.rules.calendar import local
from dialogs.rules.followup import State
from dialogs.rules.people import Person
from dialogs.rules.rectification import Source
from dialogs.rules.subjects import member, organisation
from storage import aftermath, checks, commitments, overdue, voices
from storage.unit import Work

#: How alike a cause and a report must be to speak of the same; 0–100.
_ALIKE = 60

#: How long a finding is what an order goes back to.
_LATELY = timedelta(days=60)

#: What the order goes back to: its source, and the commitment and the voice it is about.
About = dict[str, Any]


def about(
    work: Work, actor: Person, person: Person, cause: str, *, of_org: bool, source: Source | None = None
) -> About:
    """The source, the commitment and the report of an order that somebody gives; empty where none is known.
    With a `source` only what comes from there. A query."""
    looks = _LOOKS.values() if source is None else filter(None, [_LOOKS.get(source)])
    looked = (look(work, actor, person, cause, of_org) for look in looks)
    return next(filter(None, looked), {})


def _reported(work: Work, actor: Person, person: Person, cause: str, _: bool) -> About:
    """The report that the cause speaks of, where this person deals with it: then whoever reported it learns
    what came of it."""
    mine = [one for one in voices.reports_for(work, actor.id) if one.about_id == person.id]
    meant = [one for one in mine if "反映" in cause or _alike(one.text, cause)]
    if len(meant) != 1:
        return {}
    return {"source": Source.REPORT, "voice": meant[0].id, "commitment": meant[0].commitment_id}


def _checked(work: Work, _: Person, person: Person, __: str, of_org: bool) -> About:
    """What was found to differ lately, on a visit to his promise or to the organisation itself."""
    since = local(work.now).date() - _LATELY
    for item in checks.of_orgs(work, [person.org_id]):
        if item.finding != "differs" or item.found_on is None or item.found_on < since:
            continue
        one = commitments.get(work, item.commitment_id) if item.commitment_id else None
        if of_org if one is None else one.person_id == person.id and one.of_org is of_org:
            return {"source": Source.CHECK, "commitment": item.commitment_id}
    return {}


def _judged(work: Work, _: Person, person: Person, __: str, of_org: bool) -> About:
    """A poor result of the evaluation that is still being followed up."""
    key = (organisation(person.org_id) if of_org else member(person.id)).key
    for cycle in year.running(work, person.org_id):
        if any(
            one.subject == key and one.state is not State.CLOSED
            for one in aftermath.follow_ups(work, cycle.id)
        ):
            return {"source": Source.EVALUATION}
    return {}


def _late(work: Work, _: Person, person: Person, cause: str, of_org: bool) -> About:
    """The one promise of this person, or of his organisation, whose day has passed; of several the one of
    which the cause speaks."""
    cycles = [one.id for one in year.running(work, person.org_id)]
    found = overdue.of_cycles(work, cycles, local(work.now).date())
    mine = [one for one, _ in found if one.person_id == person.id and one.of_org is of_org]
    meant = mine if len(mine) == 1 else [one for one in mine if _alike(one.text, cause)]
    return {"source": Source.OVERDUE, "commitment": meant[0].id} if len(meant) == 1 else {}


def _alike(text: str, cause: str) -> bool:
    return fuzz.partial_ratio(text, cause) >= _ALIKE


_LOOKS: dict[Source, Callable[[Work, Person, Person, str, bool], About]] = {
    Source.REPORT: _reported,
    Source.CHECK: _checked,
    Source.EVALUATION: _judged,
    Source.OVERDUE: _late,
}
