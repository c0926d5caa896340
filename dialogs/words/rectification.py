"""What is said when something is to be put right: the order, the term, the look by another, the end."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

ORDER_ABOUT = "请人把一件事补好"
LIST_ABOUT = "正在改的事"

GO_CHOICES = (("发给他", "yes"), ("重说一遍", "edit"), ("不发", "no"))
NOT_SENT = "好，不发。什么也没有记。"

WHOM = "请谁改？写上名字，比如“整改 李明：路灯到期没修；修好3盏；12月10日前”。"
NO_TERM = "没听出日子。可以说“10个工作日”，或者“12月10日前”。"
PAST = "这个日子已经过了。请说一个以后的日子。"
LONG = "最长一年。请说近一点的日子。"
NEEDS_LOOK = "他还没说改好了。你去看过的话，写上看到了什么，比如“1 办结 看过了，灯都亮了”。"
NEEDS_WHY = "为什么撤销？写在后面，比如“1 撤销 弄混了人”。"
NEEDS_TERM = "再给多久？写在后面，比如“1 再给 10天 还差一盏”。"
NO_SUCH = "没有这个号。请看上面的编号。"
NONE = "现在没有正在改的事。"
NONE_OWN = "你现在没有要改的事。"
WHICH = "是哪一件？写上号，比如“整改好了 2 灯都亮了”。"
NEEDS_WORDS = "改成什么样了？写在后面，比如“整改好了 3盏灯都亮了”。不用照片。"
NEEDS_STATEMENT = "想说什么？写在后面，比如“整改说明 材料月底才到”。"
NEEDS_NOTE = "替谁记？比如“记整改 王秀英 上门 灯已经装好”。"
KEPT_STATEMENT = "记下了，我转给安排这件事的人。"
OWN_CASE = "自己的事不能自己定。请别人来看。"
NOT_YOURS = "这件事要换一个人来看：不能是本人，也不能是替他记的人。"
ONLY_ORDERER = "撤销要由当时安排的人来说。"
AT_AN_END = "这件事已经有结果了。"
ONLY_ABOVE = "请党员改，要支部书记来说。请书记或者支部改，要上级来说。自己的事不能自己说。"
EMPTY = "还差“{what}”。请补上再说一遍。"
TOO_LONG = "“{what}”太长了，最多500字。"

#: An order says where it comes from, and nothing of that is on record.
UNLINKED = {
    "report": "没找到你在办的、说到他的那一条反映，没有连上。反映的人不会听到结果。",
    "overdue": "没找到他到日子还没做完的那一条，没有连上。",
}

EXAMPLES = "可以说“1 办结 看过了”“2 再给 10天 还差一盏”“3 撤销 弄混了人”。"
WANTED = {"cause": "原因", "demand": "要做到什么", "due": "期限"}


def ask_cause(name: str) -> str:
    """First wording: what happened."""
    return f"请{name}改什么事？说说原因，一句就行。"


def ask_cause_again(name: str) -> str:
    """Second wording."""
    return f"{name}哪件事没有做到？"


def ask_demand(name: str) -> str:
    """First wording: what is to be reached."""
    return f"要{name}做到什么？说得具体些。"


def ask_demand_again() -> str:
    """Second wording."""
    return "做到哪一步算好？比如“修好3盏路灯”。"


def ask_term() -> str:
    """First wording: by when."""
    return "哪天前做好？说“10个工作日”也行，最长一年。"


def ask_term_again() -> str:
    """Second wording."""
    return "最晚到哪一天？比如“12月10日前”。"


def moved(wanted: date, due: date) -> str:
    """That a term would end on a day off and is moved to a working day; empty where it is not."""
    return "" if wanted == due else f"（{chinese_date(wanted)}不上班，顺延到{chinese_date(due)}）"


def read_back(name: str, cause: str, demand: str, wanted: date, due: date) -> str:
    """First wording of the last question: everything once more."""
    return (
        f"我念一遍：\n请{name}改。\n原因：{cause}\n要做到：{demand}\n"
        f"{chinese_date(due)}前做好{moved(wanted, due)}。\n"
        "我先私下告诉他本人。发吗？"
    )


def read_back_again(name: str) -> str:
    """Second wording."""
    return f"现在发给{name}，重说一遍，还是不发？"


def ordered(name: str, wanted: date, due: date, number: int) -> str:
    """Who ordered it learns that it is on its way."""
    until = f"{chinese_date(due)}前做好{moved(wanted, due)}"
    return f"记下了，是第{number}号。我私下告诉{name}，{until}。"


def told(orderer: str, cause: str, demand: str, until: str) -> str:
    """The person concerned learns of it first, and alone."""
    return (
        f"{orderer}请你把一件事补好：\n原因：{cause}\n要做到：{demand}\n{until}前就行。"
        "做好了跟我说“整改好了”，再写一句改成什么样了。有难处跟我说“整改说明”。这件事我只跟你说。"
    )


def read_to(name: str, text: str) -> str:
    """The helper reads it to somebody old."""
    return f"请当面慢慢念给{name}听：\n{text}"


def told_old(cause: str, demand: str, until: str) -> str:
    """What the helper reads."""
    return f"{cause}\n想请你{demand}，{until}前就行。有难处就说。"


def note_hint(name: str) -> str:
    """What the helper may say afterwards."""
    return f"他怎么说，回来跟我说，比如“记整改 {name} 上门 已经装好了”。"


def shown(name: str, text: str, number: int) -> str:
    """Whoever is to look learns that it is said to be done."""
    return f"{name}说改好了（第{number}号）：{text}\n请去看一看，或者打个电话。看过跟我说“整改”。"


def thanks(rechecker: str) -> str:
    """The person concerned learns who looks."""
    who = rechecker or "上级"
    return f"记下了，谢谢你。我请{who}来看一看。"


def statement(name: str, text: str, number: int) -> str:
    """Who ordered it learns what the person concerned says."""
    return f"{name}对第{number}号说明：{text}\n要多给几天，跟我说“整改”。"


def remind(demand: str, until: str) -> str:
    """One reminder shortly before the end of the term."""
    return f"提一句：{demand}，{until}前就行。做好了说“整改好了”，来不及说“整改说明”。"


def run_out(name: str, demand: str, until: str, number: int) -> str:
    """Whoever ordered it learns that the term is over: in private, and he decides."""
    return (
        f"第{number}号{until}到日子了，{name}还没说改好：{demand}\n请先问问他。办结、再给几天，跟我说“整改”。"
    )


def one(name: str, demand: str, until: str, state: str, said: str, number: int) -> str:
    """One line of the list."""
    words = f"：{said}" if said else ""
    return f"{name}（第{number}号）：{demand}，{until}前，{state}{words}"


def ask_list(lines: list[str], more: int) -> str:
    """First wording: the list and how to decide."""
    rest = f"\n后面还有{more}件。" if more else ""
    return f"正在改的事：\n{numbered(lines)}{rest}\n{EXAMPLES}"


def ask_list_again(lines: list[str]) -> str:
    """Second wording."""
    return f"每件怎么样了？{EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def own(lines: list[str]) -> str:
    """What a person has to put right himself."""
    return f"你要改的事：\n{numbered(lines)}\n做好了说“整改好了”，来不及说“整改说明”。"


def own_line(demand: str, until: str, state: str) -> str:
    """One of them."""
    return f"{demand}，{until}前，{state}"


PAGE = "正在改的事"
ON_PAGE = "事情多，在网页上按支部看、一起定，也可以。"
NO_DAY = "再给到哪天？请选一个日子。"
NOTHING_CHOSEN = "一件都还没有定。"
CHANGED = "这件事刚才已经变了，请再看一眼。"
ONLY = {"": "全部", "shown": "等人去看", "late": "到日子了"}


def outcome(name: str, number: int, taken: str) -> str:
    """One line of the page: what was taken."""
    return f"{name}（第{number}号）{taken}，我告诉他。"


TAKEN = {"close": "办结了", "withdraw": "撤销了"}


def further(wanted: date, due: date) -> str:
    """What was taken where a further term is given."""
    return f"多给了日子，到{chinese_date(due)}{moved(wanted, due)}"


def decided(number: int, taken: str) -> str:
    """One line of the list: what was taken."""
    return f"第{number}件{taken}，我告诉他。"


def refused(number: str, why: str) -> str:
    """One line that could not be taken, and why; the others stand."""
    return f"第{number}件没有动：{why}"


def closed(demand: str) -> str:
    """The person concerned learns that it is done."""
    return f"“{demand}”看过了，改好了。谢谢你，这件事到此为止。"


def extended(demand: str, until: str, why: str) -> str:
    """The person concerned learns of the further term."""
    reason = f"：{why}" if why else ""
    return f"“{demand}”多给你几天，到{until}{reason}。有难处跟我说“整改说明”。"


def withdrawn(demand: str, why: str) -> str:
    """The person concerned learns that it was taken back."""
    return f"“{demand}”不用改了：{why}。打扰你了。"


def told_back() -> str:
    """Whoever reported it learns what came of it."""
    return "这件事改好了，另有人去看过。谢谢你告诉我们。"


BOARD_REPORT = "群众反映的一件事办好了。"
BOARD_ORG = "支部的一件事补做好了。"


def board_line(promise: str) -> str:
    """One line for everybody: what was put right, and nobody's name."""
    return f"“{promise}”补做好了。"


def recorded_for(name: str, number: int) -> str:
    """What somebody else said is written down."""
    return f"记下了{name}对第{number}号的话。"
