"""What stands in the forms for Word and Excel, and how they are brought."""

from datetime import date

REGISTRATION = "{year}年民主评议党员登记表"
PROMISE = "{year}年党员公开承诺书"
LEDGER = "{year}年党员承诺办理情况登记表"
SUMMARY = "{org}{year}年民主评议党员汇总表"
OVERVIEW = "{org}{year}年公开承诺一览表"
TABLE = "表"

NAME, ORG, ROLE = "姓名", "所在党组织", "职务"
CATEGORY, STANDING, POST = "类别", "党员身份", "岗位职责"
DEEDS, NO_DEEDS = "闪光言行", "今年没有写在这里的。"
ITEMS, OWN, PEERS, PUBLIC = "承诺和结果", "个人自评", "党员互评", "群众评议"
WORD, GRADE, ABOVE, OWN_VIEW = "组织评语", "评定意见", "上级党组织意见", "本人意见"
SIGNED_BRANCH = "书记签字：            年    月    日"
SIGNED_ABOVE = "（盖章）            年    月    日"
SIGNED_OWN = "本人签字：            年    月    日"

SUMMARY_HEAD = ("序号", "姓名", "职务", "党员身份", "自评", "互评", "群众评", "闪光言行", "组织评语", "评定")
OVERVIEW_HEAD = ("序号", "承诺人", "职务", "岗位", "承诺", "时限", "结果")
LEDGER_HEAD = ("序号", "承诺", "时限", "办理情况", "结果")

REFERENCE = "互评、群众评议是参考，不作为唯一依据；等次由支部委员会（党员大会）评定，表里的空格请手写。"
LEDGER_NOTE = "办理情况是本人每季度说的，结果由支部核对。"
ORGANISATION = "党组织"
NO_ITEMS = "今年没有公示的承诺。"
NOT_DONE = "没有自评"
NOT_WRITTEN = "还没有写"
NOT_GRADED = "还没有评定"
ALONE = "没有别人能评，本人照实记的。"
CANDIDATE = "预备党员，不评等次"
CANDIDATE_PEERS = "预备党员，不互评"
GAPS = {
    "thin": "样本不足，不列数字",
    "unfamiliar": "一半以上不了解，不列数字",
    "low": "合格以上不到一半，不列数字",
}
FEW = "（样本不足，仅供参考）"
NOTHING_TOLD = "没有说"
SLIPS, ANSWERS = "票", "份"
PROMISE_END = "请大家监督。没做到的，可以打电话：{contact}。"
PROMISOR = "承诺人：{name}"
DAY = "年    月    日"
OVERVIEW_END = "请大家监督。没做到的，可以打电话：{contact}。"

FORMS_LINK = "打开下载"


def forms(year: int) -> str:
    """The link to the forms of a year."""
    return f"{year}年的表都在这里，点开就能下载、打印。里面有名字，请不要转发。链接只给你用。"


def promise_opening(name: str, branch: str, post: str) -> str:
    """The first sentence of a promise on paper."""
    office = f"，岗位是{post}" if post else ""
    return f"我是{branch}党员{name}{office}。今年我向大家承诺："


def excused(why: str) -> str:
    """A member who gets no grade, and why."""
    return f"没有评定，因为{why}"


def missing(why: str) -> str:
    """A source that was not asked, and why."""
    return f"没有开展，因为{why}" if why else "没有开展"


def graded(grade: str, day: date, entitled: int, present: int, in_favour: int) -> str:
    """What the committee decided, and when."""
    when = f"{day.year}年{day.month}月{day.day}日"
    return f"{grade}。{when}开会评定，应到{entitled}人，实到{present}人，同意{in_favour}人。"


def quarter(number: int, said: str) -> str:
    """What was told in a quarter."""
    return f"第{number}季度：{said}"
