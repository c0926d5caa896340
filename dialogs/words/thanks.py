"""Thanks, exchanging with each other, and what stays over the years. No points, no order of merit."""

from dialogs.words.common import numbered

THANKED_ABOUT = "谢谢你的一句话"
EXCHANGE_ABOUT = "请大家互相说一说"
CONSENT_CHOICES = (("可以", "yes"), ("只告诉我", "no"))
EXCHANGE_CHOICES = (("发到群里", "yes"), ("先不发", "later"))
WHO = "谢谁？写上名字和什么事，比如“感谢 李明 半夜帮老人换煤气”。"
NOT_OWN = "谢自己就不用我转告了。想说自己做的好事，直接说给我听。"
AGREED = "好，下次大家互相说一说的时候，我替你说上。"
PRIVATE = "好，只有你我知道。"
NO_CYCLE = "还没到这一步。年度开始了再说。"
EXCHANGE_LATER = "好，先不发。开小组会聊过了，跟我说一声，比如“交流 村委会 8人 大家说路灯修得好”。"
EXCHANGE_KEPT = "记下了：{day}{place}，{present}说了说。"
NOTHING_SAID = "说了些什么？写上一句，比如“交流 昨天 村委会 8人 大家说路灯修得好”。"
NO_DAY = "没有这一天。请看看日子写对没有。"
AHEAD = "这一天还没到。开过了再记。"
NO_FOOTPRINT = "还没有记下什么。今年做的事，年年都会留在这里。"


def thanked(giver: str, words: str) -> str:
    """First wording: the person hears it alone, and is asked."""
    return f"{giver}谢谢你：{words}。\n在群里也说一句，让大家知道，可以吗？"


def thanked_again(words: str) -> str:
    """Second wording."""
    return f"“{words}”这件事，在群里说一句，还是只告诉你？"


def read_to(name: str, giver: str, words: str) -> str:
    """The helper reads it to somebody old; it stays between them."""
    return f"请当面告诉{name}：{giver}谢谢你，{words}。"


def passed_on(name: str) -> str:
    """Who thanked learns that it is on its way."""
    return f"好，我私下告诉{name}。在群里说不说，听他自己的。"


def invitation(quarter: int, good: list[str]) -> str:
    """The invitation to the group."""
    start = f"这季度要谢谢：\n{numbered(good)}\n" if good else ""
    return f"{start}第{quarter}季度过去了，大家做得怎样，有什么好办法、什么难处，在群里说一两句，互相学一学。"


def ask_exchange(text: str) -> str:
    """First wording: the secretary decides whether it goes out."""
    return f"请大家互相说一说，这段话可以发到群里：\n{text}\n要发吗？开小组会聊过了，记一句也一样。"


def ask_exchange_again() -> str:
    """Second wording."""
    return "这段话发到群里，还是先不发？"


def title(quarter: int) -> str:
    """Title of the card."""
    return f"第{quarter}季度，互相说一说"


def good_one(name: str, words: str) -> str:
    """One good example."""
    return f"{name}：{words}"


def footprint(years: list[str]) -> str:
    """What stays over the years, the newest first."""
    return "这些年你留下的：\n" + "\n".join(years)


def footprint_year(year: int, items: int, done: int, deeds: list[str]) -> str:
    """One year: what was promised and done, and what others remember."""
    rest = f"大家记得：{'；'.join(deeds[:3])}。" if deeds else ""
    return f"{year}年：答应了{items}件，做完{done}件。{rest}"
