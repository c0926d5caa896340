"""The columns of the roster (花名册) and the words that may stand in them."""

import re
from typing import Final

from dialogs.rules.layouts import Column, Layout, squeezed
from dialogs.rules.people import Category, Role, Standing

COLUMNS: Final = (
    Column("branch", "支部", ("党支部", "支部名称", "所在支部", "所在党支部", "所属支部"), True,
           "支部的名字。空着就和上一行一样。", "示例支部", 100),
    Column("number", "编号", ("党员编号", "人员编号", "工号"), True,
           "支部自己编的号，例如 1、2、3。同一个支部里不能重复，人走了也不要给别人用。", "示例", 40),
    Column("name", "姓名", ("名字", "党员姓名"), True, "可以有同名的人。", "王小明", 50),
    Column("role", "职务", ("党内职务", "支部职务"), True,
           "书记、副书记、委员、党员，选一个。空着算党员。每个支部要有一位书记。", "党员", 200),
    Column("category", "类别", ("党员类别", "人员类别", "分类"), True, "从下拉框里选一个。", "农村", 200),
    Column("standing", "党员身份", ("身份", "党籍", "正式或预备", "人员身份"), False,
           "正式或预备。空着算正式。", "正式", 200),
    Column("post", "岗位职责", ("岗位", "职责", "工作岗位", "岗位与职责"), False,
           "这个人做什么工作。可以不写。", "负责村里的环境卫生", 200),
    Column("oral", "口头承诺", ("可口头承诺", "只口头承诺", "口头"), False,
           "是或否。写“是”的人说一句话就算承诺。空着时，年老体弱和离退休的算“是”，别人算“否”。", "否", 200),
    Column("helper", "帮办人", ("代办人", "帮办", "代录人"), False,
           "谁帮这个人记录。写同一支部里那个人的编号或姓名。可以不写。", "", 50),
    Column("phone", "联系电话", ("电话", "手机", "手机号", "手机号码", "电话号码", "联系方式"), False,
           "可以不写。", "", 40),
    Column("wecom", "企业微信账号", ("企业微信", "企微账号", "企业微信帐号", "企业微信ID"), False,
           "企业微信管理后台通讯录里的“账号”，不是姓名。空着就不改动，写“无”就去掉。", "wangxiaoming", 100),
    Column("dingtalk", "钉钉账号", ("钉钉", "钉钉帐号", "钉钉ID", "钉钉UserID"), False,
           "钉钉管理后台通讯录里的 UserID。空着就不改动，写“无”就去掉。", "", 100),
    Column("sandbox", "演示账号", ("演示", "演示帐号"), False, "只在演示时用。平时不写。", "", 100),
    Column("parent", "上级", ("上级党组织", "上级组织", "上级党委"), False,
           "上一级党组织的名字。可以不写，空着就不改动。", "", 100),
    Column("level", "层级", ("级别", "层次"), False,
           "支部的层级。同一个支部写一样的。可以不写，空着就不改动。", "", 20),
    Column("line", "系统", ("条线", "行业", "所属系统", "所属行业"), False,
           "支部所属的系统，例如卫健系统。可以不写，空着就不改动，写“无”就去掉。", "", 50),
    Column("kind", "单位类型", ("类型", "单位类别", "党组织类型"), False,
           "支部所在单位的类型。可以不写，空着就不改动，写“无”就去掉。", "", 20),
    Column("labels", "其他类别", ("兼有类别", "第二类别"), False,
           "一个人可以有几个类别，例如“流动、无职”。中间用顿号。可以不写。", "", 200),
    Column("skills", "特长", ("技能", "专长", "擅长"), False,
           "会什么，例如“电工、会修水管”。有合适的愿望就先问他。可以不写。", "", 200),
)  # fmt: skip

BY_KEY: Final = {column.key: column for column in COLUMNS}

LAYOUT: Final = Layout(
    title="花名册",
    called="名册",
    unit="人",
    marker="number",
    columns=COLUMNS,
    advice=(
        "一、在“花名册”这张表里填，一个人一行。第一行是表头，不要改。",
        "二、写着“示例”的那一行只是样子，不会读入，可以删掉。",
        "三、带“必填”的列要有内容。别的列可以空着。",
        "四、同一个文件可以读很多遍。写错了就改好再读，不会重复加人。",
        "五、从表里删掉一个人，不会把他从系统里删掉，只会提醒。",
        "六、要改现有的名册，先导出一份，在上面改，再读入。",
        "七、表里有一处写错，整个文件都不读入，会告诉您是哪一行、怎样改。",
    ),
    choices={
        "role": tuple(role.label for role in Role),
        "category": tuple(category.label for category in Category),
        "standing": ("正式", "预备"),
        "oral": ("是", "否"),
    },
    widths={
        "branch": 20,
        "post": 30,
        "labels": 16,
        "skills": 20,
        "phone": 16,
        "wecom": 20,
        "dingtalk": 20,
        "parent": 20,
    },
)

#: Columns that hold addresses, named like their platforms. WeCom does not mind the case, and
#: the invented addresses of the sandbox may be any words.
PLATFORMS: Final = ("wecom", "dingtalk", "sandbox")
CHECKED: Final = frozenset({"wecom", "dingtalk"})
CASELESS: Final = frozenset({"wecom"})

#: An account cell that says there is none.
NONE_WORDS: Final = frozenset({"无", "没有", "暂无", "-", "--", "—", "——", "/"})

#: What stands between the words of a cell that holds several.
BETWEEN: Final = re.compile(r"[\s,;、，；|]+")

_CATEGORY_WORDS = {
    Category.LEADER: ("领导", "领导干部", "担任领导职务"),
    Category.AGENCY: ("在职", "机关", "机关在职", "机关事业", "事业单位", "公务员"),
    Category.ENTERPRISE: ("企业", "职工", "非公企业", "国企"),
    Category.SCHOOL: ("教师", "学生"),
    Category.RURAL: ("农民", "村民", "乡村"),
    Category.COMMUNITY: ("居民", "街道"),
    Category.NO_POST: ("无职务",),
    Category.RETIRED: ("退休", "离休", "离退休干部", "离退休职工"),
    Category.ELDER: ("年老", "高龄", "老年", "老党员", "体弱"),
    Category.MOBILE: ("外出", "流动外出"),
}
_ROLE_WORDS = {
    Role.SECRETARY: ("支部书记", "党支部书记", "支书"),
    Role.DEPUTY: ("支部副书记", "党支部副书记", "副支书"),
    Role.COMMITTEE: ("支委", "支部委员", "支委委员"),
    Role.MEMBER: ("普通党员", "一般党员", "成员", "无"),
}
_YES = frozenset({"是", "y", "yes", "true", "1", "√", "✓", "对", "可以", "可", "有"})
_NO = frozenset({"否", "n", "no", "false", "0", "×", "x", "不", "不可以", "不是", "无", "没有"})


def column_for(header: str) -> Column | None:
    """The column a header means: 姓名, 姓 名, 职务（书记/委员）, *编号, 手机号 …"""
    return LAYOUT.column_for(header)


def role_in(text: str) -> Role | None:
    """The office a cell names; an empty cell means an ordinary member."""
    word = squeezed(text)
    if word.endswith("委员"):  # 组织委员, 宣传委员, 纪检委员
        return Role.COMMITTEE
    return _ROLES.get(word) if word else Role.MEMBER


def category_in(text: str) -> Category | None:
    """The category a cell names."""
    word = squeezed(text)
    return _CATEGORIES.get(word) or _CATEGORIES.get(word.removesuffix("党员"))


def labels_in(text: str) -> tuple[frozenset[Category], list[str]]:
    """The categories a cell lists, and the words in it that name none."""
    words = [word for word in BETWEEN.split(text) if word and word not in NONE_WORDS]
    found = {word: category_in(word) for word in words}
    return frozenset(one for one in found.values() if one), [word for word, one in found.items() if not one]


def standing_in(text: str) -> Standing | None:
    """The standing a cell names; an empty cell means a full member."""
    word = squeezed(text).removesuffix("党员")
    return {"": Standing.FORMAL, "正式": Standing.FORMAL, "预备": Standing.PROBATIONARY}.get(word)


def yes_in(text: str) -> bool | None:
    """Yes or no; None for anything else."""
    word = squeezed(text)
    return True if word in _YES else False if word in _NO else None


_ROLES = {squeezed(word): role for role in Role for word in (role.label, *_ROLE_WORDS[role])}
_CATEGORIES = {
    squeezed(word): category for category in Category for word in (category.label, *_CATEGORY_WORDS[category])
}
