"""What was shown of a promise: a picture, a paper, somebody who saw it, whom it was done for."""

from dialogs.words.common import numbered

SHOWN = {"beneficiary": "受益的人说做到了", "seen": "有人看到", "photo": "有照片", "paper": "有材料"}
PARTLY = "受益的人说做了一部分"
IN_TIME = "按时"
HOW_SEEN = "看到谁做到了？写上名字，比如“见证 李明 煤气换好了，我在场”。"
HOW_HELPED = "谁帮你做到了？写上名字，比如“受益 李明 每个月都来换煤气”。"
NOT_OWN = "自己的承诺，要别人来说。有照片，直接发给我。"
NOT_DONE = "听起来是没做到。那就记成反映，比如“反映 说好换的煤气没换”，会有人去问。"
WHOSE = "没看出是谁的承诺。写上名字，比如“受益 李明 每个月都来换煤气”。"
NO_PROMISE = "{name}没有公示的承诺。做了好事，可以说“好事 …”。"


def late(days: int) -> str:
    """In time it was not; told to its author alone."""
    return f"比说好的晚了{days}天"


def picture_kept(text: str) -> str:
    """A picture was put beside a promise."""
    return f"照片放在“{text}”下面了。公示栏只写“有照片”，照片不放出去。"


def which_picture(texts: list[str]) -> str:
    """Asks to which promise a picture belongs; no answer is fine too."""
    return f"照片收到了。是哪一条承诺的？不是就不用管。\n{numbered(texts)}"


def which(name: str, texts: list[str]) -> str:
    """Several promises could be meant."""
    return f"说的是{name}的哪一条？在名字后面写上第几条。\n{numbered(texts)}"


def kept(name: str, text: str) -> str:
    """Whoever said it learns where it stands now."""
    return f"记下了：{name}的“{text}”。公示栏上只写有人看到，不写你的名字。"


def kept_helped(name: str, text: str) -> str:
    """The same, of somebody for whom it was done."""
    return f"记下了：{name}的“{text}”。公示栏上只写受益的人说做到了，不写你的名字。"


def waits(name: str, text: str, checker: str) -> str:
    """Somebody who is on no roster learns that it is looked at first."""
    look = f"请{checker}看一看" if checker else "等人来看"
    return f"收到：{name}的“{text}”。{look}，属实就写到公示栏上，不写你的名字。"


def told_author(text: str, helped: bool) -> str:
    """The author hears it, alone and without a name."""
    who = "受益的人说" if helped else "有人看到了"
    return f"{who}，你答应的“{text}”做到了。谢谢你。"


def in_three(said: str, shown: list[str], late_by: int | None) -> str:
    """The three side by side: what its author says, what can be seen, whether it was in time."""
    seen = "、".join(shown) or "还没有"
    when = "还没到做完的时候" if late_by is None else late(late_by) if late_by else IN_TIME
    return f"本人说：{said or '还没说'}。看得到的：{seen}。时间：{when}。"


def on_board(marks: tuple[str, ...]) -> str:
    """Under a promise on the noticeboard; empty where there is nothing to say."""
    shown = [one for one in marks if one != IN_TIME]
    seen = f"看得到的：{'，'.join(shown)}。" if shown else ""
    return seen + (f"{IN_TIME}做完。" if IN_TIME in marks else "")


def on_own(marks: list[str]) -> str:
    """Behind one's own promise."""
    return f"（{'，'.join(marks)}）" if marks else ""
