"""Sentences that many conversations share."""

PICTURE = "图片收到了，我存好了。"
SOUND_WITHOUT_WORDS = "声音收到了，可我听不出字。请点下面的按钮，或打几个字。"
NOT_HURRIED = "好，不急。想好了随时跟我说。"
HEARD_COMPLAINT = "听到了，给你添麻烦了。要找人就说“找书记”。"
HOW_TO_STOP = "好，不打扰了。一直不收，说“我的数据”，删聊天账号。"
NOT_TOLD = "评议不记名，谁评了谁，我也看不到，不能告诉任何人。"
OWN_WORD = "谢谢你替他说。这件事要本人答，请他说一句或点一下。"
FIND_HELP = "找人帮忙"
YES = "对"
NO = "不对"


def small_talk(said: str) -> str:
    """A word back to a word of courtesy."""
    if "谢" in said:
        return "不客气。"
    return (
        "在的，有事直接说。"
        if any(word in said for word in ("在吗", "在不在", "你好", "您好", "早"))
        else "好的。"
    )


def numbered(lines: tuple[str, ...] | list[str], first: int = 1) -> str:
    """Lines with numbers from the first on."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, first))
