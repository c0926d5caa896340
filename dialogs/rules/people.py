"""People of a branch: who they are and what may be asked of them."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Office in the branch."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The office in Chinese."""
        return _ROLES[self]


class Level(StrEnum):
    """Tier of an organisation (R1). A tree may leave tiers out and be as deep as it needs."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    COMMITTEE = "committee"
    BRANCH = "branch"
    GROUP = "group"

    @property
    def label(self) -> str:
        """The tier in Chinese."""
        return _LEVELS[self]


class Category(StrEnum):
    """Kind of member; it sets template, number of items and manner of asking (不搞“一刀切”)."""

    LEADER = "leader"
    AGENCY = "agency"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    RURAL = "rural"
    COMMUNITY = "community"
    NO_POST = "no_post"
    RETIRED = "retired"
    ELDER = "elder"
    MOBILE = "mobile"

    @property
    def label(self) -> str:
        """The category in Chinese."""
        return _CATEGORIES[self]


class Standing(StrEnum):
    """Full or probationary member; only full members vote and are graded."""

    FORMAL = "formal"
    PROBATIONARY = "probationary"

    @property
    def label(self) -> str:
        """The standing in Chinese."""
        return _STANDINGS[self]


class Status(StrEnum):
    """Whether a person takes part. Somebody who has stopped is never written to."""

    ACTIVE = "active"
    STOPPED = "stopped"


_ROLES = {
    Role.SECRETARY: "书记",
    Role.DEPUTY: "副书记",
    Role.COMMITTEE: "委员",
    Role.MEMBER: "党员",
}

_LEVELS = {
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县（市、区）",
    Level.TOWN: "乡镇（街道）",
    Level.COMMITTEE: "党委（总支）",
    Level.BRANCH: "党支部",
    Level.GROUP: "党小组",
}

_CATEGORIES = {
    Category.LEADER: "领导干部",
    Category.AGENCY: "机关事业在职",
    Category.ENTERPRISE: "企业在职",
    Category.SCHOOL: "学校",
    Category.RURAL: "农村",
    Category.COMMUNITY: "社区",
    Category.NO_POST: "无职",
    Category.RETIRED: "离退休",
    Category.ELDER: "年老体弱",
    Category.MOBILE: "流动",
}

_STANDINGS = {Standing.FORMAL: "正式党员", Standing.PROBATIONARY: "预备党员"}

#: Who may make an oral commitment alone, whatever else the roster says (guidance, 一之四).
ORAL_CATEGORIES = frozenset({Category.ELDER, Category.RETIRED})


@dataclass(frozen=True, slots=True)
class Person:
    """One member of a branch.

    `number` is the branch's own number, unique in the branch; `post` the duties in words;
    `oral`: one spoken sentence is enough; `helper_id`: who records for this person;
    `labels`: the categories beside `category` (不搞“一刀切”); ask with `has`.
    """

    id: int
    org_id: int
    number: str
    name: str
    role: Role
    category: Category
    standing: Standing
    post: str = ""
    oral: bool = False
    helper_id: int | None = None
    phone: str = ""
    status: Status = Status.ACTIVE
    skills: str = ""
    labels: frozenset[Category] = frozenset()

    @property
    def active(self) -> bool:
        """Whether the person takes part and may be written to."""
        return self.status is Status.ACTIVE

    @property
    def leads(self) -> bool:
        """Whether the person decides for the branch: its secretary or deputy."""
        return self.role in (Role.SECRETARY, Role.DEPUTY)

    @property
    def categories(self) -> tuple[Category, ...]:
        """Every category the person is of, the first one first."""
        return (self.category, *sorted(self.labels))

    @property
    def goes_first(self) -> bool:
        """Whether the person promises before the others (带头承诺, guidance 一之四), and more than they."""
        return self.leads or self.has(Category.LEADER)

    def has(self, category: Category) -> bool:
        """Whether the person belongs to that category, as the first one or beside it."""
        return category is self.category or category in self.labels

    @property
    def holds_office(self) -> bool:
        """Whether the person is secretary, deputy or on the committee."""
        return self.role is not Role.MEMBER

    def may_record(self, author: "Person") -> bool:
        """Whose words this person may write down: his own, a helped person's, a member's by the committee."""
        if self.id == author.id:
            return True
        same = self.org_id == author.org_id
        return same and (author.helper_id == self.id or self.role is not Role.MEMBER)


@dataclass(frozen=True, slots=True)
class Org:
    """One Party organisation. `contact` says in words how to reach it.

    `line` is the system (系统) it belongs to and `kind` the sort of place, both empty where not told.
    """

    id: int
    name: str
    parent_id: int | None = None
    contact: str = ""
    level: Level = Level.BRANCH
    line: str = ""
    kind: str = ""
