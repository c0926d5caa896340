"""What reading a roster would change: the file against what is known, decided before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dialogs.rules.org_plan import plan_orgs
from dialogs.rules.orgs import OrgEntry
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.roster import goes_round
from dialogs.rules.roster_columns import BY_KEY
from dialogs.rules.roster_entries import OF_ORG, Entry, Fault, Roster

#: A person by branch and number; an address by platform and account.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom we know. `helper` is somebody of the same branch, perhaps stopped."""

    person: Person
    branch: str
    helper: Person | None
    accounts: Mapping[str, frozenset[str]]

    @property
    def key(self) -> Key:
        """Branch and number."""
        return self.branch, self.person.number

    @property
    def label(self) -> str:
        """The person as named to the user."""
        return f"{self.person.name}（编号 {self.person.number}）"


@dataclass(frozen=True, slots=True)
class Present:
    """What is known before the file is read.

    `people` are those of the branches in the file, `holders` says who has the file's addresses now.
    """

    orgs: Mapping[str, Org]
    people: Mapping[Key, Known]
    holders: Mapping[Key, Known]

    def above(self) -> dict[str, str]:
        """Organisation → its superior, by name."""
        names = {org.id: org.name for org in self.orgs.values()}
        return {org.name: names[org.parent_id] for org in self.orgs.values() if org.parent_id}


@dataclass(frozen=True, slots=True)
class Change:
    """What of a known person becomes different, by the keys of the columns."""

    known: Known
    entry: Entry
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that reading the file does. `orgs` are new names, `parents` new superiors by name."""

    orgs: tuple[str, ...]
    parents: Mapping[str, str]
    added: tuple[Entry, ...]
    changed: tuple[Change, ...]
    unchanged: int
    not_in_file: tuple[str, ...]
    warnings: tuple[str, ...]


def make_plan(roster: Roster, present: Present) -> Plan | list[Fault]:
    """What to do, or why the file contradicts what is known."""
    faults = [*_other_people(roster, present), *_taken(roster, present), *_rounds(roster, present)]
    faults += [] if faults else _tiers(roster, present)
    if faults:
        return sorted(faults, key=lambda fault: fault.row)
    added, changed = [], []
    for entry in roster.entries:
        known = present.people.get((entry.branch, entry.number))
        if known is None:
            added.append(entry)
        elif fields := _differences(entry, known, roster.columns):
            changed.append(Change(known, entry, fields))
    told = {(entry.branch, entry.number) for entry in roster.entries}
    above = present.above()
    parents = {branch: parent for branch, parent in roster.branches.items() if parent}
    names = dict.fromkeys([*parents.values(), *roster.branches])
    return Plan(
        orgs=tuple(name for name in names if name not in present.orgs),
        parents={branch: parent for branch, parent in parents.items() if above.get(branch) != parent},
        added=tuple(added),
        changed=tuple(changed),
        unchanged=len(roster.entries) - len(added) - len(changed),
        not_in_file=tuple(
            known.label for key, known in present.people.items() if key not in told and known.person.active
        ),
        warnings=tuple(_warnings(roster, present)),
    )


def _differences(entry: Entry, known: Known, columns: frozenset[str]) -> frozenset[str]:
    person = known.person
    pairs = {
        "name": (person.name, entry.name),
        "role": (person.role, entry.role),
        "category": (person.category, entry.category),
        "standing": (person.standing, entry.standing),
        "post": (person.post, entry.post),
        "labels": (person.labels - {entry.category}, entry.labels),
        "skills": (person.skills, entry.skills),
        "oral": (person.oral, entry.oral),
        "helper": (_helper(known, entry), entry.helper),
        "phone": (person.phone, entry.phone),
    }
    told = {key for key, (before, now) in pairs.items() if key in columns and before != now}
    moved = {p for p, held in entry.accounts.items() if known.accounts.get(p, frozenset()) != held}
    return frozenset(told | moved)


def _helper(known: Known, entry: Entry) -> str:
    """The helper's number. A helper who has stopped is not in an exported file: that is no change."""
    if known.helper is None or not (known.helper.active or entry.helper):
        return ""
    return known.helper.number


def _other_people(roster: Roster, present: Present) -> list[Fault]:
    """A number that was somebody else's would give that person's promises to a stranger."""
    faults = []
    for entry in roster.entries:
        known = present.people.get((entry.branch, entry.number))
        if known and set(known.person.name).isdisjoint(entry.name):
            advice = f"编号 {entry.number} 已经是{known.person.name}的。新来的人请用新的编号。"
            faults.append(Fault(entry.row, BY_KEY["name"].title, entry.name, advice))
    return faults


def _taken(roster: Roster, present: Present) -> list[Fault]:
    """An account stays with its holder unless the file itself says that it is free."""
    told = {(entry.branch, entry.number): entry for entry in roster.entries}
    faults = []
    for entry in roster.entries:
        for platform, addresses in entry.accounts.items():
            for address in sorted(addresses):
                holder = present.holders.get((platform, address))
                if holder is None or holder.key == (entry.branch, entry.number):
                    continue
                if address in _held(told.get(holder.key), holder, platform):
                    advice = (
                        f"这个账号现在是“{holder.branch}”{holder.label}的。要换人，先在那一行把账号改成“无”。"
                    )
                    faults.append(Fault(entry.row, BY_KEY[platform].title, address, advice))
    return faults


def _held(entry: Entry | None, holder: Known, platform: str) -> frozenset[str]:
    before = holder.accounts.get(platform, frozenset())
    return before if entry is None else entry.accounts.get(platform, before)


def _rounds(roster: Roster, present: Present) -> list[Fault]:
    above = present.above() | {branch: parent for branch, parent in roster.branches.items() if parent}
    return [
        Fault(
            entry.row, BY_KEY["parent"].title, entry.parent, f"这样“{entry.branch}”成了自己的上级，请改正。"
        )
        for entry in roster.entries
        if entry.parent and goes_round(entry.branch, above)
    ]


def facts_of(roster: Roster) -> tuple[OrgEntry, ...]:
    """What the roster says of its branches beside their superiors; those of which it says nothing are left
    out."""
    told: dict[str, OrgEntry] = {}
    for entry in roster.entries:
        facts = {key: value for key in OF_ORG if (value := getattr(entry, key)) is not None}
        if facts:
            told[entry.branch] = replace(told.get(entry.branch, OrgEntry(entry.row, entry.branch)), **facts)
    return tuple(told.values())


def _tiers(roster: Roster, present: Present) -> list[Fault]:
    """No superior is of a lower tier than the branch, once the roster was read."""
    parents = roster.branches
    told = [replace(one, parent=parents[one.name] or None) for one in facts_of(roster)]
    known = present.orgs.keys() | {one.name for one in told}
    new = dict.fromkeys(one.parent for one in told if one.parent and one.parent not in known)
    found = plan_orgs([*told, *(OrgEntry(0, name) for name in new if name)], present.orgs.values())
    return found if isinstance(found, list) else []


def _warnings(roster: Roster, present: Present) -> list[str]:
    found = []
    for entry in roster.entries:
        known = present.people.get((entry.branch, entry.number))
        before = known.accounts if known else {}
        if entry.role is Role.SECRETARY and not any({**before, **entry.accounts}.values()):
            found.append(f"“{entry.branch}”的书记{entry.name}没有账号，机器人找不到他。请补上。")
        if known and known.person.name != entry.name:
            found.append(
                f"编号 {entry.number} 原来叫{known.person.name}，现在叫{entry.name}。请看看是不是同一个人。"
            )
        if known and not known.person.active:
            found.append(f"{entry.label}已经停止联系，读入名册不会再给他发消息。")
    return found
