"""A branch that does not exist: people in believable shares, each with ways of his own."""

from dataclasses import dataclass, replace

from bot.rehearsal import lines
from bot.rehearsal.chance import Chance
from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Entry, Roster

BRANCH = "排练村党支部"
PLATFORM = "rehearsal"

#: Kinds of members who hold no office, with their shares in a hundred.
_SHARES = (
    (Category.RURAL, 30),
    (Category.ELDER, 18),
    (Category.RETIRED, 8),
    (Category.NO_POST, 12),
    (Category.AGENCY, 8),
    (Category.ENTERPRISE, 8),
    (Category.SCHOOL, 4),
    (Category.COMMUNITY, 4),
    (Category.MOBILE, 8),
)
_POSTS = {
    Category.AGENCY: "乡卫生院护士",
    Category.ENTERPRISE: "竹制品厂班长",
    Category.SCHOOL: "小学教师",
    Category.NO_POST: "护路岗",
}


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody deals with his phone. Shares from 0 to 1, times in hours.

    `answers`: how often a question is answered at all; `voice`: how often by speaking;
    `transcript`: how often words come with the sound; `taps`: how often a button is tapped
    where there is one; `vague`: how often the first promise is; `slips`: how often something
    else is said first.
    """

    answers: float
    soonest: int
    latest: int
    voice: float
    transcript: float
    taps: float
    vague: float
    slips: float


_QUICK = Habit(0.97, 0, 6, 0.05, 0.9, 0.7, 0.3, 0.04)
_SLOW = Habit(0.85, 4, 100, 0.1, 0.9, 0.6, 0.5, 0.08)
_RARE = Habit(0.45, 24, 400, 0.1, 0.9, 0.5, 0.5, 0.1)
_OLD = Habit(0.8, 1, 50, 0.75, 0.6, 0.6, 0.3, 0.1)
_SECRETARY = Habit(0.97, 0, 9, 0.05, 0.9, 0.5, 0.1, 0.02)


@dataclass(frozen=True, slots=True)
class Player:
    """One person of the branch; without an address there is no phone."""

    entry: Entry
    habit: Habit
    address: str

    @property
    def key(self) -> tuple[str, str]:
        """Branch and number: who it is, in a county too."""
        return self.entry.branch, self.entry.number

    @property
    def name(self) -> str:
        """The invented name."""
        return self.entry.name


def invent(members: int, chance: Chance) -> list[Player]:
    """A branch of that many people: officers first, then the others."""
    names = _names(members, chance)
    kinds = [_kind(chance) for _ in range(members)]
    officers = _officers(members)
    if members >= 6:  # whatever the lots say: one old member with a phone and one without
        kinds[-2:] = [Category.ELDER, Category.ELDER]
    players = []
    for index, name in enumerate(names):
        role = officers[index] if index < len(officers) else Role.MEMBER
        kind = kinds[index]
        if role is not Role.MEMBER:
            kind = Category.LEADER if role is Role.SECRETARY else Category.RURAL
        lonely = kind is Category.ELDER and (index == members - 1 or chance.random() < 0.35)
        players.append(_player(index, name, role, kind, lonely, chance))
    return [_with_helper(one, players, chance) for one in players]


def roster(players: list[Player]) -> Roster:
    """The branch as a roster that has been checked."""
    return Roster(tuple(one.entry for one in players), frozenset(column.key for column in COLUMNS))


def _player(index: int, name: str, role: Role, kind: Category, lonely: bool, chance: Chance) -> Player:
    number = f"{index + 1:03}"
    address = "" if lonely else f"p{number}"
    old = kind in (Category.ELDER, Category.RETIRED)
    probationary = role is Role.MEMBER and not old and chance.random() < 0.05
    entry = Entry(
        row=index + 2,
        branch=BRANCH,
        number=number,
        name=name,
        role=role,
        category=kind,
        standing=Standing.PROBATIONARY if probationary else Standing.FORMAL,
        post=role.label if role is not Role.MEMBER else _POSTS.get(kind, ""),
        oral=old,
        phone="010-00000000" if role is Role.SECRETARY else "",
        accounts={PLATFORM: frozenset({address} if address else ())},
    )
    return Player(entry, _habit(role, old, chance), address)


def _habit(role: Role, old: bool, chance: Chance) -> Habit:
    if role is Role.SECRETARY:
        return _SECRETARY
    if old:
        return _OLD
    return chance.choice((_QUICK, _QUICK, _SLOW, _SLOW, _SLOW, _RARE))


def _with_helper(one: Player, players: list[Player], chance: Chance) -> Player:
    """Somebody young lives nearby; for some of the old nobody is named."""
    young = [other for other in players if not other.entry.oral and other.entry.role is Role.MEMBER]
    if not one.entry.oral or not young or (one.address and chance.random() < 0.3):
        return one
    entry = one.entry
    helped = replace(entry, helper=chance.choice(young[:3]).entry.number)
    return Player(helped, one.habit, one.address)


def _officers(members: int) -> list[Role]:
    committee = 0 if members < 7 else 1 if members < 15 else 3
    deputy = [Role.DEPUTY] if members >= 3 else []
    return [Role.SECRETARY, *deputy, *[Role.COMMITTEE] * committee]


def _kind(chance: Chance) -> Category:
    lot = chance.randint(1, 100)
    for kind, share in _SHARES:
        lot -= share
        if lot <= 0:
            return kind
    return Category.RURAL


def _names(count: int, chance: Chance) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < min(count, len(lines.SURNAMES) * len(lines.GIVEN) // 2):
        found[chance.choice(lines.SURNAMES) + chance.choice(lines.GIVEN)] = None
    names = list(found)
    return [names[index % len(names)] + ("" if index < len(names) else "二") for index in range(count)]
