"""What is said about criticising somebody in the open: slowly, after he was heard, by two people."""

from dialogs.words.common import numbered

ABOUT = "公开批评的提议"
LIST_ABOUT = "公开批评"
SCOPE_CHOICES = (("支部党员", "members"), ("党员和公示栏", "public"), ("本级和下级", "below"))
GO_CHOICES = (("提出来", "yes"), ("不提了", "no"))
WHO = "说谁？写上名字，比如“公开批评 李明：说了三次，水渠还没清”。"
ONLY_ABOVE = "对党员，要支部书记提；对书记或者支部，要上级提。自己的事不能自己提。"
NOT_SENT = "好，不提了。什么也没有记。"
NONE = "现在没有等你定的公开批评。"
NONE_OWN = "没有要你说明的事。"
NEEDS_VIEW = "想说什么？写在后面，比如“批评说明 水渠要等停水才能清”。"
VIEW_KEPT = "记下了，一字不改。定之前，两位同志都会看到。"
NOT_NOW = "这一件现在还不到这一步。"
NOT_YOURS = "这一件要换一个人来定：不能是提的人，也不能是本人。"
ONLY_PROPOSER = "定稿要由提的人来说。"
NEEDS_HEARING = "哪天、在哪里、他怎么说？比如“1 听取 4月3日 村委会 他说要等停水”。"
NO_DAY = "没有这一天，或者还没到。请看看日子写对没有。"
NEEDS_WHY = "为什么？写在后面，比如“1 不同意 先再找他谈一次”。"
NO_SUCH = "没有这个号。请看上面的编号。"
ASK_AGAIN = "说说原因，一句就行，写事实。"
EXAMPLES = (
    "可以说“1 听取 4月3日 村委会 他说……”“1 定稿”（要改，全文写在后面）“1 同意”“1 不同意 原因”“1 撤销 原因”。"
)
STATES = {
    "proposed": "还没听本人说",
    "heard": "听过了，等定稿",
    "submitted": "等第二位同志定",
    "published": "已经发出",
}
DECIDED = {
    "hear": "第{number}件记下了，提的人可以定稿了。",
    "submit": "第{number}件定稿了，等第二位同志来定。他同意了才发。",
    "agree": "第{number}件同意了。先告诉本人，过一个钟头再发。",
    "refuse": "第{number}件不发了，原因记下了。",
    "drop": "第{number}件收回了。",
    "withdraw": "第{number}件撤销了，在原来的范围里说明。",
}


def ask_cause(name: str) -> str:
    """First wording."""
    return f"为什么要公开批评{name}？写事实，一句就行。"


def ask_scope(name: str) -> str:
    """First wording: who is to read it."""
    return f"批评{name}的话，给哪些人看？"


def ask_scope_again() -> str:
    """Second wording."""
    return "范围定一个：支部党员、党员和公示栏，还是本级和下级？"


def read_back(name: str, cause: str, scope: str) -> str:
    """First wording of the last question."""
    return (
        f"我念一遍：\n提议公开批评{name}。\n原因：{cause}\n范围：{scope}\n"
        "现在不发。先告诉本人，听他说过，再由另一位同志同意，才会发。提出来吗？"
    )


def read_back_again(name: str) -> str:
    """Second wording."""
    return f"批评{name}这件事，提出来，还是不提了？"


def proposed(name: str) -> str:
    """The proposer learns what comes next."""
    return f"记下了。我先私下告诉{name}。听他说过以后，跟我说“公开批评”。"


def told(proposer: str, cause: str) -> str:
    """The person concerned learns of it first, alone, and that he is heard."""
    return (
        f"{proposer}提议公开批评你，原因是：{cause}\n现在还没有定。你怎么看，先说给我们听：跟我说“批评说明”，"
        "后面写上你的话。也会有人当面听你说。"
    )


def ask_second(name: str) -> str:
    """The second person learns that something waits for him."""
    return f"公开批评{name}的提议，等一位同志看一看、定一定。跟我说“公开批评”。"


def notice(org: str, name: str, cause: str) -> str:
    """The drafted text: facts, that he was heard, no adjectives."""
    return f"{name}：{cause}。已经听过本人的说明，{org}两位同志商量后，在这里提出批评，请把事情补好。"


def title(name: str) -> str:
    """Title of what is posted."""
    return f"对{name}的批评"


def told_published(text: str, scope: str) -> str:
    """The person concerned reads it before anybody else."""
    return f"下面的话，过一个钟头会发出（{scope}）：\n{text}\n不同意，可以找上级说。"


def told_refused() -> str:
    """The person concerned learns that it does not go out."""
    return "公开批评的提议没有通过，不会发。这件事到此为止。"


def correction(name: str, why: str) -> str:
    """What is posted in the same scope when it is taken back."""
    return f"更正：前面对{name}的批评撤销了。原因：{why}。对{name}，说声对不起。"


def line(name: str, cause: str, state: str, view: str, text: str) -> str:
    """One line of the list: the two who decide also read what the person said, and the text."""
    said = f"；本人说：{view}" if view else ""
    draft = f"；稿子：{text}" if text else ""
    return f"{name}：{cause}（{state}{said}{draft}）"


def goes_on(line: str) -> str:
    """To whoever goes on in the place of the one who proposed it."""
    return f"换了人，这件公开批评接下来由你办：{line}。要办，跟我说“公开批评”。"


def ask_list(lines: list[str]) -> str:
    """First wording."""
    return f"公开批评：\n{numbered(lines)}\n{EXAMPLES}"


def ask_list_again(lines: list[str]) -> str:
    """Second wording."""
    return f"每一件怎么定？{EXAMPLES}\n{numbered(lines)}"


def refused(number: str, why: str) -> str:
    """One line that could not be taken."""
    return f"第{number}件没有动：{why}"
