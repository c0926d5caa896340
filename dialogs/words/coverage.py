"""How the branch stands, step by step: numbers for the secretary, names only on the page."""

from dialogs.words.common import numbered

LINK = "看每个人"

#: The steps as they are spoken of in chat.
STEPS = {
    "propose": "提承诺",
    "review": "看承诺",
    "publish": "贴公示",
    "check": "第{part}季度说进度",
    "comment": "季度点评",
    "self": "自己评",
    "peers": "互相评",
    "grade": "评语和评定",
}


def title(step: str, part: int) -> str:
    """One step by its name."""
    return STEPS.get(step, step).format(part=part)


def count(name: str, number: int) -> str:
    """How many are at something."""
    return f"{name}{number}人"


def line(step: str, parts: list[str]) -> str:
    """One step: how many are at what."""
    return f"{step}：{'，'.join(parts)}"


def table(year: int, members: int, lines: list[str]) -> str:
    """All steps that have begun."""
    return (
        f"{year}年，支部{members}人。\n{numbered(lines)}\n每个人到哪一步，点开看。链接只给你用，7天内有效。"
    )


def by_itself(count: int, judges: list[str]) -> str:
    """No superior was there to review what the organisation promised; its own office did."""
    return f"以组织名义的{count}条承诺，没有上级可审，由本组织的{'、'.join(judges)}看过。"
