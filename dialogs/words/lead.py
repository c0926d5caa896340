"""What those who stand above organisations are told of them: counts in chat, the rest on their page."""

from dialogs.words.common import numbered

HELP = (
    "\n上级还可以说：\n“下级情况” 看下面到哪一步\n“抽查 10” “抽查结果” “重抽 1” 随机看一看\n"
    "“联系点” “走访 某村 …” “座谈会 某村 …” “来访”\n“好做法” “示范点 某村 …”\n“结束年度” “往年”。"
)
LINK = "看每个组织"
NONE_BELOW = "你的组织下面没有别的组织。看自己支部的，就说“进度表”。"
NOT_HERE = "这个要上级组织的书记或委员来看。看自己的，就说“我的承诺”。"

#: Names that are told in chat; the page shows all.
NAMED = 5


def gap(name: str, why: str) -> str:
    """An organisation of which nothing can be seen, and why."""
    return f"{name}（{why}）"


def gaps(lines: list[str]) -> str:
    """Those organisations."""
    more = f"等{len(lines)}个" if len(lines) > NAMED else ""
    return f"还看不到的：{'、'.join(lines[:NAMED])}{more}。"


def table(name: str, year: int, orgs: int, people: int, decide: list[str], more: list[str]) -> str:
    """What needs a decision, then the steps that have begun."""
    first = f"等你定的：{'；'.join(decide)}。\n" if decide else ""
    when = f"{year}年，" if year else ""
    return f"{first}{when}{name}和下面{orgs}个组织，共{people}人。\n" + "\n".join(more)


def steps(lines: list[str]) -> str:
    """How many are at what, step by step."""
    return numbered(lines) if lines else "各步都还没有开始。"


def itself(label: str, done: int, waits: int) -> str:
    """How many organisations have something of their own, and how many lack it."""
    told = [f"好了{done}个组织"] if done else []
    return f"{label}：{'，'.join([*told, *([f'还等{waits}个'] if waits else [])])}"


def unreached(people: int, strangers: int) -> str:
    """Who cannot be reached by chat, and who writes without being on a roster: numbers."""
    parts = [f"收不到消息的{people}人"] if people else []
    if strangers:
        parts.append(f"写过话、名册上没有的{strangers}人")
    return f"{'，'.join(parts)}。" if parts else "名册上的人都收得到消息。"


NONE_UNSEEN = "下面定下的每一条，都有别人看过。"


def some_unseen(number: int) -> str:
    """Where an organisation below had nobody who could look at something."""
    return f"有{number}条当时没有别人能看，说“没人看过的”。"


def unseen_line(name: str, text: str) -> str:
    """One of them."""
    return f"{name}：{text}"


def unseen(lines: list[str], more: int) -> str:
    """All of them, for who stands above now."""
    rest = f"\n后面还有{more}条。" if more else ""
    return f"当时没有上级也没有别的委员，本人自己定的：\n{numbered(lines)}{rest}\n有不妥的，说“整改 姓名 …”。"


SEE = "每个组织到哪一步，点开看。链接只给你用，7天内有效。"
