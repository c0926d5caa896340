"""What somebody asks for his data on paper, carried out by whoever keeps the service."""

from typing import Any

from bot.problems import BadInput
from bot.service.keep import own_data
from bot.service.organise.naming import named_org
from dialogs.rules.people import Person
from storage import people
from storage.unit import Work


def export(work: Work, org: str | None, said: str) -> dict[str, list[dict[str, Any]]]:
    """Every row about a person. A query.

    Raises:
        BadInput: no such organisation or person.
    """
    return own_data.export(work, _anybody(work, org, said).id)


def erase(work: Work, org: str | None, said: str, part: str) -> str:
    """Delete one part; the receipt in words. A verb.

    Raises:
        BadInput: no such organisation, person or part.
    """
    told = own_data.erase(work, _anybody(work, org, said).id, part)
    if told is None:
        raise BadInput(f"没有“{part}”这一项。可以写：recordings、talk、contact。")
    return told


def anonymise(work: Work, org: str | None, said: str, why: str) -> str:
    """Take the name off somebody who has left; the receipt in words. A verb.

    Raises:
        BadInput: no such person, still here, needed by an open year, or no reason.
    """
    return own_data.anonymise(work, _anybody(work, org, said), why)


def _anybody(work: Work, org: str | None, said: str) -> Person:
    """Somebody of the organisation, also one who has left."""
    branch = named_org(work, org)
    members = people.members(work, branch.id, stopped_too=True)
    found = [one for one in members if said.strip() in (one.name, one.number)]
    if len(found) != 1:
        what = "有不止一个" if found else "没有"
        raise BadInput(f"{branch.name}{what}“{said}”。请写花名册编号。")
    return found[0]
