"""Random checks: the draw, who goes where, what was found, and what those concerned are told."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

ABOUT = "抽查看到的情况"
NO_SUCH = "没有这个号。请看上面的编号。"
NOTHING_TO_DRAW = "下面还没有公示的承诺，没有可以抽的。"
NO_ORGS = "下面还没有开年度的组织，没有可以抽的。"
NOTHING_OPEN = "现在没有等你去看的。要抽，就说“抽查 10”。"
HOW_MANY = "抽几条？说“抽查 10”，或者“抽查 3个支部”。"
NOBODY = "还没有人去"
DONE_ALREADY = "第{number}条已经有人记过了。"
MINE = "你去看"

#: Lines of a draw that are shown in chat.
SHOWN = 10


def drawn(times: int, pool: int, lines: list[str], seed: str, number: int) -> str:
    """What was drawn, and how anybody can draw the same again."""
    more = f"\n还有{len(lines) - SHOWN}条，在自己的待办里看。" if len(lines) > SHOWN else ""
    return (
        f"今年第{times}次抽查，编号{number}，从{pool}个里抽了{len(lines)}个：\n{numbered(lines[:SHOWN])}{more}\n"
        f"种子是“{seed}”，谁照它再抽，说“重抽 {number}”，结果都一样。看过以后说“抽查结果”。"
    )


def line(org: str, who: str, text: str, checker: str) -> str:
    """One thing that was drawn: where, whose, what, and who goes."""
    what = f"{org} {who}：{text}" if text else org
    return f"{what}（{checker}）"


def task(lines: list[str]) -> str:
    """The task of whoever goes. The organisation is not told before."""
    return f"抽查抽到这些，请去看一看：\n{numbered(lines)}\n先不用打招呼。看过以后说“抽查结果”。"


def ask(lines: list[str], more: int) -> str:
    """First wording: what waits, and how it is told."""
    rest = f"\n后面还有{more}条。" if more else ""
    return f"这些看得怎样：\n{numbered(lines)}{rest}\n可以说“1 3 属实”“2 有出入 路灯只装了8盏”“4 没去成”。"


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪几条属实，哪几条有出入、差在哪里？比如“1 属实，2 有出入 少装了2盏”。\n{numbered(lines)}"


def needs_words(number: int) -> str:
    """Where something differs it has to be said how."""
    return f"第{number}条差在哪里？连着说一句，比如“{number} 有出入 只装了8盏”。"


def kept(true: int, differs: int, put_off: int, left: int) -> str:
    """What was kept."""
    parts = [
        f"{name}{number}条"
        for name, number in (("属实", true), ("有出入", differs), ("改天再看", put_off))
        if number
    ]
    told = f"记下了：{'，'.join(parts)}。" if parts else ""
    return told + (f"还有{left}条等你看。" if left else "都看完了，辛苦了。")


def next_step(org: str) -> str:
    """What can be done where something differs."""
    return f"有出入的先告诉本人，再请书记回话。要限期改，说“整改 {org}：哪里差；改成怎样；改到哪天”。"


def author_true(text: str) -> str:
    """The author hears first that all was as he said."""
    return f"上级来看过你的承诺“{text}”，和说的一样。谢谢你。"


def author_differs(text: str, words: str) -> str:
    """The author hears first, and alone, what was found to be otherwise."""
    return f"上级来看过你的承诺“{text}”，说有点不一样：{words}。有难处、有不同看法，跟我说就行。"


AUTHOR_ELDER = "有人来看过你说的事，做得好，谢谢你。"


def branch_true(lines: list[str]) -> str:
    """The organisation hears what was looked at."""
    return f"上级随机看了这些，和说的一样：\n{numbered(lines)}"


def branch_differs(org: str, who: str, text: str, words: str) -> str:
    """The secretary's task after something was found to be otherwise."""
    what = f"{who}的“{text}”" if text else org
    return f"上级随机看了{what}，有出入：{words}。请先和本人说一说，再给上级回个话。"


FINDINGS = {"open": "还没看", "true": "属实", "differs": "有出入", "put_off": "没去成"}


def history_line(day: date, finding: str, place: str, words: str) -> str:
    """What was found at a random check, in a list."""
    told = f"：{words}" if words else ""
    return f"{chinese_date(day)} {place}随机抽查，{FINDINGS[finding]}{told}"


NEVER_DRAWN = "还没有抽查过。"


REDRAW_HOW = "再抽哪一次？写上编号，比如“重抽 3”。"
NO_SUCH_DRAW = "没有编号{number}的抽查，或者还没看完，还不能给你看。"
REDRAW_LINK = "看抽的名单"


def drawn_lot(number: int, org: str) -> str:
    """One lot that was drawn, without anybody's name."""
    return f"{org}，编号{number}"


def redrawn_list(told: str, pool: int, lines: list[str]) -> str:
    """What came out again, and where the list is that it was drawn from."""
    more = f"\n还有{len(lines) - SHOWN}个。" if len(lines) > SHOWN else ""
    return f"{told}\n从{pool}个里抽中的：\n{numbered(lines[:SHOWN])}{more}\n整张名单点开看。"


def redrawn(number: int, seed: str, mark: str, same: bool) -> str:
    """Whether drawing again gives the same."""
    told = "和当时抽的一样" if same else "和当时抽的不一样，请查一查记录"
    return f"编号{number}，种子“{seed}”，名单校验码 {mark}，再抽一遍：{told}。"


def draw_line(number: int, year: int, pool: int, items: int, seed: str) -> str:
    """One draw in a list."""
    return f"编号{number}：{year}年，从{pool}个里抽了{items}个，种子“{seed}”"
