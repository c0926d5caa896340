"""An invented branch for the sandbox. Nobody in it exists."""

from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Entry, Roster

BRANCH = "清溪村党支部"

_F, _P = Standing.FORMAL, Standing.PROBATIONARY

#: number, name, role, category, standing, post, oral, helper, account
_PEOPLE = (
    ("01", "陈国强", Role.SECRETARY, Category.LEADER, _F, "村党支部书记", False, "", "secretary"),
    ("02", "林晓梅", Role.DEPUTY, Category.RURAL, _F, "副书记，管妇女工作", False, "", "deputy"),
    ("03", "周建平", Role.COMMITTEE, Category.RURAL, _F, "组织委员", False, "", "committee"),
    ("04", "王秀英", Role.MEMBER, Category.ELDER, _F, "", True, "05", "elder"),
    ("05", "李明", Role.MEMBER, Category.RURAL, _F, "网格员", False, "", "member"),
    ("06", "赵雪", Role.MEMBER, Category.AGENCY, _F, "乡卫生院护士", False, "", "zhao"),
    ("07", "孙大海", Role.MEMBER, Category.NO_POST, _F, "护路岗", False, "", "sun"),
    ("08", "吴桂芳", Role.MEMBER, Category.RETIRED, _F, "退休教师", True, "06", "wu"),
    ("09", "郑阿根", Role.MEMBER, Category.ELDER, _F, "", True, "05", ""),
    ("10", "何小兵", Role.MEMBER, Category.MOBILE, _F, "在外务工", False, "", "he"),
    ("11", "马丽", Role.MEMBER, Category.ENTERPRISE, _P, "竹制品厂班长", False, "", "ma"),
    ("12", "胡志远", Role.MEMBER, Category.RURAL, _F, "种粮大户", False, "", "hu"),
)


_Fields = tuple[str, str, Role, Category, Standing, str, bool, str, str]

TOWN = "清溪乡党委"

#: What the town puts on everybody's list for the year.
TASKS = ("五水共治", "建好养老食堂")

#: The township around the branch: a superior, a second village, a community, and a unit whose
#: members live in that community.
_AROUND: dict[str, tuple[_Fields, ...]] = {
    TOWN: (
        ("01", "沈玉珍", Role.SECRETARY, Category.LEADER, _F, "乡党委书记", False, "", "town"),
        ("02", "许航", Role.COMMITTEE, Category.LEADER, _F, "组织委员", False, "", "officer"),
    ),
    "竹溪村党支部": (
        ("01", "方立新", Role.SECRETARY, Category.LEADER, _F, "村党支部书记", False, "", "fang"),
        ("02", "钱水根", Role.COMMITTEE, Category.RURAL, _F, "纪检委员", False, "", "qian"),
        ("03", "朱金花", Role.MEMBER, Category.RURAL, _F, "茶叶合作社社员", False, "", "zhu"),
        ("04", "毛大爷", Role.MEMBER, Category.ELDER, _F, "", True, "02", ""),
    ),
    "溪口社区党支部": (
        ("01", "叶萍", Role.SECRETARY, Category.COMMUNITY, _F, "社区党支部书记", False, "", "ye"),
        ("02", "潘师傅", Role.MEMBER, Category.COMMUNITY, _F, "楼栋长", False, "", "pan"),
    ),
    "乡卫生院党支部": (
        ("01", "韩松", Role.SECRETARY, Category.LEADER, _F, "院长", False, "", "han"),
        ("02", "罗敏", Role.MEMBER, Category.AGENCY, _F, "内科医生", False, "", "luo"),
        ("03", "江涛", Role.MEMBER, Category.AGENCY, _F, "检验员", False, "", "jiang"),
    ),
}


def roster() -> Roster:
    """The branch as a roster that has been checked."""
    return Roster(_entries(BRANCH, _PEOPLE, 2), frozenset(column.key for column in COLUMNS))


def township() -> Roster:
    """The branch with its superior and its neighbours."""
    entries = _entries(BRANCH, _PEOPLE, 2, TOWN)
    for name, members in _AROUND.items():
        entries += _entries(name, members, len(entries) + 2, "" if name == TOWN else TOWN)
    return Roster(entries, frozenset(column.key for column in COLUMNS))


def _entries(branch: str, members: tuple[_Fields, ...], row: int, parent: str = "") -> tuple[Entry, ...]:
    return tuple(
        Entry(
            row=row + place,
            branch=branch,
            number=fields[0],
            name=fields[1],
            role=fields[2],
            category=fields[3],
            standing=fields[4],
            post=fields[5],
            oral=fields[6],
            helper=fields[7],
            phone="010-00000000" if fields[2] is Role.SECRETARY else "",
            accounts={"sandbox": frozenset({fields[8]} if fields[8] else ())},
            parent=parent,
        )
        for place, fields in enumerate(members)
    )
