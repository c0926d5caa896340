"""What is said when its time has come, beyond the questions themselves."""

from collections.abc import Callable

REMIND_TO_PROPOSE = "上次问你的承诺，有空说一句就行。不方便打字，可以语音，也可以找书记代记。"
SAY_NOW = "现在说"
SOON = "年底"


Visits = Callable[[list[str]], str]


def visits(names: list[str]) -> str:
    """The helper's task when people cannot be reached by chat."""
    who = "、".join(names)
    return f"请去看看{who}，问问今年想做件什么事。记下来就跟我说“代录 {names[0]}”。"


def visits_for_progress(names: list[str]) -> str:
    """The same for the quarter's progress."""
    who = "、".join(names)
    return f"请去看看{who}，问问承诺做得怎样。回来跟我说，比如“{names[0]}说做了一半”。"


def visits_for_rating(names: list[str]) -> str:
    """The same for one's own grade at the end of the year."""
    who = "、".join(names)
    return f"请去看看{who}，问问自己这一年评什么等次。回来跟我说，比如“上门 {names[0]} 自评 合格”。"


def paper_ballots(names: list[str]) -> str:
    """The secretary's task: paper for people without a phone."""
    return f"{'、'.join(names)}收不到消息。评议请带纸票和票箱上门，由本人自己填。"
