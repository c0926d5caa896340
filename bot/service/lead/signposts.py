"""Every organisation around one with the way to its noticeboard, for everybody: a tree to search."""

from dataclasses import dataclass

from dialogs.rules.people import Org
from storage import people, tree
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Branchlet:
    """One organisation, and those under it."""

    org: Org
    below: tuple["Branchlet", ...] = ()

    @property
    def size(self) -> int:
        """How many organisations these are."""
        return 1 + sum(one.size for one in self.below)


def around(work: Work, org_id: int, said: str = "") -> Branchlet | None:
    """The whole tree in which an organisation stands, or what is looked for in it. A query."""
    here = people.org(work, org_id)
    if here is None:
        return None
    above = tree.above(work, org_id)
    top = above[-1] if above else here
    children: dict[int, list[Org]] = {}
    for one in people.orgs(work):
        children.setdefault(one.parent_id or 0, []).append(one)
    return _grown(top, children, said, frozenset())


def _grown(org: Org, children: dict[int, list[Org]], said: str, seen: frozenset[int]) -> Branchlet:
    lower = [one for one in children.get(org.id, ()) if one.id not in seen]
    grown = [_grown(one, children, said, seen | {org.id}) for one in lower]
    kept = [one for one in grown if not said or said in one.org.name or one.below]
    return Branchlet(org, tuple(kept))
