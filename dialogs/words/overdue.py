"""What is said when a day has passed and something is not done: kindly to the author, and to who decides."""

from dialogs.words.common import numbered

ABOUT = "到日子还没做完的事"
NONE = "现在没有到日子还没做完的事。"
EXAMPLES = "可以说“1 整改”请他改，或“2 先等等”。先打个电话问问，往往就够了。"
NO_SUCH = "没有这个号。请看上面的编号。"
WAITS = "好，先等等。"
CAUSE = "“{text}”到日子还没做完"


def told(text: str, until: str) -> str:
    """The author, in private."""
    return f"“{text}”说的是{until}前。做完了跟我说“做完了”，还在做就说到哪一步。有难处说“找书记”，不要紧。"


def read_to(name: str, text: str) -> str:
    """The helper of somebody old."""
    return f"请顺路看看{name}：“{text}”做得怎样，有没有难处。回来跟我说，比如“{name}说做了一半”。"


def line(name: str, text: str, until: str) -> str:
    """One of the list, for who decides and nobody else."""
    return f"{name}：{text}（{until}前）"


def ask(lines: list[str], more: int) -> str:
    """First wording."""
    rest = f"\n后面还有{more}件。" if more else ""
    return f"到日子还没做完的，只给你看：\n{numbered(lines)}{rest}\n{EXAMPLES}"


def again(lines: list[str]) -> str:
    """Second wording."""
    return f"这几件怎么办？{EXAMPLES}\n{numbered(lines)}"
