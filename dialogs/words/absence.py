"""What is said about exemptions, lighter duties and absences."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

ABOUT = "谁可以不写承诺"
NO_SUCH = "没有这个号。请看上面的编号。"
NEEDS_WORDS = "为什么不同意？写一句，比如“2 不同意 他还在走动，少写一点就好”。"
HOW = "写上姓名和原因，比如“免 王秀英 卧床 到6月30日”。"
HOW_AWAY = "写上姓名和原因，比如“请假 李明 住院 到3月1日”。自己请假就说“请假 住院 到3月1日”。"
NOTHING = "现在没有等你定的。"
NOBODY = "没有人能定这件事，请先给支部或上级配齐委员。"
UNCLEAR_DAY = "到哪一天没看懂。写成“到6月30日”就行。"
NOT_YOURS = "这个人不归你记。要帮忙，说“找书记”。"
KINDS = {"exempt": "今年不写承诺", "lighter": "少写一点", "away": "这段时间不打扰"}
EXAMPLES = "可以说“1 同意 2 不同意 少写一点就好”。"


def until(day: date | None) -> str:
    """How long it holds."""
    return f"到{chinese_date(day)}" if day else "到你说“恢复”为止"


def asked(name: str, decider: str) -> str:
    """The wish is on its way to somebody else."""
    return f"记下了。{name}的事请{decider}来定，定了告诉你。"


def line(name: str, wanted: str, reason: str, day: date | None, asker: str) -> str:
    """One of them in the list of whoever decides."""
    end = f"到{chinese_date(day)}" if day else "没写到几时"
    return f"{name}，{wanted}：{reason}（{end}，{asker}提的）"


def waits(name: str, wanted: str, reason: str) -> str:
    """The task of whoever decides."""
    return f"{name}想{wanted}：{reason}。说“免减”来定。"


def waiting(lines: list[str]) -> str:
    """First wording."""
    return f"这几件等你定：\n{numbered(lines)}\n{EXAMPLES}"


def waiting_again(lines: list[str]) -> str:
    """Second wording."""
    return f"每件同意不同意？{EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def granted(names: list[str]) -> str:
    """Decided."""
    return f"好，同意了：{'、'.join(names)}。"


def refused(name: str) -> str:
    """Decided the other way."""
    return f"好，{name}的这件没有同意，我告诉提的人。"


def was_settled(number: str) -> str:
    """Somebody else was quicker."""
    return f"第{number}件已经有人定了。"


def you(wanted: str, reason: str, day: date | None) -> str:
    """News to the person concerned, kindly."""
    end = f"到{chinese_date(day)}" if day else ""
    return f"支部知道你{reason}，{wanted}{end}。好好照顾自己，想做点什么随时说。"


def small_is_enough(reason: str) -> str:
    """Before the question, to somebody for whom less is enough."""
    return f"知道你{reason}，写一件小的就行。"


def told_asker(name: str, agreed: bool, answer: str) -> str:
    """News to whoever asked for it."""
    return f"{name}的事同意了。" if agreed else f"{name}的事这次没有同意：{answer}"


def away(name: str, day: date | None) -> str:
    """An absence is noted."""
    return f"好，{name}{until(day)}不打扰。急事还是会说。"


def own_away(day: date | None) -> str:
    """One's own absence is noted."""
    return f"好，{until(day)}我不打扰你。急事还是会说。早点好起来。"


def ended(name: str) -> str:
    """It holds no more."""
    return f"好，{name}恢复原样了。"


def nothing_to_end(name: str) -> str:
    """There was nothing."""
    return f"{name}现在没有免、减或请假。"


def free(reason: str, day: date | None) -> str:
    """What coverage says of a step that is not due."""
    return f"不用做：{reason}" + (f"（到{chinese_date(day)}）" if day else "")
