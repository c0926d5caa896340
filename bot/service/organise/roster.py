"""Reading a roster: all of it in one transaction, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.service.moves import hand_over, handing_on
from bot.service.organise import tree
from dialogs.rules.people import Person, Role
from dialogs.rules.roster_entries import Entry, Fault, Roster
from dialogs.rules.roster_plan import Change, Key, Plan, Present, facts_of, make_plan
from storage import people
from storage import roster as store
from storage.unit import Work

#: Names that are told one by one; the rest is counted.
_NAMED = 20


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What reading a roster did. `not_in_file` names those whom the file leaves out; they stay. `orgs`
    counts branches of whose tier, line or kind it says something new."""

    added: int
    changed: int
    unchanged: int
    not_in_file: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    orgs: int = 0

    @property
    def sentence(self) -> str:
        """The result for the user."""
        if self.added or self.changed:
            lines = [f"名册读好了：新增 {self.added} 人，改动 {self.changed} 人，没变 {self.unchanged} 人。"]
        else:
            lines = [f"名册读好了：{self.unchanged} 人都没有变。"]
        if self.orgs:
            lines.append(f"{self.orgs} 个党组织的层级、系统或类型改好了。")
        if self.not_in_file:
            rest = len(self.not_in_file) - _NAMED
            names = "、".join(self.not_in_file[:_NAMED]) + (
                f"等 {len(self.not_in_file)} 人" if rest > 0 else ""
            )
            lines.append(f"这些人不在文件里，没有动：{names}。")
        return "\n".join([*lines, *self.warnings])


def import_roster(work: Work, roster: Roster, *, actor: int | None) -> ImportResult | list[Fault]:
    """Make the database say what a checked roster says; the same roster again changes nothing.

    Nobody is deleted. `actor` is who sent the file; None for the command line.

    Returns:
        What was done, or what in the file contradicts what is known; then nothing was written.
    """
    store.lock(work)
    addresses = [(p, a) for entry in roster.entries for p, held in entry.accounts.items() for a in held]
    present = store.present(work, roster.branches, addresses)
    plan = make_plan(roster, present)
    if isinstance(plan, list):
        return plan
    leading = _secretaries(work, present)
    _carry_out(work, plan, present, actor)
    told = tree.import_orgs(work, facts_of(roster), actor)
    orgs = told.changed if isinstance(told, tree.OrgResult) else 0
    hand_over.after_roster(work, leading, actor)
    for change in plan.changed:
        _hand_on(work, change.known.person)
    return ImportResult(
        len(plan.added), len(plan.changed), plan.unchanged, plan.not_in_file, plan.warnings, orgs
    )


def _hand_on(work: Work, before: Person) -> None:
    """Whoever was deputy or on the committee has no office any more: what waits goes on."""
    now = people.get(work, before.id)
    others = before.holds_office and before.role is not Role.SECRETARY
    if others and now is not None and not now.holds_office:
        handing_on.of_gone(work, before)


def _secretaries(work: Work, present: Present) -> dict[int, Person]:
    """Organisation → who was its secretary before the roster was read."""
    orgs = {known.person.org_id for known in present.people.values()}
    found = {number: people.secretary(work, number) for number in sorted(orgs)}
    return {number: person for number, person in found.items() if person is not None}


def present_roster(work: Work) -> list[Entry]:
    """The roster as it is now, for writing it into a file."""
    return store.entries(work)


def _carry_out(work: Work, plan: Plan, present: Present, actor: int | None) -> None:
    orgs = _orgs(work, plan, present, actor)
    ids = {key: known.person.id for key, known in present.people.items()}
    new = store.add_people(work, [(orgs[entry.branch], entry) for entry in plan.added])
    ids |= {(entry.branch, entry.number): key for entry, key in zip(plan.added, new, strict=True)}
    for change in plan.changed:
        store.change_person(work, change.known.person.id, change.entry, change.fields)
    _labels(work, plan, ids)
    _helpers(work, plan, ids)
    _accounts(work, plan, ids)
    store.note(work, actor, "roster_add", {f"person:{person_id}": {} for person_id in new})
    told = {f"person:{one.known.person.id}": {"fields": sorted(one.fields)} for one in plan.changed}
    store.note(work, actor, "roster_change", told)


def _orgs(work: Work, plan: Plan, present: Present, actor: int | None) -> dict[str, int]:
    ids = {name: org.id for name, org in present.orgs.items()}
    for name in plan.orgs:
        ids[name] = store.add_org(work, name)
    store.note(work, actor, "roster_add_org", {f"org:{ids[name]}": {} for name in plan.orgs})
    for name, parent in plan.parents.items():
        store.set_parent(work, ids[name], ids[parent])
    told = {f"org:{ids[name]}": {"parent": ids[parent]} for name, parent in plan.parents.items()}
    store.note(work, actor, "roster_set_parent", told)
    return ids


def _labels(work: Work, plan: Plan, ids: Mapping[Key, int]) -> None:
    told = [entry for entry in plan.added if entry.labels]
    told += [change.entry for change in plan.changed if "labels" in change.fields]
    store.set_labels(work, [(ids[one.branch, one.number], one) for one in told])


def _helpers(work: Work, plan: Plan, ids: Mapping[Key, int]) -> None:
    told = [entry for entry in plan.added if entry.helper]
    told += [change.entry for change in plan.changed if "helper" in change.fields]
    pairs = [
        (ids[one.branch, one.number], ids[one.branch, one.helper] if one.helper else None) for one in told
    ]
    store.set_helpers(work, pairs)


def _accounts(work: Work, plan: Plan, ids: Mapping[Key, int]) -> None:
    """First every account is freed, then every one is given: two people may change theirs over."""
    store.free_accounts(work, [held for change in plan.changed for held in _held(change, lost=True)])
    given = [held for change in plan.changed for held in _held(change, lost=False)]
    for entry in plan.added:
        who = ids[entry.branch, entry.number]
        given += [(who, platform, one) for platform, told in entry.accounts.items() for one in sorted(told)]
    store.give_accounts(work, given)


def _held(change: Change, *, lost: bool) -> list[store.Held]:
    who, found = change.known.person.id, list[store.Held]()
    for platform, told in change.entry.accounts.items():
        before = change.known.accounts.get(platform, frozenset())
        found += [(who, platform, address) for address in sorted(before - told if lost else told - before)]
    return found
