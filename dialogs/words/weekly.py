"""The week's digest for who decides: first what waits for his word, then what is coming, then figures."""

from datetime import datetime

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

#: What waits, and what to say to see it and to answer in one line.
_WAITS = {
    "review": "{number}条承诺等你看，说“审核”",
    "reports": "{number}件反映等你答，说“反映”",
    "objections": "{number}条异议等你答，说“异议”",
    "amendments": "{number}处改动等你同意，说“改动”",
    "exemptions": "{number}个人的免减等你定，说“免减”",
    "consents": "{number}个等次等你同意，说“超额”",
    "criticisms": "{number}份公开批评等你定，说“公开批评”",
    "rectifications": "{number}件整改等你看，说“整改”",
    "overdue": "{number}条承诺到日子还没说做完，只告诉你，说“到期”",
    "comments": "还有{number}个人等你一句点评，我起草好了，说“点评”",
    "practice": "{number}个好做法等你看，说“好做法”",
    "findings": "抽查还有{number}处等你去看，说“抽查结果”",
    "ends": "{number}件等你定结果，说“结束年度”",
    "grades": "{number}名党员等你评定，先说“写评语”，再说“评定”",
    "results": "党员评定好了，等公示，说“公示结果”",
    "appraisals": "{number}个下级组织等你考评，先说“写评语”，再说“评定”",
    "publish": "{number}条审好了等公示，说“公示”",
    "wishes": "{number}个愿望等你定，说“愿望”",
    "summary": "季度小结等你签发，说“小结”",
    "exchange": "第{number}季度大家还没有互相说一说，说“交流”",
    "posts": "{number}个岗有人想认，说“定岗”",
    "rules": "{number}条改规则的建议等你答，说“规则建议”",
    "directory": "通讯录和花名册有{number}处对不上，说“通讯录”",
    "tasks": "{number}件事等你办，说“待办”",
}

#: Buttons for the first of them: what waits → label and command.
BUTTONS = {
    "review": ("审核", "/review"),
    "overdue": ("看到期的", "/overdue"),
    "comments": ("点评", "/comments"),
    "publish": ("公示", "/publish"),
    "summary": ("小结", "/summary"),
    "exemptions": ("免减", "/exemptions"),
    "amendments": ("改动", "/amendments"),
    "ends": ("定结果", "/ends"),
}

#: Lines that a message holds; the rest is counted.
MOST = 8

NOTHING = "现在没有等你定的事。"
BELOW = "下面各组织怎样，说“下级情况”。"

_OPENS = {
    "propose": "{day}起提承诺",
    "publish": "{day}公示",
    "supervise": "{day}起问第{part}季度的进度",
    "evaluate": "{day}起评一评",
}


def waits(kind: str, number: int) -> str:
    """What waits, and how to answer it."""
    return _WAITS[kind].format(number=number)


def opens(step: str, part: int, day: datetime) -> str:
    """A step that begins soon; empty for one of which nothing is noticed."""
    return _OPENS[step].format(day=chinese_date(day), part=part) if step in _OPENS else ""


def due_soon(number: int) -> str:
    """Promises whose day comes soon."""
    return f"两周内到日子的承诺{number}条"


def figures(published: int, done: int, going: int) -> str:
    """How far the year is."""
    return f"到现在：公示{published}条，做完{done}条，正在做{going}条。"


def week(decide: list[str], coming: list[str], told: list[str]) -> str:
    """The whole."""
    more = f"\n还有{len(decide) - MOST}样，回完再说“要定的”。" if len(decide) > MOST else ""
    first = f"等你定的：\n{numbered(decide[:MOST])}{more}" if decide else NOTHING
    then = [f"接下来：{'，'.join(coming)}。"] if coming else []
    return "\n".join([first, *then, *filter(None, told)])
