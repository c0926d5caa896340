"""Printed slips of an organisation: its public entrances, and one for each member who has no chat yet."""

from dataclasses import replace
from datetime import timedelta

from bot.ports import Door, Links
from bot.service.organise.naming import named_org
from bot.service.reach import short, unreached
from dialogs.rules.people import Org
from dialogs.rules.slips import Sheet, Slip
from dialogs.words import slips as words
from storage import people
from storage.unit import Work


def by_command(work: Work, org_name: str | None, links: Links) -> Sheet:
    """The sheet of an organisation. Each printing makes new slips for those without a chat. A verb.

    Raises:
        BadInput: no such organisation.
    """
    org = named_org(work, org_name)
    sheet = public(work, org)
    return replace(sheet, slips=(*sheet.slips, *_joins(work, org, links)))


def public(work: Work, org: Org) -> Sheet:
    """The public entrances alone: for everybody to see, so for every hand to print. A verb."""
    made = (
        Slip(one.title, one.how, short.lasting(work, kind, org.id), public=True)
        for kind, one in words.PUBLIC.items()
    )
    return Sheet(org.name, org.contact or _secretary(work, org.id), tuple(made))


def public_of(work: Work, org_id: int) -> Sheet | None:
    """The same by number; None where there is no such organisation. A verb."""
    org = people.org(work, org_id)
    return public(work, org) if org is not None else None


def _joins(work: Work, org: Org, links: Links) -> list[Slip]:
    made = []
    until = work.now + (Door.JOIN.good_for or timedelta())
    for person in unreached.unreached(work, org).without:
        if person.oral:
            continue  # who does not use a phone has a helper, not a slip
        path = short.private(work, links.page(Door.JOIN, "", person.id), until, kind="join")
        said = words.join(person.name)
        made.append(Slip(said.title, said.how, path, public=False))
    return made


def _secretary(work: Work, org_id: int) -> str:
    found = people.secretary(work, org_id)
    return f"{found.name} {found.phone}".strip() if found else ""
