"""How a quarter stands: for the secretary, and for the superior about those below."""

ONLY_LEADERS = "这件事要书记来看。想看自己的，说“我的承诺”或“我的点评”。"
NOT_YET = "今年还没到季度小结的时候。"
LINK = "看全部"


#: How a summary stands; where nothing is published, there is nothing of which it could speak.
SUMMARIES = {"signed": "小结有了", "missing": "小结还没有", "nothing": "还没有公示的承诺"}
OWN_SUMMARIES = {"signed": "小结签发了", "missing": "小结还没签发", "nothing": "还没有公示的承诺"}


def own(quarter: int, summary: str, given: int, total: int, exchanges: int, open_: int) -> str:
    """The own branch's quarter, in few words."""
    talked = f"记了{exchanges}次" if exchanges else "还没记"
    rest = f"，有{open_}件正在改" if open_ else ""
    return f"第{quarter}季度：{OWN_SUMMARIES[summary]}，点评{given}/{total}人，互相交流{talked}{rest}。"


def below_line(name: str, summary: str, given: int, total: int, exchanges: int, open_: int) -> str:
    """One organisation below."""
    talked = f"交流{exchanges}次" if exchanges else "交流还没记"
    rest = f"，正在改{open_}件" if open_ else ""
    return f"{name}：{SUMMARIES[summary]}，点评{given}/{total}人，{talked}{rest}"


def below_idle(name: str) -> str:
    """An organisation below whose year has no quarter yet."""
    return f"{name}：今年还没到季度小结"


def below(lines: list[str], more: int) -> str:
    """The superior's own list, in private."""
    shown = "\n".join(lines)
    rest = f"\n还有{more}家，点开看。" if more else ""
    return f"下面各支部这季度：\n{shown}{rest}"


def without(quarter: int, names: list[str], bare: list[str]) -> str:
    """The superior learns once a quarter, in private, who has no summary yet; `bare` have published nothing
    of which one could speak."""
    other = f"{'、'.join(bare[:8])}还没有公示的承诺。" if bare else ""
    shown = "、".join(names[:8])
    rest = f"等{len(names)}家" if len(names) > 8 else ""
    return (
        f"第{quarter}季度的小结，{shown}{rest}还没有签发。可以打个电话问问有没有难处。"
        f"{other}要看全部，说“这季度”。"
    )
