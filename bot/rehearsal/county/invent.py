"""A county that does not exist: towns, branches of every kind and size, people with ways of their own.

Sizes follow what was reported of such counties: thirty members a branch on the average, some of
four, some of eighty; a third of the branches in villages with hardly a phone among the old.
"""

from dataclasses import dataclass, replace

from bot.rehearsal import lines
from bot.rehearsal.branch import PLATFORM, Player, invent
from bot.rehearsal.chance import Chance
from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Entry, Roster

COUNTY = "排练县委组织部"

#: Branches of one town; a county of three hundred organisations has eighteen towns.
_A_TOWN = 16

#: What a branch is called, and how many in a hundred are of that kind.
_KINDS = (("村党支部", 62), ("社区党支部", 14), ("机关党支部", 9), ("学校党支部", 6), ("企业党支部", 9))


@dataclass(frozen=True, slots=True)
class County:
    """The players of every organisation; `chatting` names the branches whose members have phones."""

    players: tuple[Player, ...]
    towns: tuple[str, ...]
    branches: tuple[str, ...]
    chatting: frozenset[str]

    @property
    def roster(self) -> Roster:
        """The county as one roster that has been checked."""
        return Roster(tuple(one.entry for one in self.players), frozenset(column.key for column in COLUMNS))


def invent_county(orgs: int, members: int, phones: float, chance: Chance) -> County:
    """A county of so many organisations and members, of whose branches a share of `phones` chats.

    `orgs` counts the county itself and its towns too; there must be room for them.
    """
    towns = tuple(f"排练{name}乡党委" for name in _names(max(1, round((orgs - 1) / (_A_TOWN + 1))), chance))
    count = max(1, orgs - 1 - len(towns))
    branches = tuple(
        f"{towns[number % len(towns)][2:4]}{name}{_kind(chance)}"
        for number, name in enumerate(_names(count, chance))
    )
    superiors = [_office(COUNTY, "", chance), *(_office(town, COUNTY, chance) for town in towns)]
    left = members - sum(map(len, superiors))
    sizes = _sizes(left, count, chance)
    players = [player for office in superiors for player in office]
    chatting = set()
    for number, (name, size) in enumerate(zip(branches, sizes, strict=True)):
        talks = chance.random() < phones
        chatting |= {name} if talks else set()
        players += _branch(name, towns[number % len(towns)], size, talks, chance)
    return County(_numbered(players), towns, branches, frozenset(chatting))


def _branch(name: str, town: str, size: int, talks: bool, chance: Chance) -> list[Player]:
    """A branch whose members chat, or one in which only the officers do and paper serves the others."""
    found = []
    for one in invent(size, chance):
        officer = one.entry.role is not Role.MEMBER
        address = f"{name}:{one.entry.number}" if one.address and (talks or officer) else ""
        accounts = {PLATFORM: frozenset({address} if address else ())}
        entry = replace(one.entry, branch=name, parent=town, accounts=accounts)
        found.append(Player(entry, one.habit, address))
    return found


def _office(name: str, parent: str, chance: Chance) -> list[Player]:
    """The people of a superior: a secretary and an officer, both with phones."""
    found = []
    for one, role in zip(invent(3, chance)[:2], (Role.SECRETARY, Role.COMMITTEE), strict=True):
        entry = Entry(
            row=0,
            branch=name,
            number=one.entry.number,
            name=one.name,
            role=role,
            category=Category.LEADER,
            standing=Standing.FORMAL,
            post="书记" if role is Role.SECRETARY else "组织委员",
            phone="010-00000000" if role is Role.SECRETARY else "",
            accounts={PLATFORM: frozenset({f"{name}:{one.entry.number}"})},
            parent=parent,
        )
        found.append(Player(entry, one.habit, f"{name}:{one.entry.number}"))
    return found


def _numbered(players: list[Player]) -> tuple[Player, ...]:
    return tuple(
        Player(replace(one.entry, row=row), one.habit, one.address) for row, one in enumerate(players, 2)
    )


def _sizes(members: int, branches: int, chance: Chance) -> list[int]:
    """Sizes that add up to the members: most branches small, a few large, none under three."""
    weights = [0.25 + chance.random() ** 2 * 2 for _ in range(branches)]
    spare = max(0, members - 3 * branches)
    sizes = [3 + int(spare * weight / sum(weights)) for weight in weights]
    for place in range(max(0, members - sum(sizes))):
        sizes[place % branches] += 1
    return sizes


def _kind(chance: Chance) -> str:
    lot = chance.randint(1, 100)
    for kind, share in _KINDS:
        lot -= share
        if lot <= 0:
            return kind
    return _KINDS[0][0]


def _names(count: int, chance: Chance) -> list[str]:
    """So many names of places, no two alike."""
    found: dict[str, None] = {}
    while len(found) < count:
        base = chance.choice(lines.PLACES) + chance.choice(lines.GROUNDS)
        found[base if base not in found else base + chance.choice(lines.SIDES)] = None
    return list(found)
