"""What is said when people come and go, and when a branch is handed over."""

from dialogs.words.common import numbered

HOW_OUT = "谁转到哪里？写成“转出 李明 竹溪村党支部”。"
HOW_IN = "谁转来？写成“转入 李明”。"
HOW_LEFT = "谁离开了？写上姓名和原因，比如“离开 李明 出国定居”。"
HOW_GIVE = "谁的承诺交给谁？写成“转交 李明 胡志远”，只交一条就写“转交 李明 第1条 胡志远”。"
HOW_HAND_OVER = "交接给谁？写上姓名，比如“交接 林晓梅”。组织的承诺一起转；不转就加“承诺不转”。"
HANDS_OVER_FIRST = "书记要先交接，再转出。说“交接”加姓名。"
SAME_BRANCH = "他本来就在这里。"
NO_BRANCH = "没有找到这个党支部。请写全名。"
NOBODY_COMING = "没有人等着转来。要转来，先请原来的支部说“转出”。"
NOT_SELF = "不能交接给自己。"
NOT_STOPPED = "他没有停过，不用恢复。"
NOTHING_SHOWN = "没有找到这位同志去世的记录。"
TAKEN_DOWN = "好，已经收起来了。想再放上去，随时说“留着”加姓名。"
LEFT_UP = "好，留着。想收起来，随时说“收起”加姓名。"
WHY_GONE = "转到别的支部了"


def said_out(name: str, place: str) -> str:
    """The old branch has said it; the new one takes him in."""
    return f"记下了。{place}的书记说“转入 {name}”，就算转好。"


def comes(name: str, place: str) -> str:
    """The task of the new branch's secretary."""
    return f"{name}要从{place}转来。对的话说“转入 {name}”。"


def you_moved(place: str) -> str:
    """The person hears it first."""
    return f"你的组织关系转到{place}了。以前的承诺都留着，说“我的承诺”就看得到。"


def moved(name: str) -> str:
    """The new secretary."""
    return f"好，{name}转来了。我先告诉他本人。"


def moved_from_you(name: str, place: str, items: list[str]) -> str:
    """The old secretary, with what is still open."""
    start = f"{name}已经转到{place}。"
    if not items:
        return start
    give = f"交给别人说“转交 {name} 胡志远”这样一句，没人接就说“没做成 {name} 第1条，因为转走了”。"
    return f"{start}他还有{len(items)}条公示的承诺：\n{numbered(items)}\n{give}"


def given(count: int, taker: str) -> str:
    """Commitments were handed to somebody else."""
    return f"好，{count}条交给{taker}了。我告诉他。"


def you_take(name: str, items: list[str]) -> str:
    """News to whoever takes them over."""
    return f"{name}转走了，他的承诺请你接着做：\n{numbered(items)}\n做不了就说“找书记”。"


def nothing_to_give(name: str) -> str:
    """There is nothing open."""
    return f"{name}没有公示的承诺要交。"


def left(name: str) -> str:
    """Somebody is gone for good."""
    return f"记下了，不再给{name}发消息。做过的事都留着。弄错了，说“恢复联系 {name}”。"


PASSED_ON = {"deceased": "请节哀。我请书记去他家里看看。", "moved": "好，我请书记核实。"}


def if_dead(name: str) -> str:
    """What whoever leads does when a member is said to have died."""
    return f"请节哀。去家里看过了，说“确认去世 {name}”，我就不再打扰。"


def if_moved(name: str) -> str:
    """What whoever leads does when a member is said to have moved."""
    return f"{name}转到哪里？写成“转出 {name} 竹溪村党支部”。不在这里了，说“离开 {name} 原因”。"


def told_by(teller: str, said: str, then: str) -> str:
    """Brings what somebody said of another member."""
    return f"{teller}说：“{said}”。请你核实。{then}"


def deceased_task(name: str) -> str:
    """To the secretary, in a human sentence."""
    return (
        f"{name}家里说，他去世了。我已经不再发任何消息，群里也不会提。"
        f"请你去看看他家里。是真的，说“确认去世 {name}”。弄错了，说“恢复联系 {name}”。"
    )


def deceased(name: str) -> str:
    """Confirmed: what becomes of what he promised is the family's wish."""
    return (
        f"节哀。{name}的名字不会再出现在提醒里。他公示的承诺先留着，"
        f"请听家里的意思：留着说“留着 {name}”，收起来说“收起 {name}”。"
    )


def wrong_person(name: str) -> str:
    """The phone is somebody else's."""
    return f"那个账号不是{name}本人的，我已经停发。请在花名册上改好账号，再说“恢复联系 {name}”。"


def restarted(name: str) -> str:
    """It was a mistake, and is put right."""
    return f"好，{name}恢复了，跟以前一样。"


def lost(name: str) -> str:
    """A mobile member of whom nothing was heard for half a year: a task, nothing more."""
    return f"{name}在外面，半年没有消息了。请打个电话问问，或请当地支部看看。住在那边的，可以在那边报到。"


def handed_over(name: str) -> str:
    """The old secretary."""
    return f"好，从现在起{name}是书记。这几年辛苦你了，谢谢。"


def you_answer_for(items: list[str]) -> str:
    """The new secretary: what the organisation has promised goes on in his hands."""
    return f"以组织名义的承诺，现在由你负责：\n{numbered(items)}\n说“我的承诺”看进度。"


def answered_for(name: str, items: list[str]) -> str:
    """The old secretary."""
    return f"以组织名义的承诺，转给{name}接着做：\n{numbered(items)}\n你个人的承诺还是你的。"


def now_answers_for(org: str, name: str, items: list[str]) -> str:
    """The superior."""
    return f"{org}换了书记，以组织名义的{len(items)}条承诺，现在由{name}负责。"


def you_lead(
    org: str, tasks: int, waiting: int, members: int, without: int, rectifications: int, wishes: int
) -> str:
    """The new secretary's short digest: what waits, who is where."""
    lines = [
        f"{org}交给你了。",
        f"等你办的事{tasks}件，等你审的承诺{waiting}条，愿望{wishes}件，正在整改的{rectifications}件。",
        f"花名册上{members}人，其中{without}人收不到消息，要上门。",
        "看这些，说“待办”“审核”“愿望”“进度表”“花名册”。",
    ]
    return "\n".join(lines)
