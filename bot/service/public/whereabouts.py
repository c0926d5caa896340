"""Of which organisation somebody on no roster speaks: told in his words, else asked once, then remembered."""

from dataclasses import dataclass

from dialogs.heard import Heard
from dialogs.rules.people import Org
from dialogs.scripts.lead_commands import short_name
from storage import people, strangers
from storage.unit import Work

#: Characters that a name has at least, so that it is not found by accident.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is to be dealt with, and of whom; `org` is None while it is to be asked. `guessed`: no name was
    understood twice, so it goes to who stands above all."""

    org: Org | None
    text: str
    guessed: bool = False


def find(work: Work, heard: Heard) -> Spoken:
    """Of whom this stranger speaks; what was said before the question comes back with the answer. A verb."""
    orgs = people.orgs(work)
    if len(orgs) == 1:
        return Spoken(orgs[0], heard.text)
    known, org = strangers.get(work, heard.platform, heard.address), named(heard.text, orgs)
    if known is not None and known.held:
        strangers.keep(work, heard.platform, heard.address, org.id if org else None)
        if org is not None:
            return Spoken(org, known.held)
        return Spoken(_top(orgs), f"{known.held}\n{heard.text}", guessed=True)
    if org is None and known is not None and known.org_id is not None:
        org = next((one for one in orgs if one.id == known.org_id), None)
    held = "" if org else heard.text.strip()
    strangers.keep(work, heard.platform, heard.address, org.id if org else None, held)
    return Spoken(org, heard.text)


def named(said: str, orgs: list[Org]) -> Org | None:
    """The organisation whose name, as people say it, is in the words; the longest name wins."""
    found = [
        (len(alias), one)
        for one in orgs
        for alias in {one.name, short_name(one.name)}
        if len(alias) >= _SHORTEST and alias in said
    ]
    longest = max((length for length, _ in found), default=0)
    best = {one.id: one for length, one in found if length == longest}
    return next(iter(best.values())) if len(best) == 1 else None


def _top(orgs: list[Org]) -> Org | None:
    return next((one for one in orgs if one.parent_id is None), next(iter(orgs), None))
