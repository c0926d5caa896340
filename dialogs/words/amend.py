"""What is said when something that was published changes."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

ABOUT = "等你同意的更正和改期"
NOTHING = "现在没有等你同意的更正和改期。"
CHOICES = (("同意", "agree"),)
NO_SUCH = "没有这个号。请看上面的编号。"
NEEDS_WORDS = "为什么不同意？写在后面就行，比如“1 不同意 还来得及”。"
HOW_ERRATUM = "这样说：“更正 第2条 改成 每周巡一次水渠，因为写错了字”。"
HOW_DELAY = "这样说：“改期 第2条 到9月底，因为下雨停工”。"
HOW_NARROW = "它已经公示了。这样说：“只在党员内公开 第2条，因为说到了别人家的事”。"
HOW_UNMET = "这样说：“没做成 第2条，因为今年不拨款了”。"
NO_REASON = "还差一句原因。"
NO_DAY = "还差改到哪一天。"
PAST_DAY = "这一天已经过了。"
SAME_DAY = "公示的就是这一天。"
NO_TEXT = "还差改成什么样。"
TOO_LONG = "太长了，请写短一点。"
SAME_TEXT = "和公示的一样，不用改。"
NOT_PUBLISHED = "这一条还没公示，直接改就行，跟我说“报承诺”。"
WAITS_ALREADY = "这一条已经有一个改动在等人同意。"
ALONE = "没有别人看过，是自己定的。"
NOT_YOURS = "替别人改，要他的帮办人或书记来。"
WAS_DECIDED = "{number}号已经有人定过了。"
NOT_OWN = "自己提的，要别人来定。"


_WHAT = {"erratum": "更正", "delay": "改期", "unmet": "没做成的说明", "narrow": "改动"}
_SHORT = {"erratum": "更正", "delay": "改期", "unmet": "说明", "narrow": "改动"}


def asked(kind: str, text: str, second: str) -> str:
    """Whoever asked learns who decides."""
    return f"记下了“{text}”的{_WHAT[kind]}，等{second}同意。原来的话一直看得见。"


def alone(kind: str, text: str) -> str:
    """Nobody else is there who could agree: it is done, and shown to be so."""
    return f"“{text}”的{_WHAT[kind]}记下了。现在没有别人能看，公示栏会写明没有别人看过。有了上级，他看得到。"


def told_alone(kind: str, text: str, name: str) -> str:
    """The author learns of it."""
    return f"{name}记了“{text}”的{_WHAT[kind]}。没有别人能看，公示栏上写明了。不对的话，告诉我。"


def came(name: str) -> str:
    """The second person, busy with another question, learns that something waits."""
    return f"{name}有一件已公示的事想改，等你同意。有空跟我说“改动”。"


def line(name: str, kind: str, before: str, after: str, reason: str) -> str:
    """One change in the list of whoever decides."""
    if kind == "erratum":
        return f"{name} 更正：“{before}”改成“{after}”。因为{reason}"
    if kind == "delay":
        return f"{name} 改期：“{before}”改到{after}。因为{reason}"
    if kind == "narrow":
        return f"{name} 只在党员内公开：“{before}”。因为{reason}"
    return f"{name} 没能做成：“{before}”。因为{reason}"


def ask(lines: list[str], more: int) -> str:
    """First wording: the list and how to answer."""
    rest = f"\n后面还有{more}件。" if more else ""
    how = "可以说“1 同意”“2 不同意 还来得及”。同意后，公示栏会写明原因。"
    return f"有{len(lines)}件已公示的事想改，等你同意：\n{numbered(lines)}{rest}\n{how}"


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪件同意，哪件不同意？比如“1 同意，2 不同意 还来得及”。\n{numbered(lines)}"


def decided(agreed: list[str], refused: list[str], left: int) -> str:
    """What became of one line of decisions."""
    parts = []
    if agreed:
        parts.append(f"同意了：{'、'.join(agreed)}。公示栏已经改过来。")
    if refused:
        parts.append(f"没同意：{'、'.join(refused)}。我去跟他说。")
    parts.append(f"还有{left}件。" if left else "都看完了。")
    return "\n".join(parts)


def told_agreed(kind: str, text: str, second: str) -> str:
    """News to whoever asked."""
    if kind == "narrow":
        return f"“{text}”只在党员内公开，{second}同意了。谁都能看的公示栏上不再有它。"
    return f"“{text}”的{_SHORT[kind]}，{second}同意了，公示栏上写明了原因。"


def told_refused(kind: str, text: str, second: str, answer: str) -> str:
    """News to whoever asked."""
    return f"“{text}”的{_SHORT[kind]}，{second}没同意：{answer}"


def told_wisher(kind: str, text: str, until: str, reason: str) -> str:
    """Whoever wished for it learns why it comes later, or does not come."""
    if kind == "delay":
        return f"你想要的“{text}”改到{until}，因为{reason}。"
    return f"你想要的“{text}”今年没能做成，因为{reason}。"


def on_board(kind: str, day: date, before: str, reason: str, *, alone: bool = False) -> str:
    """The note on the noticeboard, for everybody. `alone`: nobody else was there to agree."""
    said, why = chinese_date(day), f"原因：{reason}{f'。{ALONE}' if alone else ''}"
    if kind == "erratum":
        return f"{said}更正。原来写的是“{before}”。{why}"
    if kind == "delay":
        return f"{said}改期。原来说{before}。{why}"
    if kind == "narrow":
        return f"{said}改为只在党员内公开。{why}"
    return f"{said}说明：没能做成。{why}"


def only_members(text: str) -> str:
    """It is shown to members only from now on."""
    return f"好，“{text}”只在党员内公开，谁都能看的公示栏上不再有它。"


def to_everybody(text: str) -> str:
    """It is shown to everybody."""
    return f"好，“{text}”对大家公开。"


NO_ITEM = "没找到这一条。说“我的承诺”可以看编号。"
NAME_FIRST = "是谁的第几条？比如“更正 李明 第2条 …”。"


def nobody_called(name: str) -> str:
    """There is nobody of that name."""
    return f"支部里没找到“{name}”。请说全名。"


def none_yet(name: str) -> str:
    """That person has no commitment."""
    return f"{name}今年还没有承诺。"


def which(name: str, texts: list[str]) -> str:
    """Several commitments: which is meant."""
    return f"{name}有{len(texts)}条，说上第几条：\n{numbered(texts)}"
