"""What the dialog of making a commitment is begun with, whoever speaks in it."""

from typing import Any

from bot.service.lead import practices
from bot.service.organise import focus, year
from bot.service.posts.queries import held_by
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.exemptions import Kind
from dialogs.rules.people import Person
from storage import absences, commitments, homes, people, reviews, years
from storage.unit import Work
from storage.years import Cycle

#: How many of a community's needs are told with the question.
_NEEDS = 3

#: How many of the year's main tasks are told with the question.
_TASKS = 6


def commitment_args(work: Work, author: Person, cycle: Cycle) -> dict[str, Any]:
    """The author speaks himself."""
    own = cycle.org_id == author.org_id
    held = held_by(work, author.id) if own else []
    return {
        "author": author.id,
        "name": author.name,
        "category": author.category.value,
        **({"labels": [one.value for one in sorted(author.labels)]} if author.labels else {}),
        **_examples(author, cycle),
        "leader": author.goes_first,
        "elder": author.oral,
        "post": author.post,
        "year": cycle.year,
        **({"duty": [held[0][0].name, held[0][0].duties]} if held else {}),
        **({} if own else _at_home(work, cycle.org_id)),
        **_done_elsewhere(work, author, cycle),
        **_lighter(work, author),
    }


def _examples(author: Person, cycle: Cycle) -> dict[str, Any]:
    """Other examples than the usual ones, where the rules of the year have them (R22)."""
    found = cycle.rules.examples_for(*author.categories)
    return {"examples": found} if found else {}


def _done_elsewhere(work: Work, author: Person, cycle: Cycle) -> dict[str, str]:
    """What another organisation does, where one's own has taken it over; not for old people."""
    found = "" if author.oral else practices.example_for(work, cycle.org_id)
    return {"practice": found} if found else {}


def _lighter(work: Work, author: Person) -> dict[str, Any]:
    """Why a smaller promise is enough, where that was agreed (R30)."""
    found = absences.of(work, [author.id], local(work.now).date())
    reasons = [one.reason for one in found if one.kind is Kind.LIGHTER]
    return {"lighter": reasons[-1]} if reasons else {}


def _at_home(work: Work, org_id: int) -> dict[str, Any]:
    """The community in which the author lives, and the first things it asks."""
    community = people.org(work, org_id)
    asked = [text for _, text in homes.needs(work, org_id)]
    return {"home": org_id, "community": community.name if community else "", "needs": asked[:_NEEDS]}


def org_args(work: Work, author: Person, cycle: Cycle) -> dict[str, Any]:
    """The author speaks in the organisation's name, and is judged as leaders are."""
    org = people.org(work, cycle.org_id)
    name = org.name if org else author.name
    base = {**commitment_args(work, author, cycle), "name": name, "leader": True, "elder": False, "post": ""}
    own = {key: value for key, value in base.items() if key != "duty"}
    tasks = [text for text, _ in focus.listed(work, cycle.org_id, cycle.year)]
    return {**own, "of_org": True, "focus": tasks[:_TASKS]}


def revision_args(work: Work, author: Person, one: Commitment, guidance: str, by: str = "") -> dict[str, Any]:
    """The author speaks himself, about one that came back from `by`, or that he wants to change."""
    cycle = years.get(work, one.cycle_id)
    base = _base(work, author, cycle, one) if cycle else {}
    return {**base, **_came_back(one, guidance), **({"by": by} if by else {})}


def _base(work: Work, author: Person, cycle: Cycle, one: Commitment) -> dict[str, Any]:
    return org_args(work, author, cycle) if one.of_org else commitment_args(work, author, cycle)


def recorder_args(
    work: Work, author: Person, org_id: int | None = None, sound: int | None = None, listen: str = ""
) -> dict[str, Any] | None:
    """Somebody writes for the author, about the one that came back if there is one; None out of season.
    `org_id` is where it is promised: the author's own organisation, or where he is a guest."""
    cycle = year.proposing(work, org_id or author.org_id)
    if cycle is None:
        return None
    base = {**commitment_args(work, author, cycle), "recorder": True, "sound": sound, "listen": listen}
    reachable = {"reachable": bool(people.identities(work, author.id))}
    return {**base, **reachable, **came_back(work, author, cycle)}


def came_back(work: Work, author: Person, cycle: Cycle) -> dict[str, Any]:
    """The author's commitment that waits to be revised, where there is just one."""
    own = commitments.of_person(work, author.id, cycle.id)
    returned = [one for one in own if one.status is Status.RETURNED]
    if len(returned) != 1:
        return {}
    return _came_back(returned[0], reviews.last_guidance(work, returned[0].id))


def _came_back(one: Commitment, guidance: str) -> dict[str, Any]:
    of_org = {"of_org": True} if one.of_org else {}
    return {"replaces": one.id, "guidance": guidance, "old": one.text, **of_org}
