"""The rules in force, and how they are changed: proposed, looked at beforehand, adopted or declined.

A change is for years that are opened afterwards; how it reaches a running one: `running_rules`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.problems import BadInput
from dialogs.rules.calendar import local
from dialogs.rules.opening import first_day
from dialogs.rules.pack import ORG, Citation, RulePack
from dialogs.rules.pack_fields import BY_KEY
from dialogs.rules.pack_preview import Affected, Preview, Promisor, preview, troubles
from dialogs.rules.packs import Overlay, Scope, compare, described, effective, merged, read_changes
from dialogs.rules.people import Org
from dialogs.words import rules as words
from storage import commitments, packs, people, records, tree, years
from storage.packs import RuleChange
from storage.unit import Work

#: October is when one thinks of the next year.
_NEXT_YEAR_FROM = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that somebody has in mind."""

    scope: Scope
    changes: Mapping[str, Any]
    cites: Citation = Citation("")
    why: str = ""


def pack_for(work: Work, org: Org) -> RulePack:
    """The rules of a year that this organisation opens now. A query."""
    return effective(RulePack(), packs.in_force(work), org, tree.above(work, org.id))


def propose(work: Work, draft: Draft, proposer: int | None, answers: int | None) -> int:
    """Keep a change as a proposal; its number. A verb.

    Raises:
        BadInput: what it would make of the rules does not fit together.
    """
    faults = troubles(_reached(work, draft.scope, draft.changes))
    if faults:
        raise BadInput("\n".join(faults))
    number = packs.propose(
        work, draft.scope, draft.changes, draft.why, draft.cites, proposer_id=proposer, answers_id=answers
    )
    records.note(work, proposer, "propose_rules", f"rules:{number}", scope=draft.scope.key)
    return number


def previewed(work: Work, number: int) -> str:
    """What a proposal would change, and for whom. A query.

    Raises:
        BadInput: there is no such number.
    """
    one = found(work, number)
    head = words.proposal_head(number, one.status, one.scope.label(names(work)), one.cites.document)
    return "\n".join([head, *_told(preview(_year(work), _reached(work, one.scope, one.changes)))])


def adopt(
    work: Work, number: int, *, decider: int | None, as_: str, scope: Scope | None = None
) -> RuleChange:
    """Put a proposal in force for years that are opened from now on. A verb.

    Raises:
        BadInput: no such number, answered already, only words, or it does not fit together any more.
    """
    one = found(work, number)
    if one.status != "proposed":
        raise BadInput(words.ANSWERED.format(n=number))
    if not one.changes:
        raise BadInput(words.NO_FIGURES)
    reach = scope or one.scope
    before = packs.present(work, reach)
    changes = merged(before.changes if before else {}, one.changes)
    faults = troubles(_reached(work, reach, changes))
    if faults:
        raise BadInput("\n".join(faults))
    packs.adopt(work, number, reach, changes, decider_id=decider, as_=as_)
    records.note(work, decider, "adopt_rules", f"rules:{number}", scope=reach.key, changes=changes, by=as_)
    return found(work, number)


def decline(work: Work, number: int, answer: str, *, decider: int | None, as_: str) -> RuleChange:
    """Answer a proposal with a no and the reason. A verb.

    Raises:
        BadInput: no such number, or it is answered already.
    """
    one = found(work, number)
    if one.status != "proposed":
        raise BadInput(words.ANSWERED.format(n=number))
    packs.decline(work, number, answer, decider_id=decider, as_=as_)
    records.note(work, decider, "decline_rules", f"rules:{number}", by=as_)
    return found(work, number)


def shown(work: Work, org: Org) -> str:
    """The rules of an organisation in words, with the documents they come from. A query."""
    pack = pack_for(work, org)
    return "\n".join([words.head(org.name), *described(pack), words.cited(documents(pack))])


def brief(work: Work, org: Org) -> str:
    """What is otherwise than in the guidance, and the documents: short enough for a chat. A query."""
    pack = pack_for(work, org)
    return "\n".join([words.brief(org.name, compare(RulePack(), pack)), words.cited(documents(pack))])


def documents(pack: RulePack) -> list[str]:
    """The guidance and every document laid over it."""
    cites = [Citation(pack.document, pack.title, pack.issued), *pack.cites]
    return [words.document(one.document, one.title, one.issued) for one in cites if one.document]


def listed(work: Work) -> str:
    """All changes, the oldest first. A query."""
    named = names(work)
    lines = [
        words.change_line(
            one.id,
            one.status,
            one.version,
            one.scope.label(named),
            what(one.changes) or one.why,
            one.cites.document,
        )
        for one in packs.every(work)
    ]
    return "\n".join(lines) or words.NO_CHANGES


def what(changes: Mapping[str, Any]) -> str:
    """A change in words; empty where it has only words of its own."""
    return "；".join(words.said(BY_KEY[key].title, BY_KEY[key].say(value)) for key, value in changes.items())


def names(work: Work) -> dict[str, str]:
    """Organisations by id. A query."""
    return {str(one.id): one.name for one in people.orgs(work)}


def found(work: Work, number: int) -> RuleChange:
    """One change. A query.

    Raises:
        BadInput: there is no such number.
    """
    one = packs.get(work, number)
    if one is None:
        raise BadInput(words.NO_SUCH.format(n=number))
    return one


def checked(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says is to be changed, as values by field.

    Raises:
        BadInput: something cannot be read; every fault is named.
    """
    changes, faults = read_changes(told)
    if faults:
        raise BadInput("\n".join(faults))
    return changes


def _told(found: Preview) -> list[str]:
    lines = [words.reaches(found.orgs, found.people)]
    lines += [words.apart(found.apart)] if found.apart else []
    for some in found.alike:
        lines += [words.these(list(some.names)), *(f"  {line}" for line in some.changes)]
    return lines + ([words.beyond(found.few, found.many)] if found.few or found.many else [])


def _reached(work: Work, scope: Scope, changes: Mapping[str, Any]) -> Sequence[Affected]:
    """Everybody whom a change reaches, with the rules now and then."""
    overlays = packs.in_force(work)
    before = next((one for one in overlays if one.scope == scope), None)
    whole = merged(before.changes if before else {}, changes)
    then = [one for one in overlays if one.scope != scope] + [Overlay(scope, 0, Citation(""), whole)]
    year, today, reached = _year(work), local(work.now).date(), []
    for org in people.orgs(work):
        above = tree.above(work, org.id)
        if scope.covers(org, above):
            now = _bare(effective(RulePack(), overlays, org, above))
            new = _bare(effective(RulePack(), then, org, above))
            start = first_day(year, today, now)
            count = people.member_count(work, org.id)
            reached.append(Affected(org.name, count, now, new, start, _promisors(work, org)))
    return reached


def _bare(pack: RulePack) -> RulePack:
    """The pack without its documents, to be compared by what it says."""
    return RulePack.from_json({**pack.to_json(), "cites": []})


def _promisors(work: Work, org: Org) -> tuple[Promisor, ...]:
    """Who promises how much in the newest year of an organisation."""
    cycle = next(iter(years.of_org(work, org.id)), None)
    if cycle is None:
        return ()
    items = [one for one in commitments.of_cycle(work, cycle.id) if one.status != "withdrawn"]
    own = sum(one.of_org for one in items)
    members = tuple(
        Promisor(
            one.categories,
            one.goes_first,
            sum(item.person_id == one.id and not item.of_org for item in items),
        )
        for one in people.members(work, org.id)
    )
    return (*members, Promisor((ORG,), False, own))


def _year(work: Work) -> int:
    today = local(work.now).date()
    return today.year + (today.month >= _NEXT_YEAR_FROM)
