"""What is said about the steps of a commitment."""

from dialogs.words.common import numbered

HOW = "要改就这样说：“第1条 4月底选好地 6月底完工”。做到一步，说“第1条第2步做好了”。"
OK = "就按这个"
NO_STEP = "这一条没有这一步。说“我的安排”可以看。"
PAST = "有一步的日子已经过了，请再看看。"
AFTER_END = "有一步比公示的日子还晚。要改公示的日子，跟我说“改期”。"
TOO_LONG = "步子太多或太长了。最多六步，每步三十个字以内。"
NOT_PUBLISHED = "这一条还没公示，公示以后再排步子。"
NOTHING = "还没有公示的承诺，公示以后再排步子。"

#: How a step stands, in words; the picture says the same by its shapes.
STANDS = {"done": "做到了", "due": "到日子了", "ahead": "还没到"}


def step(text: str, until: str, stands: str) -> str:
    """One step."""
    return f"{until} {text}（{stands}）"


def shown(number: int, text: str, lines: list[str]) -> str:
    """The steps of one commitment."""
    return f"第{number}条“{text}”，这样一步步做：\n{numbered(lines)}"


def proposed(number: int, text: str, lines: list[str]) -> str:
    """Steps that the bot proposes."""
    return f"第{number}条“{text}”，我先排了几步，合适吗？\n{numbered(lines)}"


def in_short(lines: list[str]) -> str:
    """The proposed steps behind the news that a promise was approved."""
    return f"\n我先排了{len(lines)}步：{'，'.join(lines)}。公示后说“我的安排”，可以改。"


def kept(lines: list[str]) -> str:
    """The steps as they were kept."""
    return f"记下了，公示栏上能看到：\n{numbered(lines)}"


def reached(text: str) -> str:
    """A step is done."""
    return f"好，“{text}”记作做到了。"


def due_now(text: str, until: str) -> str:
    """The check-in speaks of the step that is due."""
    return f"说好{until}{text}。"
