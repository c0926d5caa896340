"""What is said when a quarter's progress is asked for."""

CHOICES = (("做完了", "done"), ("正在做", "going"), ("还没动", "not_started"), ("没变化", "no_change"))
ELDER_CHOICES = (("做完了", "done"), ("正在做", "going"))
THANKS = {
    "done": "好，记下了：做完了。谢谢你。",
    "going": "好，记下了：正在做{percent}。",
    "not_started": "好，记下了：还没动。有难处就说“找书记”。",
    "no_change": "好，记下了：没变化。",
}
CORRECTED = "改过来了，原来说的也留着。"


def ask(text: str, left: int) -> str:
    """First wording. `left` more commitments are asked about after this one."""
    more = f"（后面还有{left}条）" if left else ""
    return f"你承诺的“{text}”，现在做得怎样？{more}"


def ask_again(text: str) -> str:
    """Second wording."""
    return f"“{text}”这件事，做到哪一步了？说“一半”“80%”都行。"


def about(text: str) -> str:
    """What the talk is about."""
    return f"“{text}”的进度"


def thanks(state: str, percent: int | None) -> str:
    """What was written down."""
    return THANKS[state].format(percent=f"，{percent}%" if percent is not None else "")


def rest_by(day: str) -> str:
    """The day by which the rest is to be done was written down too."""
    return f"你说{day}前补完，也记着。"


def reminder(count: int) -> str:
    """The one gentle reminder of a quarter."""
    return f"上次问你的{count}条承诺，有空回一句就行，“没变化”也算。"


NOT_FOR_OTHERS = "替别人报进度，要他的帮办人或书记来。"


def which_of(name: str, texts: list[str]) -> str:
    """Asks a helper which commitment of another person is meant."""
    lines = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    return f"{name}说的是哪一条？\n{lines}"


def kept_for(name: str, text: str, state: str, percent: int | None) -> str:
    """What was written down for another person."""
    return f"记在{name}的“{text}”下面了。{thanks(state, percent).split('。')[0]}。"


def which(texts: list[str]) -> str:
    """Asks which commitment is meant."""
    lines = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    return f"你说的是哪一条？\n{lines}"
