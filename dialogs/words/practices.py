"""Good practice: told, decided, gone round, taken over; and organisations that are shown."""

from dialogs.words.common import numbered

ABOUT = "下面报来的好做法"
NO_SUCH = "没有这个号。请看上面的编号。"
NOT_FOR_YOU = "报好做法要支部的书记或委员来报。有好主意，先跟书记说。"
ONLY_LEADERS = "采用不采用，要书记来定。"
WHAT = "什么做法？连着说一句，比如“好做法 每月15号在凉亭摆摊，修伞配钥匙，一年来了300多人”。"
TOO_SHORT = "再说具体一点：怎么做的，做了多少，大家觉得怎样。"
NOBODY_DECIDES = "上级还没有人，先记不了。请联系上级。"
DONE_ALREADY = "第{number}条已经定过了。"
WHICH = "采用哪一个？说编号，比如“采用 2”。"
NO_PRACTICE = "没有这个编号的好做法，或者还没有推广。"
OWN = "这是你们自己的做法，不用采用。"
USED_ALREADY = "这个已经采用了。"
NOT_USED = "这个没有采用过。"
DROPPED = "好，不再拿它当例子了。"
NOTHING_YET = "还没有推广的好做法。有好做法，说“好做法 …”报上来。"
LINK = "看好做法"
LOOK = "别的支部的好做法在这里。想照着做，说“采用”加编号。"
NO_SUCH_ORG = "没找到这个组织。比如“示范点 竹溪村 路灯的事件件有回音”。"
NEEDS_WHY = "好在哪里？连着说一句，比如“示范点 竹溪村 路灯的事件件有回音”。"


def told(superior: str) -> str:
    """Whoever tells of one learns who decides."""
    return f"记下了，请{superior}看。推广了告诉你。"


def came(org: str, text: str) -> str:
    """The superior's task."""
    return f"{org}报了一个好做法：{text}\n推广不推广，看了说“好做法”。"


def line(org: str, name: str, text: str) -> str:
    """One of the list."""
    return f"{org} {name}：{text}"


def ask(lines: list[str], more: int) -> str:
    """First wording: what waits."""
    rest = f"\n后面还有{more}个。" if more else ""
    return (
        f"下面报来的好做法：\n{numbered(lines)}{rest}\n"
        "推广了，下面的书记都会收到一条，网页上谁都看得到。可以说“1 推广 2 不推广 太笼统”。"
    )


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪个推广，哪个不推广、为什么？比如“1 推广，2 不推广 太笼统”。\n{numbered(lines)}"


def needs_words(number: int) -> str:
    """A refusal needs a word."""
    return f"第{number}个为什么不推广？连着说一句，好告诉报的人。"


def decided(spread: int, declined: int, told_to: int) -> str:
    """What was decided."""
    parts = [f"推广{spread}个，告诉了{told_to}位书记"] if spread else []
    if declined:
        parts.append(f"不推广{declined}个")
    return f"{'，'.join(parts)}。" if parts else "没有改动。"


def spread(org: str, text: str, number: int) -> str:
    """The one message that goes to those who lead below."""
    return f"{org}的好做法：{text}\n想照着做，说“采用 {number}”，大家提承诺时会看到这个例子。不采用也没关系。"


def approved(text: str) -> str:
    """Whoever told of it hears that it goes round."""
    return f"你报的好做法“{text}”推广了，谢谢你。"


def declined(text: str, why: str) -> str:
    """Whoever told of it hears why not."""
    return f"你报的好做法“{text}”先不推广：{why}。改好了可以再报。"


def adopted(text: str) -> str:
    """An organisation has taken it over."""
    return f"好，采用了：{text}\n大家提承诺的时候，我会拿它当例子。不要了，说“不采用”加编号。"


def adopted_yours(org: str, text: str) -> str:
    """Where it comes from hears that others do the same."""
    return f"{org}照着你们的做法做了：{text}"


def example(text: str) -> str:
    """Shown to somebody who is asked for a promise."""
    return f"别的支部这样做过：{text}。\n"


def model(org: str) -> str:
    """An organisation is shown."""
    return f"好，{org}放到示范点里了，网页上看得到。"


def model_over(org: str) -> str:
    """An organisation is shown no more."""
    return f"好，{org}不再放在示范点里。"


def was_no_model(org: str) -> str:
    """It was not shown."""
    return f"{org}现在不在示范点里。"
