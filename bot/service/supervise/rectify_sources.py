"""What an order to put something right goes back to: the public's report, a check, the evaluation, or a day
that has passed (R87). It is found in the record, so that nobody has to say it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from rapidfuzz import fuzz

from bot.service.organise import year
from bot.service.talk.scene import Scene
from dialogs.rules.calendar import local
from dialogs.rules.followup import State
from dialogs.rules.people import Person
from dialogs.rules.rectification import Source
from dialogs.rules.subjects import member, organisation
from storage import aftermath, checks, commitments, overdue, voices

#: How alike a cause and a report must be to speak of the same; 0–100.
_ALIKE = 60

#: How long a finding is what an order goes back to.
_LATELY = timedelta(days=60)

#: What the order goes back to: its source, and the commitment and the voice it is about.
About = dict[str, Any]


def about(scene: Scene, person: Person, cause: str, *, of_org: bool) -> About:
    """The source, the commitment and the report of an order that somebody gives; empty where none is known.
    A query."""
    looked = (look(scene, person, cause, of_org) for look in _LOOKS)
    return next(filter(None, looked), {})


def _reported(scene: Scene, person: Person, cause: str, _: bool) -> About:
    """The report that the cause speaks of, where this person deals with it: then whoever reported it learns
    what came of it."""
    mine = [one for one in voices.reports_for(scene.work, scene.person.id) if one.about_id == person.id]
    meant = [one for one in mine if "反映" in cause or fuzz.partial_ratio(one.text, cause) >= _ALIKE]
    if len(meant) != 1:
        return {}
    return {"source": Source.REPORT.value, "voice": meant[0].id, "commitment": meant[0].commitment_id}


def _checked(scene: Scene, person: Person, _: str, of_org: bool) -> About:
    """What was found to differ lately, on a visit to his promise or to the organisation itself."""
    since = local(scene.work.now).date() - _LATELY
    for item in checks.of_orgs(scene.work, [person.org_id]):
        if item.finding != "differs" or item.found_on is None or item.found_on < since:
            continue
        one = commitments.get(scene.work, item.commitment_id) if item.commitment_id else None
        if of_org if one is None else one.person_id == person.id and one.of_org is of_org:
            return {"source": Source.CHECK.value, "commitment": item.commitment_id}
    return {}


def _judged(scene: Scene, person: Person, _: str, of_org: bool) -> About:
    """A poor result of the evaluation that is still being followed up."""
    key = (organisation(person.org_id) if of_org else member(person.id)).key
    for cycle in year.running(scene.work, person.org_id):
        if any(
            one.subject == key and one.state is not State.CLOSED
            for one in aftermath.follow_ups(scene.work, cycle.id)
        ):
            return {"source": Source.EVALUATION.value}
    return {}


def _late(scene: Scene, person: Person, _: str, of_org: bool) -> About:
    """The one promise of this person, or of his organisation, whose day has passed."""
    cycles = [one.id for one in year.running(scene.work, person.org_id)]
    found = overdue.of_cycles(scene.work, cycles, local(scene.work.now).date())
    meant = [one for one, _ in found if one.person_id == person.id and one.of_org is of_org]
    return {"source": Source.OVERDUE.value, "commitment": meant[0].id} if len(meant) == 1 else {}


_LOOKS: tuple[Callable[[Scene, Person, str, bool], About], ...] = (_reported, _checked, _judged, _late)
