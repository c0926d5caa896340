"""What a table of organisations would change: decided against what is known, before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.rules.orgs import ORDER, OrgEntry, fault
from dialogs.rules.people import Level, Org
from dialogs.rules.roster import goes_round
from dialogs.rules.roster_entries import Fault

#: What an organisation can be told to be, besides its name and superior.
FACTS = ("level", "line", "kind", "contact")


@dataclass(frozen=True, slots=True)
class OrgChange:
    """What of a known organisation becomes different: new values by field; `parent` is a name."""

    org: Org
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrgPlan:
    """Everything that the table does."""

    added: tuple[OrgEntry, ...]
    changed: tuple[OrgChange, ...]
    unchanged: int


def plan_orgs(entries: Iterable[OrgEntry], present: Iterable[Org]) -> OrgPlan | list[Fault]:
    """What to do, or why the table contradicts itself or what is known."""
    told, known = tuple(entries), {org.name: org for org in present}
    renamed = {entry.former: entry.name for entry in told if entry.former and entry.former != entry.name}
    faults = [*_names(told, known, renamed), *_parents(told, known, renamed)]
    faults += [] if faults else _tree(told, known, renamed)
    if faults:
        return sorted(faults, key=lambda one: one.row)
    parents = _above(known)
    added, changed = [], []
    for entry in told:
        org = known.get(entry.former or entry.name)
        if org is None:
            added.append(entry)
        elif fields := _differences(
            entry, org, renamed.get(parents.get(org.name, ""), parents.get(org.name))
        ):
            changed.append(OrgChange(org, fields))
    return OrgPlan(tuple(added), tuple(changed), len(told) - len(added) - len(changed))


def _above(known: Mapping[str, Org]) -> dict[str, str]:
    names = {org.id: org.name for org in known.values()}
    return {org.name: names[org.parent_id] for org in known.values() if org.parent_id}


def _differences(entry: OrgEntry, org: Org, parent: str | None) -> dict[str, str]:
    fields = {
        key: str(value)
        for key in FACTS
        if (value := getattr(entry, key)) is not None and value != getattr(org, key)
    }
    if entry.name != org.name:
        fields["name"] = entry.name
    if entry.parent is not None and entry.parent != (parent or ""):
        fields["parent"] = entry.parent
    return fields


def _names(
    told: tuple[OrgEntry, ...], known: Mapping[str, Org], renamed: Mapping[str, str]
) -> Iterator[Fault]:
    """A new name is free, and an old one is there."""
    for entry in told:
        if not entry.former:
            if entry.name in renamed:
                yield fault(entry, "name", entry.name, "这个党组织在表里要改名，请只写一行。")
        elif entry.former not in known:
            yield fault(entry, "former", entry.former, "没有叫这个名字的党组织，请写现在的名字。")
        elif entry.former != entry.name and entry.name in known and entry.name not in renamed:
            yield fault(entry, "name", entry.name, "已经有党组织叫这个名字，请换一个。")


def _parents(
    told: tuple[OrgEntry, ...], known: Mapping[str, Org], renamed: Mapping[str, str]
) -> Iterator[Fault]:
    there = {entry.name for entry in told} | (known.keys() - renamed.keys())
    for entry in told:
        if entry.parent and entry.parent not in there:
            yield fault(entry, "parent", entry.parent, "没有这个上级。请先在表里给它写一行。")


def _tree(
    told: tuple[OrgEntry, ...], known: Mapping[str, Org], renamed: Mapping[str, str]
) -> Iterator[Fault]:
    """Nobody is above himself, and a superior is not of a lower tier."""
    above = {renamed.get(one, one): renamed.get(up, up) for one, up in _above(known).items()}
    levels = {renamed.get(name, name): org.level for name, org in known.items()}
    for entry in told:
        levels[entry.name] = entry.level or levels.get(entry.name, Level.BRANCH)
        if entry.parent is not None:
            above[entry.name] = entry.parent
    for entry in told:
        up = above.get(entry.name)
        if not up:
            continue
        if goes_round(entry.name, above):
            yield fault(entry, "parent", up, f"这样“{entry.name}”成了自己的上级，请改正。")
        elif ORDER.index(levels[up]) > ORDER.index(levels[entry.name]):
            advice = f"“{up}”是{levels[up].label}，不能做{levels[entry.name].label}的上级。请改层级或上级。"
            yield fault(entry, "parent", up, advice)
