"""What is said about the table of what earlier campaigns left to be put right."""

from dialogs.words.common import numbered

LINK = "打开整改清单"
SHOWN = "以前活动没改好的事，在这里下载空表、上传填好的表。链接只给你用，7天内有效。"
NOBODY_ELSE = "没有别人能看这件事改好没有。请先在花名册上写上副书记或者委员。"
NO_OFFICER = "这个组织还没有书记、副书记和委员。请先在花名册上写上。"

#: Things of one person that one message holds; the rest is counted.
_SHOWN = 5


def no_org(name: str) -> str:
    """No organisation within reach is called so."""
    return f"没有“{name}”，或者它不在你这里。请写花名册上的名字。"


def cause(source: str, problem: str) -> str:
    """Where it comes from stands before what it is."""
    return f"{source}：{problem}"


def report(kept: int, known: int, done: int, undated: int, day: str) -> str:
    """What reading the table did; `day` is the term of those for which none was written."""
    told = [f"整改清单读好了：新记 {kept} 件。提承诺时会问本人要不要写进去，没写进去的照样列在“整改”里。"]
    told += [f"没写期限的 {undated} 件，先记到{day}。"] if undated else []
    told += [f"有 {known} 件以前读过，没有动。"] if known else []
    told += [f"有 {done} 件已经改好，没有读入。"] if done else []
    return "\n".join(told)


def foreseen(lines: list[str], known: int, done: int) -> str:
    """What reading the table would do; nothing is kept."""
    told = [f"会新记 {len(lines)} 件，现在什么都没有记：", *lines] if lines else ["没有要新记的。"]
    told += [f"有 {known} 件以前读过，不会动。"] if known else []
    told += [f"有 {done} 件已经改好，不会读入。"] if done else []
    return "\n".join(told)


def foreseen_line(row: int, org: str, who: str, demand: str, until: str, above: str) -> str:
    """One row: whose it will be, and who will look after it."""
    return f"第 {row} 行 {org} {who}：{demand}，{until}前，{above}看。"


def told(demands: list[str]) -> str:
    """The person concerned learns of all of it at once, alone."""
    rest = f"\n还有{len(demands) - _SHOWN}件，说“整改”看。" if len(demands) > _SHOWN else ""
    return (
        f"以前活动里请你改的事，还有这些没销号：\n{numbered(demands[:_SHOWN])}{rest}\n"
        "改好了说“整改好了”，也可以写进承诺。这件事我只跟你说。"
    )


def told_old(demands: list[str]) -> str:
    """What the helper reads to somebody old."""
    return f"以前请你做的事，还有：{'；'.join(demands[:_SHOWN])}。不着急，有难处就说。"
