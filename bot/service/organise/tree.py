"""The tree of organisations: a table of them read in, one of them changed, all of them listed (R1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.org_plan import FACTS, OrgChange, OrgPlan, plan_orgs
from dialogs.rules.orgs import OrgEntry, kind_label
from dialogs.rules.people import Org
from dialogs.rules.roster_entries import Fault
from dialogs.words import organise as words
from storage import orgs as store
from storage import people, records, roster
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class OrgResult:
    """What reading a table of organisations did."""

    added: int
    changed: int
    unchanged: int

    @property
    def sentence(self) -> str:
        """The result for the user."""
        return words.orgs_read(self.added, self.changed, self.unchanged)


def import_orgs(work: Work, entries: Iterable[OrgEntry], actor: int | None) -> OrgResult | list[Fault]:
    """Make the tree what a checked table says; the same table again changes nothing. Nothing is deleted.

    Returns:
        What was done, or what in the table contradicts what is known; then nothing was written. A verb.
    """
    roster.lock(work)
    plan = plan_orgs(entries, people.orgs(work))
    if isinstance(plan, list):
        return plan
    _carry_out(work, plan, actor)
    return OrgResult(len(plan.added), len(plan.changed), plan.unchanged)


def set_org(work: Work, entry: OrgEntry, actor: int | None) -> str:
    """Change one organisation, or add it where there is none of that name. A verb.

    Raises:
        BadInput: it contradicts the tree as it is.
    """
    result = import_orgs(work, [entry], actor)
    if isinstance(result, list):
        raise BadInput("\n".join(f"{one.column}“{one.shown}”：{one.advice}" for one in result))
    if result.added:
        return words.org_added(entry.name)
    return words.org_changed(entry.name) if result.changed else words.org_same(entry.name)


def listed(work: Work, under: str | None) -> str:
    """The tree, one organisation a line, those below further in. A query.

    Raises:
        BadInput: `under` is not the name of an organisation.
    """
    everything = people.orgs(work)
    if not everything:
        raise BadInput(words.NO_ORGS)
    known = {one.id for one in everything}
    children: dict[int, list[Org]] = {}
    for one in everything:
        above = one.parent_id if one.parent_id in known else None
        children.setdefault(above or 0, []).append(one)
    tops = [named_org(work, under)] if under else children.get(0, [])
    return "\n".join(line for top in tops for line in _lines(work, top, children, 0))


def present_orgs(work: Work) -> list[OrgEntry]:
    """The tree as the table would tell it, for writing it into a file. A query."""
    everything = people.orgs(work)
    names = {one.id: one.name for one in everything}
    return [
        OrgEntry(
            row,
            one.name,
            parent=names.get(one.parent_id or 0, ""),
            level=one.level,
            line=one.line,
            kind=one.kind,
            contact=one.contact,
        )
        for row, one in enumerate(everything, start=2)
    ]


def _lines(work: Work, one: Org, children: dict[int, list[Org]], deep: int) -> list[str]:
    secretary = people.secretary(work, one.id)
    about = [one.level.label, one.line, kind_label(one.kind)]
    line = words.org_line(
        one.name,
        [word for word in about if word],
        secretary.name if secretary else "",
        people.member_count(work, one.id),
    )
    below = [found for child in children.get(one.id, ()) for found in _lines(work, child, children, deep + 1)]
    return ["  " * deep + line, *below]


def _carry_out(work: Work, plan: OrgPlan, actor: int | None) -> None:
    """Names first, so that superiors can be found by them."""
    for entry in plan.added:
        facts = {key: str(value) for key in FACTS if (value := getattr(entry, key))}
        number = store.add(work, entry.name, **facts)
        records.note(work, actor, "add_org", f"org:{number}", **facts)
    _change(work, plan.changed, actor)
    ids = {one.name: one.id for one in people.orgs(work)}
    for entry in plan.added:
        if entry.parent:
            store.change(work, ids[entry.name], parent_id=ids[entry.parent])
            records.note(work, actor, "move_org", f"org:{ids[entry.name]}", now=ids[entry.parent])
    for change in plan.changed:
        if "parent" in change.fields:
            _move(work, change, ids.get(change.fields["parent"]), actor)


def _change(work: Work, changes: Iterable[OrgChange], actor: int | None) -> None:
    """Everything but the superior. Two organisations may take each other's name."""
    told = [(one, {key: value for key, value in one.fields.items() if key != "parent"}) for one in changes]
    for change, facts in told:
        if "name" in facts:
            store.change(work, change.org.id, name=f"{change.org.id}:{change.org.name}"[:100])
    for change, facts in told:
        if facts:
            store.change(work, change.org.id, **facts)
            before: dict[str, Any] = {key: str(getattr(change.org, key)) for key in facts}
            records.note(work, actor, "change_org", f"org:{change.org.id}", before=before, now=facts)


def _move(work: Work, change: OrgChange, above: int | None, actor: int | None) -> None:
    """Put an organisation under another superior, and tell its secretary and the new superior's."""
    before = change.org.parent_id
    store.change(work, change.org.id, parent_id=above)
    records.note(work, actor, "move_org", f"org:{change.org.id}", before=before, now=above)
    moved, superior = people.org(work, change.org.id), people.org(work, above) if above else None
    if moved is None or superior is None:
        return
    told = ((moved.id, words.moved(superior.name)), (superior.id, words.gained(moved.name)))
    for org_id, text in told:
        secretary = people.secretary(work, org_id)
        if secretary is not None and secretary.id != actor:
            key = f"moved:{moved.id}:{above}:{work.now.isoformat()}:{secretary.id}"
            post.tell(work, secretary, Message(text), key, "notice")
