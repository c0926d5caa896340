"""What is said when the year is evaluated."""

ABOUT = "你给自己的评价"
THANKS = "记下了。谢谢你。"
SKIP_CHOICE = ("不说了", "skip")
SHOWN_CHOICES = (("同意", "yes"), ("不同意", "no"))
SHOWN = "好，大家互评时会看到你做到哪了。想改，说“不同意互评”。"
NOT_SHOWN = "好，大家互评时看不到你的情况了。想改，说“同意互评”。"
NO_REASONS = "票上只有等次，没有理由，也不记名，谁也看不到。想听别人怎么看，说“我的点评”，或找书记聊聊。"
REFUSED = "本人不同意在互评时给大家看，请按平时了解的评。"


def ask(year: int) -> str:
    """First wording of the grade question."""
    return f"{year}年你的承诺做得怎样？给自己评一个。"


def ask_elder(year: int, others: tuple[str, ...]) -> str:
    """First wording for an old person: two buttons; `others` are the grades that are said."""
    said = "".join(f"“{grade}”" for grade in others)
    return f"{year}年你说的事做得怎样？给自己评一个。也可以说{said}。"


def ask_again(grades: tuple[str, ...]) -> str:
    """Second wording."""
    return f"你觉得自己这一年算哪一档：{'、'.join(grades)}？"


def ask_words() -> str:
    """First wording of the question for a sentence."""
    return "为什么这样评？说一句，不想说就点“不说了”。"


def ask_words_again() -> str:
    """Second wording."""
    return "哪件事做得好，哪件还差点？一句就行。"


def ask_shown() -> str:
    """First wording of the question whether those who rate may see how it went."""
    return "大家互评时，会看到你公示的事和做到哪了。同意吗？"


def ask_shown_again() -> str:
    """Second wording."""
    return "你的事给支部党员互评时看，行不行？不行也不要紧。"


def keep_private(name: str) -> str:
    """The secretary looks after it; what it is about is not repeated."""
    return f"{name}说有些情况不想公开。请看看公示的内容，本人不愿公开的先撤下，再和本人说一声。"


def invitation(closes: str) -> str:
    """Brings the page on which the others are rated; the same for all, voted or not."""
    return f"请给支部的同志评一评，{closes}前都能改。评过就不用再评。不显示谁评了谁。"


def question(year: int) -> str:
    """What is voted on, as the poll is opened with it."""
    return f"{year}年党员互评"


def voted(closes: str) -> str:
    """The first paper of a voter has come; never what is on it."""
    return f"你的评议票收到了，封好的。{closes}前想改，重新评一遍就行。"


SOON = "年底"
NOT_NOW = "现在不在投票。"
WHETHER_VOTED = "点开就看得到你交过没有。怎么评的，谁也看不到。"
TOO_FEW = "支部正式党员少，互评凑不够5票，保不了密。请开会用纸票评。"
TOO_LATE = "自评已经截止了。有话要说，请找书记。"
RATE_LINK = "打开评一评"
RESULTS_LINK = "看评议结果"


def results(year: int, voted: int, entitled: int) -> str:
    """Tells the committee that the count is there."""
    return f"{year}年的互评结束了，{entitled}人里有{voted}人评了。结果只给支委会看，最后的评定由大家开会定。"


def digest(year: int, people: int, items: int, done: int, voted: int, entitled: int) -> str:
    """The digest of the year for the group: figures and thanks, nobody who is late."""
    return (
        f"{year}年公开承诺小结\n{people}位同志作了{items}件承诺，{done}件已经做完。\n"
        f"互评有{voted}位同志参加，应参加{entitled}位。\n谢谢大家。谁做了什么，公示栏上都能看到。"
    )
