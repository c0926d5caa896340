"""What the committee and the superior read when words are written and grades are typed."""

from dialogs.words.common import numbered

WORDS_ABOUT = "评语"
GRADES_ABOUT = "评定"
CONSENT_ABOUT = "超额的优秀"
NO_SUCH = "没有这个号。请看上面的编号。"
NOTHING_TO_WRITE = "要你写的评语都写好了。要改，跟我说“写评语”，再写一遍就行。"
NOTHING_TO_GRADE = "现在没有等你评定的人。"
NOTHING_TO_CONSENT = "现在没有等你同意的事。"
MEETING = "这是哪天开会定的？应到几人，实到几人，同意几人？比如“12月28日 应到5 实到5 同意5”。"
MEETING_AGAIN = "请写全四样：哪天、应到、实到、同意。比如“12月28日 应到5 实到4 同意4”。"
OWN_BEST = "自己的没有别人能评，不评优秀。别的等次照实记，会写明是本人记的。"
OWN = "（没有别人能评，你照实记，会写明）"
NOT_YOURS = "{name}不归你评。自己的，由别人来评。"
FINAL = "{name}的结果已经公示完了。要改，先说“公示结果 重开 原因”。"
REFERENCE = "参考，不作为唯一依据；由支部委员会（党员大会）评定。"
APPRAISAL = "每个人一年的情况都在这里：做了什么，大家怎么评，还缺什么。只给支委看，请不要转发。"
APPRAISAL_LINK = "打开综合评议"
NO_SUCH_ORG = "没找到“{name}”。写党组织的名称，比如“综合评议 竹溪村党支部”。"
WHICH_BRANCH = "看哪个支部的？比如“综合评议 {name}”。"

LACKS = {"words": "评语", "results": "承诺的结果", "figures": "数字", "public": "群众评", "peers": "互评"}
FLAGS = {"rectification": "有一件事还在限期改", "unreported": "还没到社区报到"}

_HOW_WORDS = "一人一句，先写等次，再写好在哪、差在哪，比如“1 合格 路灯修好了，下季度要多走动”。"
_HOW_GRADES = "开会定了再写，比如“1 优秀 2 3 合格 12月28日 应到5 实到5 同意5”。"


def comment_of(quarter: int) -> str:
    """Where a comment stands in the year."""
    return f"第{quarter}季度点评"


def summary_of(quarter: int) -> str:
    """Where a signed summary stands in the year."""
    return f"第{quarter}季度小结"


def ask_words(lines: list[str], more: int) -> str:
    """First wording: who waits for the organisation's word."""
    rest = f"\n后面还有{more}位。" if more else ""
    return f"等你写评语的：\n{numbered(lines)}{rest}\n{_HOW_WORDS}"


def ask_words_again(lines: list[str]) -> str:
    """Second wording."""
    return f"写谁的评语？{_HOW_WORDS}不弄了，说“先不弄”。\n{numbered(lines)}"


def ask_grades(lines: list[str], more: int) -> str:
    """First wording: who waits for a grade."""
    rest = f"\n后面还有{more}位。" if more else ""
    return f"等评定的：\n{numbered(lines)}{rest}\n{REFERENCE}\n{_HOW_GRADES}"


def ask_grades_again(lines: list[str]) -> str:
    """Second wording."""
    return f"各评什么等次？{_HOW_GRADES}不弄了，说“先不弄”。\n{numbered(lines)}"


def ask_consent(lines: list[str]) -> str:
    """First wording: the superior is asked."""
    return f"优秀超过三分之一，请你定：\n{numbered(lines)}\n可以说“1 同意 2 不同意”。"


def ask_consent_again(lines: list[str]) -> str:
    """Second wording."""
    return f"同意，还是不同意？比如“1 同意”。不弄了，说“先不弄”。\n{numbered(lines)}"


def needs_words(numbers: list[int]) -> str:
    """A grade without a word is not enough."""
    told = "、".join(str(number) for number in numbers)
    return f"第{told}位只有等次，没有评语。好在哪，差在哪，各写一句。"


def facts(name: str, done: int, items: int, parts: list[str]) -> str:
    """One person in a list: the record, what the sources say."""
    record = f"{items}件做完{done}件" if items else "没有公示的承诺"
    return f"{name}：{'，'.join((record, *parts))}"


def middle(source: str, median: str) -> str:
    """The middle of what a source says."""
    return f"{source}中间是{median}"


def lacking(parts: list[str]) -> str:
    """What is missing before a grade can be typed."""
    return f"还缺{'、'.join(parts)}"


def words_kept(names: list[str]) -> str:
    """The words are kept."""
    return f"记下了：{'、'.join(names)}。"


def graded(lines: list[str], day: str) -> str:
    """What was typed, read back."""
    return f"{day}的会，这样记下：\n{numbered(lines)}\n写错了，再说一次“评定”，以后一次为准。"


def grade_line(name: str, grade: str) -> str:
    """One of them."""
    return f"{name} {grade}"


def cannot(name: str, parts: list[str]) -> str:
    """A grade cannot be typed yet."""
    return (
        f"{name}还不能评定，缺{'、'.join(parts)}。写评语，说“写评语”；"
        "定承诺的结果，说“结束年度”；哪一项没做，说“没开展 群众评 原因”。"
    )


def needs_reason(name: str, parts: list[str]) -> str:
    """The best grade in spite of a warning needs a reason."""
    return f"{name}{'，'.join(parts)}。还要评优秀，请在后面写明为什么，比如“{name} 优秀 已经改好，等复查”。"


def over_cap(name: str, most: int) -> str:
    """More of the best grade than a third."""
    return (
        f"优秀最多{most}名，{name}超了，没有记。确实要评，在后面写明为什么，比如“{name} 优秀 抢险立了功”，"
        f"我去问上级。"
    )


def asked_superior(name: str, superior: str) -> str:
    """The superior was asked."""
    return f"{name}的优秀超过三分之一，我去问{superior}，同意了才算。"


def no_superior(name: str) -> str:
    """Nobody above can be asked here."""
    return f"{name}的优秀超过三分之一，要上级同意。上级不在这里，请你打电话问，先评合格。"


def consent_came(branch: str, name: str, why: str) -> str:
    """The superior's task."""
    return f"{branch}想多评一名优秀：{name}。理由：{why}\n请你定，跟我说“超额”。"


def consent_line(branch: str, name: str, why: str) -> str:
    """One of them in the superior's list."""
    return f"{branch} {name}，理由：{why}"


def consent_told(name: str, superior: str, *, agreed: bool) -> str:
    """Whoever typed the grade learns what the superior said."""
    if agreed:
        return f"{superior}同意了，{name}的优秀算数。"
    return f"{superior}没有同意。{name}请再评一次，说“评定”。"


def consents_done(count: int) -> str:
    """The superior has said."""
    return f"{count}件定好了，我告诉他们。"
