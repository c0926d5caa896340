"""People, branches and their addresses: what a message needs to know about its sender."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, literal, select, update

from dialogs.rules.calendar import local
from dialogs.rules.people import Category, Level, Org, Person, Role, Standing, Status
from dialogs.rules.reviewing import ranked
from storage import absences, channels, rows, tables
from storage.unit import Work

_group, _identity, _branch, _one = tables.group_chat, tables.identity, tables.org, tables.person
_label, _home = tables.label, tables.second_home

_WHO: tuple[ColumnElement[Any], ...] = (
    _one.c.id,
    _one.c.org_id,
    _one.c.number,
    _one.c.name,
    _one.c.role,
    _one.c.category,
    _one.c.standing,
    _one.c.post,
    _one.c.oral,
    _one.c.helper_id,
    _one.c.phone,
    _one.c.status,
    _one.c.skills,
    select(func.aggregate_strings(_label.c.label, ","))
    .where(_label.c.person_id == _one.c.id)
    .correlate(_one)
    .scalar_subquery()
    .label("labels"),
)
_PEOPLE = select(*_WHO).order_by(_one.c.id)
_ACTIVE = _PEOPLE.where(_one.c.status == Status.ACTIVE.value)
_BY_IDENTITY = (
    select(*_WHO)
    .join_from(_identity, _one, _identity.c.person_id == _one.c.id)
    .where(_identity.c.platform == bindparam("platform"), _identity.c.address == bindparam("address"))
)
_BY_ID = select(*_WHO).where(_one.c.id == bindparam("id"))
_MEMBERS = _ACTIVE.where(_one.c.org_id == bindparam("org_id"))
_EVERYBODY = _PEOPLE.where(_one.c.org_id == bindparam("org_id"))
_GUESTS = (
    select(*_WHO, _home.c.org_id.label("home"))
    .join_from(_home, _one, _home.c.person_id == _one.c.id)
    .where(_home.c.until.is_(None))
    .order_by(_home.c.since, _one.c.id)
)
_BY_NAME = _MEMBERS.where(_one.c.name == bindparam("name"))
_BY_NUMBER = _EVERYBODY.where(_one.c.number == bindparam("number"))
_BY_ROLE = _MEMBERS.where(_one.c.role == bindparam("role"))
_HELPED = _ACTIVE.where(_one.c.helper_id == bindparam("helper_id"))
_LED = (
    select(_one.c.org_id)
    .where(
        _one.c.org_id.in_(bindparam("orgs", expanding=True)),
        _one.c.status == Status.ACTIVE.value,
        _one.c.role != Role.MEMBER.value,
    )
    .distinct()
)
_STOP = (
    update(_one)
    .where(_one.c.id == bindparam("who"), _one.c.status == Status.ACTIVE.value)
    .values(status=Status.STOPPED.value, stopped_why=bindparam("why"))
)
_ORGS = select(
    *(_branch.c[name] for name in ("id", "name", "parent_id", "contact", "level", "line", "kind"))
).order_by(_branch.c.id)
_ORG = _ORGS.where(_branch.c.id == bindparam("id"))
_BELOW = _ORGS.where(_branch.c.parent_id == bindparam("parent"))
_ORG_NAMED = _ORGS.where(_branch.c.name == bindparam("name"))
_GROUPS = (
    select(_group.c.platform, _group.c.address)
    .where(_group.c.org_id == bindparam("org_id"))
    .order_by(_group.c.id)
)
_MEMBER_COUNT = select(func.count()).where(
    _one.c.org_id == bindparam("org_id"), _one.c.status == Status.ACTIVE.value
)


def by_identity(work: Work, platform: str, address: str) -> Person | None:
    """Who writes from this address; also somebody who has stopped (see `Person.status`)."""
    key = ("account", platform, address)
    known: int | None = work.known.get(key)
    found = get(work, known) if known else _find(work, _BY_IDENTITY, platform=platform, address=address)
    if found is None:
        return None
    work.known[key] = found.id
    return work.once(("person", found.id), lambda: found)


def get(work: Work, person_id: int) -> Person | None:
    """The person of that id, active or not."""
    return work.once(("person", person_id), lambda: _find(work, _BY_ID, id=person_id))


def members(work: Work, org_id: int, *, stopped_too: bool = False) -> list[Person]:
    """Who takes part in the branch, in the order of the roster."""
    if stopped_too:
        return _people(work, _EVERYBODY, org_id=org_id)
    return list(work.once(("members", org_id), lambda: _members(work, org_id)))


def officers(work: Work, org_id: int) -> list[Person]:
    """Those of them who hold an office there, whoever decides first coming first."""
    return list(work.once(("officers", org_id), lambda: ranked(members(work, org_id))))


def _members(work: Work, org_id: int) -> list[Person]:
    found = _people(work, _MEMBERS, org_id=org_id)
    work.known.update((("person", one.id), one) for one in found)
    return found


def members_of(work: Work, org_ids: Iterable[int]) -> dict[int, list[Person]]:
    """Who takes part in each of those organisations, in the order of the roster."""
    wanted = list(org_ids)
    found: dict[int, list[Person]] = {number: [] for number in wanted}
    for one in _people(work, _ACTIVE.where(_one.c.org_id.in_(wanted))):
        found[one.org_id].append(one)
    return found


def led(work: Work, org_ids: Iterable[int]) -> set[int]:
    """Those of the organisations in which somebody has an office."""
    wanted = list(org_ids)
    return set(work.connection.scalars(_LED, {"orgs": wanted})) if wanted else set()


def guests(work: Work, org_id: int) -> list[Person]:
    """Who takes part here beside his own organisation (双报到), the first to report first."""
    return guests_of(work, [org_id])[org_id]


def guests_of(work: Work, org_ids: Iterable[int]) -> dict[int, list[Person]]:
    """The same for several organisations."""
    found: dict[int, list[Person]] = {number: [] for number in org_ids}
    query = _GUESTS.where(_home.c.org_id.in_(list(found)))
    for row in work.connection.execute(query):
        one = _person(row)
        if one.active and one.org_id != row.home:
            found[row.home].append(one)
    return found


def promisors(work: Work, org_id: int) -> list[Person]:
    """Who is asked for a commitment here: the own members, then the guests; not the exempt (R30)."""
    everybody = [*members(work, org_id), *guests(work, org_id)]
    free = absences.exempt(work, local(work.now).date())
    return [one for one in everybody if one.id not in free]


def named(work: Work, name: str) -> list[Person]:
    """The active people of that name in every organisation."""
    return _people(work, _ACTIVE.where(_one.c.name == name))


def named_in(work: Work, said: str) -> list[Person]:
    """The active people whose full names stand in the words, in every organisation."""
    return _people(work, _ACTIVE.where(literal(said).contains(_one.c.name)))


def member_count(work: Work, org_id: int) -> int:
    """How many take part in the branch."""
    return int(work.connection.execute(_MEMBER_COUNT, {"org_id": org_id}).scalar_one())


def by_name(work: Work, org_id: int, name: str) -> list[Person]:
    """The active members of that name; names may repeat."""
    return _people(work, _BY_NAME, org_id=org_id, name=name)


def by_number(work: Work, org_id: int, number: str) -> Person | None:
    """The person with the branch's own number, active or not."""
    return next(iter(_people(work, _BY_NUMBER, org_id=org_id, number=number)), None)


def secretary(work: Work, org_id: int) -> Person | None:
    """The active secretary of the branch."""
    return work.once(
        ("secretary", org_id),
        lambda: _find(work, _BY_ROLE, org_id=org_id, role=Role.SECRETARY.value),
    )


def helped_by(work: Work, helper_id: int) -> list[Person]:
    """The active people for whom this person records."""
    return _people(work, _HELPED, helper_id=helper_id)


def identities(work: Work, person_id: int) -> list[tuple[str, str]]:
    """The addresses at which the person can be reached now as (platform, address), the best first."""
    return [(way.platform, way.address) for way in channels.ways(work, person_id)]


def reachable(work: Work, org_id: int) -> set[int]:
    """The people of an organisation whom a word of ours would reach, by id."""
    return channels.reachable(work, org_id)


def stop(work: Work, person_id: int, why: str) -> bool:
    """Never write to this person again; `why` is moved, deceased or opted_out. False: nobody active there."""
    work.forget()
    return work.connection.execute(_STOP, {"who": person_id, "why": why}).rowcount == 1


def org(work: Work, org_id: int) -> Org | None:
    """The organisation of that id."""
    return work.once(("org", org_id), lambda: _find_org(work, _ORG, id=org_id))


def org_named(work: Work, name: str) -> Org | None:
    """The organisation of that name."""
    return _find_org(work, _ORG_NAMED, name=name)


def orgs(work: Work) -> list[Org]:
    """Every organisation, the oldest first."""
    return list(work.once("orgs", lambda: [_org(row) for row in work.connection.execute(_ORGS)]))


def only_org(work: Work) -> Org | None:
    """The organisation, where there is exactly one."""
    found = orgs(work)
    return found[0] if len(found) == 1 else None


def groups(work: Work, org_id: int) -> list[tuple[str, str]]:
    """The branch's group chats as (platform, address)."""
    return [(row[0], row[1]) for row in work.connection.execute(_GROUPS, {"org_id": org_id})]


def below(work: Work, org_id: int) -> list[Org]:
    """The organisations directly under one, the oldest first."""
    found = work.once(
        ("below", org_id),
        lambda: [_org(row) for row in work.connection.execute(_BELOW, {"parent": org_id})],
    )
    return list(found)


def add_group(work: Work, org_id: int, platform: str, address: str) -> bool:
    """Note a group chat of an organisation; False when the address is known already."""
    return rows.insert_new(work, _group, org_id=org_id, platform=platform, address=address)


def drop_group(work: Work, org_id: int, platform: str, address: str) -> bool:
    """Forget a group chat of an organisation; False when it was none of its own."""
    mine = (_group.c.org_id == org_id) & (_group.c.platform == platform) & (_group.c.address == address)
    return work.connection.execute(delete(_group).where(mine)).rowcount > 0


def _people(work: Work, statement: Any, **values: Any) -> list[Person]:
    return [_person(row) for row in work.connection.execute(statement, values)]


def _find(work: Work, statement: Any, **values: Any) -> Person | None:
    row = work.connection.execute(statement, values).first()
    return None if row is None else _person(row)


def _find_org(work: Work, statement: Any, **values: Any) -> Org | None:
    row = work.connection.execute(statement, values).first()
    return None if row is None else _org(row)


def _org(row: Sequence[Any]) -> Org:
    return Org(row[0], row[1], row[2], row[3], Level(row[4]), row[5], row[6])


def _person(row: Sequence[Any]) -> Person:
    return Person(
        id=row[0],
        org_id=row[1],
        number=row[2],
        name=row[3],
        role=Role(row[4]),
        category=Category(row[5]),
        standing=Standing(row[6]),
        post=row[7],
        oral=row[8],
        helper_id=row[9],
        phone=row[10],
        status=Status(row[11]),
        skills=row[12],
        labels=frozenset(Category(one) for one in row[13].split(",")) if row[13] else frozenset(),
    )
