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


def roster() -> Roster:
    """The branch as a roster that has been checked."""
    entries = tuple(
        Entry(
            row=number + 2,
            branch=BRANCH,
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
        )
        for number, fields in enumerate(_PEOPLE)
    )
    return Roster(entries, frozenset(column.key for column in COLUMNS))
