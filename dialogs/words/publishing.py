"""What is said about the noticeboards and what hangs where."""

MEMBERS_BOARD = "党员公示栏，只给党员看，请不要转发。链接只给你用，30天内有效。"
MEMBERS_LINK = "看党员公示栏"

#: On the noticeboard: how a commitment stands.
STATES = {"done": "已完成", "going": "进行中", "unmet": "没能做成，看说明"}
RESULTS = {
    "done": "已完成",
    "mostly_done": "基本完成",
    "not_done": "没完成",
    "changed": "因故变更",
    "withdrawn": "收回了",
}
#: Nobody else was there to look at it.
UNSEEN = "这一条没有别人看过，是本人自己定的。"
PERSON_IN_CHARGE = "负责人 {name}"


def hidden(count: int) -> str:
    """The public board says how many items it leaves out."""
    return f"另外有{count}条只在党员内公开。"


def ended(words: str) -> str:
    """The word of the organisation on how it ended."""
    return f"说明：{words}"


def baseline(said: str) -> str:
    """Where it stood when it was promised."""
    return f"开始时：{said}"
