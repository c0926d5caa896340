"""Wishes around promises: called for, linked by the secretary, and whether they were done."""

CALL_LINK = "说一个愿望"
NEEDS_PROMISE = "对上谁的哪一条？比如“1 对上 李明 第2条”。"


def linked(number: str, name: str, text: str) -> str:
    """A wish belongs to a promise that was made without it."""
    return f"第{number}件对上了{name}的：{text}。公示了就告诉提的人。"


def ring(contact: str, said: str) -> str:
    """The task to ring up somebody who left a number on the page."""
    return f"请打电话告诉提的人（{contact}）：{said}"


def is_it_done(code: str, text: str) -> str:
    """Whoever wished is asked once whether it was done."""
    return f"你提的愿望，说是做好了：{text}。真做好了吗？回“做好了 {code}”，没有就回“没做好 {code}”。"


#: Who has wished, where he is on no roster.
WISHER = "提愿望的群众"


def not_done(text: str) -> str:
    """The report of whoever wished: it was not done."""
    return f"提愿望的人说没做好：{text}"


def heard_done() -> str:
    """Whoever wished has said so."""
    return "好，记下了，谢谢你告诉我们。"


def call(year: int, day: str) -> str:
    """To the group, before promises begin: what the public wishes for comes first."""
    return (
        f"{day}起提{year}年的承诺。先听大家的：想办哪件事，就说哪件事。\n"
        "打开下面说一句，打电话，写纸条，托人带话都行。请转告身边的群众。"
    )


ONLY_ANSWER = "第{n}件是下级转来的，只能回复，比如“{n} 回复 下月去修”。"


def from_below(branch: str, text: str) -> str:
    """A wish that an organisation below has passed up."""
    return f"{text}（{branch}转来）"


def answered_above(said: str, answer: str) -> str:
    """The organisation below hears what its superior has answered."""
    return f"转上级的愿望“{said}”，上级回了：{answer}。提的人我也告诉了。"
