"""What the engine itself says, in every dialog."""

STALE_BUTTON = "这个按钮是前面那一步的，已经过去了。"
NOTHING_OPEN = "现在没有等你回答的事。有事直接说，不会用就说“帮助”。"
CANCELLED = "好，先不弄了。想接着弄，随时跟我说。"
RESTARTED = "好，重新来。"
FIRST_STEP = "这已经是第一步了。"
CHANGED = "这里的问法改过了，前面说的都还在。"
GONE = "那件事已经不用再答了。"
ONCE_MORE = "我再说一遍："
STILL_WAITING = "刚才那件事还等着你，不急，想好了随时说。"
STEPPED_BACK = "好，回到上一步。"


def where_we_are(about: str) -> str:
    """One line for coming back to a dialog after something else or a pause."""
    return f"接着说：{about}。"


def still_open(about: str) -> str:
    """One line for a dialog that was left some time ago: it is not asked again, only mentioned."""
    return f"{about}还等着你，不急，想好了随时说。"


def one_more_thing(about: str) -> str:
    """One line before a dialog that waited for another one to end."""
    return f"还有一件事：{about}。"
