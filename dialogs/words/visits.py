"""Contact points and visits: what is kept, and what those concerned are told."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

KINDS = {"visit": "走访", "routine": "平时督查", "meeting": "座谈会"}
NO_CONTACT_ORG = "没找到这个组织。请说名册上的名称，比如“联系点 许航 竹溪村”。"
NO_SUCH_ORG = "没找到这个组织。请说名册上的名称，比如“走访 竹溪村 看了3户”。"
NOT_YOURS = "“走访”是上级记事用的。自己做了什么，直接说就行，比如“看了3户老人”。"
NEEDS_WORDS = "看了什么、说了什么？连着说一句，比如“走访 竹溪村 看了3户，提醒写清日子”。"
NO_VISITS = "还没有记过来访。"
NO_CONTACTS = "还没有定联系点。要定，说“联系点 姓名 村名”。"
HOW_CONTACT = "要定联系点，说“联系点 姓名 村名”。不联系了，说“取消联系点 姓名 村名”。"
NO_SUCH_ITEM = "没有这个抽查编号，或者不是派给这个人看这里的。照下载的表里的号写。"
FOUND_ALREADY = "这一处已经记过别的结果了。"
PAGE = "走访、座谈会、督查和抽查看到的，填在一张表里一起传。链接只给你用，7天内有效。"
PAGE_LINK = "打开走访登记"
KEPT_ALREADY = "这一句已经记过了。"


def kept(kind: str, org: str, day: date) -> str:
    """The visitor learns that it is written down."""
    return f"记下了：{chinese_date(day)}，{KINDS[kind]}，{org}。那边的书记也看得到。"


def told(name: str, kind: str, day: date, words: str) -> str:
    """The organisation hears who was there and what he said."""
    return f"{name}记了一次{KINDS[kind]}（{chinese_date(day)}）：{words}"


def line(day: date, name: str, kind: str, words: str) -> str:
    """One visit in a list."""
    return f"{chinese_date(day)} {name} {KINDS[kind]}：{words}"


def visits(lines: list[str]) -> str:
    """The newest visits."""
    return f"最近来过的：\n{numbered(lines)}"


def named(name: str, org: str) -> str:
    """A contact point is set."""
    return f"好，{org}是{name}的联系点了，已经告诉他。"


def ended(name: str, org: str) -> str:
    """A contact point is no longer one."""
    return f"好，{org}不再是{name}的联系点。"


def was_none(name: str, org: str) -> str:
    """It was no contact point."""
    return f"{org}现在不是{name}的联系点。"


def is_one(name: str, org: str) -> str:
    """It is one already."""
    return f"{org}已经是{name}的联系点了。"


def yours(org: str) -> str:
    """The leader learns of his contact point."""
    return f"{org}是你的联系点了。去过了跟我说一句，比如“今天去{org}，看了3户”。"


def contact_line(org: str, name: str, last: str) -> str:
    """One contact point in a list."""
    return f"{org}：{name}，{last}"


def since(day: date | None) -> str:
    """When somebody was last there."""
    return f"上次去是{chinese_date(day)}" if day else "还没记过走访"


def contacts(lines: list[str]) -> str:
    """All contact points."""
    return f"联系点：\n{numbered(lines)}"


def long_ago(org: str, months: int) -> str:
    """The leader himself hears, alone, that he has not been there for long."""
    return f"你的联系点{org}，有{months}个月没记走访了。去过了，跟我说一句就行；有难处，找人代你去也行。"


def who_is_it(name: str, number: int) -> str:
    """Nobody or several are called that."""
    return (
        f"叫{name}的有{number}个人，请用命令写花名册编号。" if number else f"名册上没找到{name}。请说全名。"
    )


def faults(number: int) -> str:
    """Nothing of the table was taken."""
    return f"表里有 {number} 处要改，现在什么都没有记："


def read_in(new: int, known: int) -> str:
    """The table was taken."""
    more = f"，以前记过的{known}条没有动" if known else ""
    return f"读好了：新记{new}条{more}。"
