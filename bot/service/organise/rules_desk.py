"""The rules from the command line: the same verbs as in chat, with names in place of numbers."""

from collections.abc import Mapping
from typing import Any

from bot.problems import BadInput
from bot.service.organise import basis, rules, running_rules
from bot.service.organise.naming import named_org
from bot.service.organise.rule_answers import tell_proposer
from bot.service.organise.rules import Draft
from dialogs.rules.orgs import kind_in, level_in
from dialogs.rules.pack import Citation
from dialogs.rules.pack_fields import FIELDS
from dialogs.rules.packs import Reach, Scope
from dialogs.words import rules as words
from storage.unit import Work


def show(work: Work, org: str | None) -> str:
    """The rules of an organisation in words, and what its running years go by. A query.

    Raises:
        BadInput: no such organisation.
    """
    named = named_org(work, org)
    return "\n".join([rules.shown(work, named), *basis.written(work, named.id)])


def exported(work: Work, org: str | None) -> dict[str, Any]:
    """The rules of an organisation as a file that can be proposed again. A query.

    Raises:
        BadInput: no such organisation.
    """
    row = rules.pack_for(work, named_org(work, org)).to_json()
    return {field.title: row[field.key] for field in FIELDS}


def propose(work: Work, told: Mapping[str, Any], reach: Mapping[str, str], cites: Citation, why: str) -> str:
    """Keep a change as a proposal, and say what it would do. A verb.

    Raises:
        BadInput: something cannot be read or does not fit together; every fault is named.
    """
    changes, scope = rules.checked(told), scope_named(work, reach)
    number = rules.propose(work, Draft(scope, changes, cites, why), None, None)
    return rules.previewed(work, number) + "\n" + words.HOW_TO_ADOPT.format(n=number)


def adopt(work: Work, number: int, by: str) -> str:
    """Put a proposal in force. A verb.

    Raises:
        BadInput: it cannot be adopted.
    """
    one = rules.adopt(work, number, decider=None, as_=by)
    scope = one.scope.label(rules.names(work))
    tell_proposer(work, one, words.adopted_told(number, by, scope, rules.what(one.changes)))
    return words.adopted_here(number, scope, one.version)


def decline(work: Work, number: int, why: str, by: str) -> str:
    """Answer a proposal with a no. A verb.

    Raises:
        BadInput: it cannot be answered.
    """
    one = rules.decline(work, number, why, decider=None, as_=by)
    tell_proposer(work, one, words.declined_told(number, by, why))
    return words.declined(number)


def apply(work: Work, org: str, by: str) -> str:
    """Put the present rules in force in the running years of an organisation. A verb.

    Raises:
        BadInput: no such organisation, or no year is running.
    """
    told = running_rules.apply(work, [named_org(work, org)], decider=None, as_=by)
    if not told:
        raise BadInput(words.NO_RUNNING.format(name=org))
    return words.applied(told)


def scope_named(work: Work, reach: Mapping[str, str]) -> Scope:
    """Whom a change is for, from names; without any, everybody. A query.

    Raises:
        BadInput: two at once, or a name that is not known.
    """
    told = {key: value for key, value in reach.items() if value}
    if len(told) > 1:
        raise BadInput(words.ONE_SCOPE)
    for key, value in told.items():
        match key:
            case "under" | "own":
                return Scope(Reach(key), str(named_org(work, value).id))
            case "level":
                level = level_in(value)
                if level is None:
                    raise BadInput(words.NO_LEVEL.format(said=value))
                return Scope(Reach.LEVEL, level)
            case "kind":
                kind = kind_in(value)
                if kind is None:
                    raise BadInput(words.NO_KIND.format(said=value))
                return Scope(Reach.KIND, kind)
            case _:
                return Scope(Reach.LINE, value)
    return Scope(Reach.ALL)
