"""What people say in the bench: a commitment in five messages."""

PROMISES = (
    "每月帮村东3户老人换一次煤气罐",
    "每周帮村里五户老人家挑水两次",
    "每周三去文化礼堂给戏班烧水",
    "每个月给村里3户困难户送一次米",
    "每周清扫村口到桥头的路一次",
    "每月给村里10位老人量一次血压",
    "每周给3个留守孩子辅导两次作业",
    "每月检查一次全村12处消防栓",
)
_STEPS = ("报承诺", "", "9月底之前", "", "对")


def said(user: int, step: int) -> str:
    """What a person says in that message; every fifth one begins a new commitment."""
    if step % 5 in (1, 3):
        return PROMISES[(user + step) % len(PROMISES)]
    return _STEPS[step % 5]
