"""What the secretary reads and says when commitments are reviewed."""

from dialogs.words.common import numbered

ABOUT = "等你看的承诺"
NOTHING = "现在没有等你看的承诺。"
RETURN_CHOICES = (("缺时限", "缺时限"), ("不够具体", "不够具体"), ("太大了", "太大了，做不到"))
NO_SUCH = "没有这个号。请看上面的编号。"


def one(name: str, text: str, until: str, remark: str) -> str:
    """One item of the list: who, what, and what the lint found."""
    noted = f"（提示：{remark}）" if remark else ""
    return f"{name}：{text}，{until}{noted}"


def ask(lines: list[str], more: int) -> str:
    """First wording: the list and how to answer."""
    rest = f"\n后面还有{more}条。" if more else ""
    how = "可以说“1 通过”“2 退回 缺时限”“都通过”。"
    return f"有{len(lines)}条承诺等你看：\n{numbered(lines)}{rest}\n{how}"


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪几条通过，哪几条退回？比如“1 3 通过，2 退回 缺时限”。\n{numbered(lines)}"


def ask_guidance(numbers: list[int]) -> str:
    """First wording: why something comes back."""
    return f"退回{_list(numbers)}。请他怎么改？说一句就行。"


def ask_guidance_again(numbers: list[int]) -> str:
    """Second wording."""
    return f"{_list(numbers)}差在哪里？他看了这句才好改。"


def decided(approved: list[str], returned: list[tuple[str, str]], refused: list[str], left: int) -> str:
    """What became of one line of decisions. Names, so that a slip is seen at once."""
    parts = []
    if approved:
        parts.append(f"通过：{'、'.join(approved)}。")
    if returned:
        parts.append("退回：" + "；".join(f"{name}（{why}）" for name, why in returned) + "。")
    parts += refused
    parts.append(f"还有{left}条。" if left else "都看完了。")
    return "\n".join(parts)


def was_changed(name: str) -> str:
    """The commitment is no longer as the secretary saw it."""
    return f"{name}的这一条刚改过，等你再看一遍。"


def own(name: str) -> str:
    """Nobody reviews himself."""
    return f"{name}是你自己的承诺，要由别人看。"


def _list(numbers: list[int]) -> str:
    return "、".join(f"第{number}条" for number in numbers)
