"""A platform's directory against the roster: what might be put right, as proposals that somebody decides.

Names repeat, so only a name that stands once on each side is proposed; the roster is never overwritten.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the directory. `declined`: nothing about it is proposed any more."""

    address: str
    name: str
    department: str = ""
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody on the roster, with the address that the roster gives him, if any."""

    person_id: int
    org_id: int
    name: str
    address: str = ""


class Kind(StrEnum):
    """What is proposed."""

    GIVE = "give"  # this account belongs to this person
    TAKE = "take"  # this person's account is no longer in the directory


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that might be put right."""

    kind: Kind
    holder: Holder
    account: Account


def proposals(accounts: Sequence[Account], holders: Sequence[Holder]) -> list[Proposal]:
    """What might be put right, in the order of the roster; nothing where the directory was never read."""
    if not accounts:
        return []
    listed = {one.address.lower(): one for one in accounts}
    held = {one.address.lower() for one in holders if one.address}
    named = Counter(one.name for one in accounts)
    people = Counter(name for name, _ in {(one.name, one.person_id) for one in holders})
    free = {one.name: one for one in accounts if one.address.lower() not in held and not one.declined}
    found = []
    for one in holders:
        if one.address and one.address.lower() not in listed:
            found.append(Proposal(Kind.TAKE, one, Account(one.address, one.name)))
        elif not one.address and one.name in free and named[one.name] == people[one.name] == 1:
            found.append(Proposal(Kind.GIVE, one, free[one.name]))
    return found


def unknown(accounts: Iterable[Account], holders: Iterable[Holder]) -> list[Account]:
    """Accounts whose name stands on no roster: perhaps people who are missing there."""
    everybody = list(holders)
    names = {one.name for one in everybody}
    held = {one.address.lower() for one in everybody if one.address}
    return [one for one in accounts if one.name not in names and one.address.lower() not in held]
