"""The end of a year: what has no result yet, who decides it, and putting the year away."""

from dialogs.words.common import numbered

ABOUT = "给每一件定结果"
CLOSE_ABOUT = "结束年度"
NO_SUCH = "没有这个号。请看上面的编号。"
NOT_ENDING = "还没到年底评一评，现在不用结束。到时候我来问。"
NOT_FOR_YOU = "结束年度要书记来办。自己的承诺怎样了，跟我说一句就行。"
STILL_RATING = "评一评还没完，或者结果还在公示，等完了再结束。结果可以先定。"
CLOSE_CHOICES = (("结束", "yes"), ("再等等", "later"))
LATER = "好，先不结束。想结束了，说“结束年度”。"
CLOSED_ALREADY = "这一年已经结束了。"
DECIDED_ALREADY = "第{number}条已经有结果了，或者不归你定。"
ALONE = "（没有别人可定，你照实记，会写明没有别人看过）"
OBJECTION = "还没回复的异议"
ORG_GRADE = "上级还没有考评"
MEMBER_GRADE = "还没有评定"
PUBLICITY = "评定的结果还没有公示"
NOTHING_YOURS = "现在没有等你定的结果。"
HOW = "可以说“1 3 完成”“2 没完成 缺材料”“都照写的”。"
ARCHIVE = "往年的都在这里，随时能看。链接只给你用，7天内有效。"
ARCHIVE_LINK = "看往年"
NO_ARCHIVE = "还没有结束过的年度。"

_KINDS = {
    "promise": "公示的承诺",
    "draft": "没公示的承诺",
    "wish": "愿望",
    "report": "反映",
    "rectification": "要改的事",
    "objection": "异议",
    "member_grade": "党员的评定",
    "publicity": "结果的公示",
    "org_grade": "本组织的考评",
}

#: How grades are given, or left out with a reason.
_HOW = {
    "member_grade": "评党员，先说“写评语”，再说“评定”；不评的，说“没开展 考评 姓名 原因”。",
    "publicity": "结果要公示，说“公示结果”；不公示的，说“没开展 公示 原因”。",
}


def promise(name: str, text: str, told: str) -> str:
    """A published promise that has no result yet."""
    return f"{name}：{text}（{told or '没有说过进展'}）"


def draft(name: str, text: str, status: str) -> str:
    """A promise that was never published."""
    return f"{name}：{text}（{status}，没公示）"


def wish(text: str) -> str:
    """A wish that is not settled."""
    return f"愿望：{text}"


def report(text: str) -> str:
    """A report that is not answered."""
    return f"反映：{text}"


def rectification(number: int, demand: str) -> str:
    """Something that is still to be put right."""
    return f"第{number}号要改的事：{demand}"


#: Characters of a promise that an old person reads.
_FEW = 18

#: Stands between an item and what the record suggests.
ARROW = " → "


def line(text: str, hint: str) -> str:
    """One item of the list, with what the record suggests."""
    return f"{text}{ARROW}{hint}" if hint else text


def ask(year: int, lines: list[str], more: int, others: list[str]) -> str:
    """First wording: what has no result yet."""
    rest = f"\n后面还有{more}件。" if more else ""
    also = f"\n等别人定的：{'；'.join(others)}。" if others else ""
    hint = "箭头后面是照记录写的，你说了算。" if any(ARROW in one for one in lines) else ""
    how = f"{hint}{HOW}"
    return f"{year}年还没有结果、等你定的：\n{numbered(lines)}{rest}{also}\n{how}"


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return (
        "哪几条完成，哪几条没完成、为什么？也可以说“2 基本完成”“3 变更 修路改了道”"
        f"“4 收回”“5 转明年 在等批复”。\n{numbered(lines)}"
    )


def needs_words(number: int, result: str) -> str:
    """Some results are not understood without a word."""
    return f"第{number}条{result}，是因为什么？连着说一句，比如“{number} {result} 缺材料”。"


def no_hint(number: int) -> str:
    """The record suggests nothing."""
    return f"第{number}条记录里看不出来。请说完成、基本完成、没完成，还是变更。"


def not_so(number: int, verb: str) -> str:
    """That result does not fit that item."""
    return f"第{number}条不能“{verb}”。愿望和要改的事可以“转明年”，没公示的可以“收回”。"


def decided(tally: dict[str, int], left: int) -> str:
    """What was decided."""
    told = "，".join(f"{name}{number}件" for name, number in tally.items() if number)
    parts = [f"定了：{told}。"] if told else []
    parts.append(f"等你定的还有{left}件。" if left else "等你定的都定了。")
    return "".join(parts)


def waiting(kind: str, number: int, who: str) -> str:
    """What others have to decide: how many of what, and who."""
    told = f"，等{who}" if who else "，还没有人能定"
    return f"{_KINDS[kind]}{number}件{told}"


def not_yet(year: int, others: list[str]) -> str:
    """Why the year cannot be closed yet."""
    how = "".join(how for kind, how in _HOW.items() if any(one.startswith(_KINDS[kind]) for one in others))
    return f"{year}年还不能结束，有的还没有结果：{'；'.join(others)}。{how}"


def may_close(year: int) -> str:
    """Nothing is open any more: one word closes the year."""
    return f"{year}年件件都有了结果，可以结束了，说“结束年度”。"


def ask_close(year: int, told: str) -> str:
    """First wording: everything has a result."""
    return f"{year}年件件都有结果了：{told}。\n结束以后只能看，不能改，随时查得到。现在结束吗？"


def ask_close_again(year: int) -> str:
    """Second wording."""
    return f"{year}年现在结束，还是再等等？"


def sum_of(tally: dict[str, int]) -> str:
    """How many ended in what way."""
    return "，".join(f"{name}{number}件" for name, number in tally.items() if number) or "没有承诺"


def closed(year: int, mark: str) -> str:
    """The year is put away."""
    return f"{year}年结束了，全部存好了。校验码 {mark}。以后说“往年”就能看。"


def closed_below(org: str, year: int, told: str) -> str:
    """The superior hears that an organisation has closed its year."""
    return f"{org}的{year}年结束了：{told}。"


def author(text: str, result: str, words: str) -> str:
    """The author hears the result, alone."""
    why = f"，因为{words}" if words else ""
    return f"你的承诺“{text}”记为{result}{why}。有不同看法，跟我说就行。"


def author_elder(text: str, result: str) -> str:
    """The same for an old person."""
    said = text if len(text) <= _FEW else f"{text[: _FEW - 1]}…"
    return f"“{said}”记为{result}。谢谢你。"
