"""Which published promise a report in the chat speaks of: by number, or by whose it is (R54)."""

import re

from bot.service.fulfil import late
from bot.service.publish.ledger import shown_cycle
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.evidence import which_in
from dialogs.rules.publishing import PUBLIC
from storage import commitments, people
from storage.unit import Work

#: "12号 没做", "编号12"; a house, a day or a bus has its number elsewhere or goes on.
_NUMBER = re.compile(
    r"(?:公示栏上?的?)?(?:编号|第)?\s*(\d{1,8})\s*号(?=[\s，,：:。、的没还]|$)|.*编号\s*(\d{1,8})"
)
_ALONE = re.compile(r"(?:编号|第)?\s*\d{1,8}\s*号[。\s]*|编号\s*\d{1,8}[。\s]*")
_OWN = "支部"


def is_number(said: str) -> bool:
    """Whether the words are the number of a promise and nothing else."""
    return _ALONE.fullmatch(said.strip()) is not None


def named_number(said: str) -> int:
    """The number on the board that the words name; 0 where they name none."""
    found = _NUMBER.match(said.strip())
    return int(found[1] or found[2]) if found else 0


def promise(work: Work, org_id: int, said: str, *, member: bool) -> Commitment | None:
    """The promise that is meant, where it is clear; only members are led to what is for members. A query."""
    items = published(work, org_id, member=member)
    named = named_number(said)
    if named:
        return next((one for one in items if one.id == named), None)
    own = _spoken_of(work, items, said)
    number = which_in(said)
    if not own or 0 < number <= len(own):
        return own[number - 1] if own else None
    return own[0] if len(own) == 1 and not number else late.meant(said, own)


def published(work: Work, org_id: int, *, member: bool) -> list[Commitment]:
    """What stands on the board that this reader may see. A query."""
    cycle = shown_cycle(work, org_id)
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED) if cycle else []
    return [one for one in items if member or one.audience == PUBLIC]


def _spoken_of(work: Work, items: list[Commitment], said: str) -> list[Commitment]:
    """The promises of the one who is named, or the organisation's own."""
    authors = {one.person_id: people.get(work, one.person_id) for one in items if not one.of_org}
    named = {number for number, person in authors.items() if person and person.name in said}
    if len(named) == 1:
        return [one for one in items if one.person_id in named and not one.of_org]
    return [one for one in items if one.of_org] if _OWN in said and not named else []
