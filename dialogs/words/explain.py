"""What each step is for: meaning, principle, content, steps (四之3). A rule pack may say it otherwise."""

from collections.abc import Mapping

#: For the group, once when a step opens.
GROUP: Mapping[str, str] = {
    "propose": (
        "今年的承诺开始了。每个人从自己的岗位出发，说一件大家看得见、做得到的实事。\n"
        "不求大，求实在：做什么，为谁做，做到什么时候。书记看过，贴出来请大家一起看。\n"
        "我会单独问每个人，打字、说话、写纸条、打电话都行。"
    ),
    "review": (
        "大家说的，书记先看一遍：实不实，做不做得到，是不是大家要的。\n"
        "要改的，会私下说清怎么改，改好再看。看过的才贴出来。"
    ),
    "publish": (
        "看过的承诺要贴出来了，网上、墙上、会上都能看。贴了就不改字。\n"
        "说了什么，做得怎样，谁都能来看，谁都能来问。"
    ),
    "fulfil": (
        "贴出来的，就照着去做。做到哪里，随时跟我说一句，不用等人问。\n有难处早点说，大家一起想办法。"
    ),
    "check": (
        "每个季度问一次：说好的事做得怎样了。做了多少说多少，有难处也说。\n"
        "没做完不要紧，说出来才好一起想办法。我会单独问，群里不点名。"
    ),
    "evaluate": (
        "一年到头，大家评一评说好的事做得怎样。先自己评，再互相评，也请群众说。\n"
        "互相评不记名，谁评了谁没人知道。最后由支部开会定，我只帮忙算数。"
    ),
}

#: One sentence before the first question to a person; old people hear the question alone.
PERSON: Mapping[str, str] = {
    "propose": "年初说一件实事，贴出来给大家看，年底评一评。\n",
    "check": "每季度问一次做得怎样，做多少说多少。\n",
    "evaluate": "评的是说好的事做得怎样，只作参考，结果由支部开会定。\n",
}

#: For whoever asks what this is, step by step.
STEPS: Mapping[str, tuple[str, str]] = {
    "propose": ("提承诺", "说一件今年要做的实事：做什么，为谁做，做到什么时候。"),
    "review": ("看承诺", "书记看一看实不实、做不做得到。要改的，说清怎么改，改好再看。"),
    "publish": ("贴公示", "定下来的贴出来，网上、墙上、会上都能看。贴了就不改字，谁都能来督促。"),
    "fulfil": ("去做", "照着说的去做。做到哪里，随时跟我说一句。"),
    "check": ("季度问一问", "每季度问一次进展，好的说出来，有难处一起想办法。"),
    "evaluate": ("年底评一评", "自己评，互相评，组织评，群众评。结果由支部开会定。"),
}

NOT_KNOWN = "想知道哪一步？可以问“提承诺是做什么的”，或者看下面。"


def this_year(tasks: list[str]) -> str:
    """The year's main tasks, behind the opening of proposals."""
    return f"\n今年的重点任务：{'；'.join(tasks)}。说的事对得上，更好。"


def what_is_this(now: str, lines: list[str]) -> str:
    """Where the year is, and every step in one line."""
    told = f"现在走到：{now}。\n" if now else ""
    steps = "\n".join(lines)
    return f"{told}这是支部里说话算话的事：年初说一件实事，做给大家看，年底评一评。\n{steps}"


def step(name: str, text: str) -> str:
    """One step."""
    return f"{name}：{text}"
