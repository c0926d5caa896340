"""The roster against the chat (R83): who is on the roster and not reached, who writes and is on none."""

from dataclasses import dataclass

from dialogs.rules.people import Org, Person
from storage import overview, people, tree
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Unreached:
    """The people of one organisation from whom no word has come by chat. `silent` have an address that
    they have not used yet, `without` have none: they are reached by phone, on paper, by a visit."""

    org: Org
    silent: tuple[Person, ...]
    without: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How the rosters of a tree and the chat agree. `strangers` have written and are on no roster."""

    orgs: tuple[Unreached, ...]
    strangers: int

    @property
    def without(self) -> int:
        """How many have no address in the chat."""
        return sum(len(one.without) for one in self.orgs)


def reach(work: Work, top: Org) -> Reach:
    """The organisations of a tree in which somebody is not reached. A query."""
    orgs = [top, *tree.under(work, top.id)]
    missing = overview.never_heard(work, [one.id for one in orgs])
    members = people.members_of(work, [one.id for one in orgs])
    found = []
    for org in orgs:
        away = [one for one in members[org.id] if one.id in missing]
        silent = tuple(one for one in away if missing[one.id])
        without = tuple(one for one in away if not missing[one.id])
        if away:
            found.append(Unreached(org, silent, without))
    return Reach(tuple(found), len(overview.strangers(work)))


def written(work: Work, top: Org, *, strangers: bool = False) -> str:
    """The same for the command line, one organisation a line. A query."""
    found = reach(work, top)
    lines = [line for one in found.orgs for line in _lines(one)] or ["名册上的人都在聊天里说过话。"]
    lines.append(f"写过话、名册上没有的：{found.strangers}人（提过愿望或反映的不算）。")
    if strangers:
        lines += [f"  {platform} {address}" for platform, address in overview.strangers(work)]
    return "\n".join(lines)


def _lines(one: Unreached) -> list[str]:
    told = (("没有聊天账号", one.without), ("有账号，还没说过话", one.silent))
    return [f"{one.org.name} {why}：{'、'.join(who.name for who in some)}" for why, some in told if some]
