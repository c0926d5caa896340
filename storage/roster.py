"""The roster in the database: what is known before a file is read, and the rows it becomes."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Executable, bindparam, delete, insert, select, tuple_, update

from dialogs.rules.channels import SAME_ACCOUNTS
from dialogs.rules.people import Org, Person, Status
from dialogs.rules.roster_entries import Entry
from dialogs.rules.roster_plan import Key, Known, Present
from storage import channels, journal, people
from storage.tables import identity, label, org, person
from storage.unit import Work

#: An address of a person: who, platform, account.
Held = tuple[int, str, str]

#: Addresses asked for at once; SQLite allows 32,766 values in a statement.
_AT_ONCE = 500

_LOCK = select(org.c.id).order_by(org.c.id).with_for_update()
_ACCOUNTS = (
    select(identity.c.person_id, identity.c.platform, identity.c.address)
    .join_from(identity, person, identity.c.person_id == person.c.id)
    .where(person.c.org_id == bindparam("org_id"))
)
_HOLDERS = select(identity.c.platform, identity.c.address, identity.c.person_id).where(
    tuple_(identity.c.platform, identity.c.address).in_(bindparam("addresses", expanding=True))
)
_ADD = insert(person).returning(person.c.id, sort_by_parameter_order=True)
_HELPER = update(person).where(person.c.id == bindparam("who")).values(helper_id=bindparam("by"))
_CHANGE = update(person).where(person.c.id == bindparam("who"))
_UNLABEL = delete(label).where(label.c.person_id == bindparam("who"))
_FREE = delete(identity).where(
    identity.c.platform == bindparam("on"),
    identity.c.address == bindparam("to"),
    identity.c.person_id == bindparam("who"),
)

#: Columns of a person that a roster's column fills, by its key.
_VALUES = ("name", "role", "category", "standing", "post", "skills", "oral", "phone")


def lock(work: Work) -> None:
    """Let no other roster be read until this one is in (PostgreSQL; SQLite has one writer anyway)."""
    work.connection.execute(_LOCK).all()
    work.forget()


def present(work: Work, branches: Iterable[str], addresses: Iterable[Key]) -> Present:
    """What is known of the branches and of whoever holds the addresses."""
    orgs = {one.name: one for one in people.orgs(work)}
    known = {name: _of_branch(work, orgs[name]) for name in branches if name in orgs}
    names = {one.id: one.name for one in orgs.values()}
    by_id = {one.person.id: one for members in known.values() for one in members}
    holders = {}
    for row in _holders(work, sorted(set(addresses))):
        holder = by_id.get(row.person_id) or _stranger(work, row.person_id, names)
        holders[row.platform, row.address] = by_id[row.person_id] = holder
    everybody = {one.key: one for members in known.values() for one in members}
    return Present(orgs, everybody, holders)


def entries(work: Work) -> list[Entry]:
    """The active people of every branch as the roster would tell them; rows as in the template."""
    found: list[Entry] = []
    orgs = people.orgs(work)
    names = {one.id: one.name for one in orgs}
    for one in orgs:
        parent = names.get(one.parent_id, "") if one.parent_id else ""
        active = [known for known in _of_branch(work, one) if known.person.active]
        found += [_entry(row, known, one, parent) for row, known in enumerate(active, start=len(found) + 2)]
    return found


def add_org(work: Work, name: str) -> int:
    """A new organisation; its id."""
    work.forget()
    statement = insert(org).returning(org.c.id)
    return int(work.connection.execute(statement, {"name": name, "created_at": work.now}).scalar_one())


def set_parent(work: Work, org_id: int, parent_id: int) -> None:
    """Put an organisation under another."""
    work.forget()
    work.connection.execute(update(org).where(org.c.id == org_id), {"parent_id": parent_id})


def add_people(work: Work, people_in: list[tuple[int, Entry]]) -> list[int]:
    """New people by organisation, without helpers and accounts; their ids in the same order."""
    if not people_in:
        return []
    work.forget()
    rows = [
        {
            "org_id": org_id,
            "number": entry.number,
            "status": Status.ACTIVE.value,
            "created_at": work.now,
            **_columns(entry, _VALUES),
        }
        for org_id, entry in people_in
    ]
    return [int(key) for key in work.connection.execute(_ADD, rows).scalars()]


def change_person(work: Work, person_id: int, entry: Entry, fields: Iterable[str]) -> None:
    """Write the named fields of a person anew; helper and accounts are apart."""
    values = _columns(entry, [field for field in fields if field in _VALUES])
    if values:
        work.forget()
        work.connection.execute(_CHANGE.values(values), {"who": person_id})


def set_labels(work: Work, pairs: list[tuple[int, Entry]]) -> None:
    """The categories of these people beside the first one: those of the roster, and no others."""
    work.forget()
    _many(work, _UNLABEL, [{"who": person_id} for person_id, _ in pairs])
    rows = [
        {"person_id": person_id, "label": one.value}
        for person_id, entry in pairs
        for one in sorted(entry.labels)
    ]
    _many(work, insert(label), rows)


def set_helpers(work: Work, pairs: list[tuple[int, int | None]]) -> None:
    """Who records for whom: person and helper; nobody for None."""
    work.forget()
    _many(work, _HELPER, [{"who": person_id, "by": helper_id} for person_id, helper_id in pairs])


def free_accounts(work: Work, held: list[Held]) -> None:
    """These addresses are no longer these people's, nor the same accounts on other platforms."""
    work.forget()
    kin = {
        platform: [name for name, like in SAME_ACCOUNTS.items() if like == platform]
        for _, platform, _ in held
    }
    rows = [
        {"who": who, "on": one, "to": address}
        for who, platform, address in held
        for one in (platform, *kin[platform])
    ]
    _many(work, _FREE, rows)


def give_accounts(work: Work, held: list[Held]) -> None:
    """These addresses, which must be free, are these people's."""
    work.forget()
    rows = [{"person_id": who, "platform": platform, "address": address} for who, platform, address in held]
    _many(work, insert(identity), rows)


def note(work: Work, actor_id: int | None, verb: str, subjects: dict[str, dict[str, Any]]) -> None:
    """Write into the journal what was done to each subject, with what is worth knowing of it."""
    rows = [
        {"actor_id": actor_id, "verb": verb, "subject": subject, "detail": detail}
        for subject, detail in subjects.items()
    ]
    journal.add(work, rows)


def _many(work: Work, statement: Executable, rows: list[dict[str, Any]]) -> None:
    if rows:
        work.connection.execute(statement, rows)


def _columns(entry: Entry, fields: Iterable[str]) -> dict[str, Any]:
    told = {field: getattr(entry, field) for field in fields}
    return {field: str(value) if isinstance(value, str) else value for field, value in told.items()}


def _of_branch(work: Work, branch: Org) -> list[Known]:
    members = people.members(work, branch.id, stopped_too=True)
    accounts: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in work.connection.execute(_ACCOUNTS, {"org_id": branch.id}):
        accounts[row.person_id][row.platform].add(row.address)
    by_id = {one.id: one for one in members}
    return [_known(one, branch.name, by_id, accounts[one.id]) for one in members]


def _known(one: Person, branch: str, by_id: dict[int, Person], accounts: dict[str, set[str]]) -> Known:
    helper = by_id.get(one.helper_id) if one.helper_id else None
    held = {platform: frozenset(some) for platform, some in accounts.items()}
    return Known(one, branch, helper, held)


def _stranger(work: Work, person_id: int, names: dict[int, str]) -> Known:
    """Somebody of a branch that is not in the file."""
    one = people.get(work, person_id)
    if one is None:
        raise LookupError("an address belongs to nobody")
    accounts: dict[str, set[str]] = defaultdict(set)
    for platform, address in channels.accounts(work, person_id):
        accounts[platform].add(address)
    return _known(one, names[one.org_id], {}, accounts)


def _holders(work: Work, addresses: list[Key]) -> Iterable[Any]:
    for start in range(0, len(addresses), _AT_ONCE):
        some = addresses[start : start + _AT_ONCE]
        yield from work.connection.execute(_HOLDERS, {"addresses": some})


def _entry(row: int, known: Known, branch: Org, parent: str) -> Entry:
    one = known.person
    return Entry(
        row=row,
        branch=known.branch,
        number=one.number,
        name=one.name,
        role=one.role,
        category=one.category,
        standing=one.standing,
        post=one.post,
        labels=one.labels - {one.category},
        skills=one.skills,
        oral=one.oral,
        helper=known.helper.number if known.helper and known.helper.active else "",
        phone=one.phone,
        accounts=known.accounts,
        parent=parent,
        level=branch.level,
        line=branch.line or None,
        kind=branch.kind or None,
    )
