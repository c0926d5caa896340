"""What is said about promises that were made before and are completed now."""

ABOUT = "把以前的承诺补完整"
LINK = "打开登记表"
SHOWN = "以前的承诺，在这里下载空表、上传填好的表。链接只给你用，7天内有效。"
UNSURE = (("说不清", "-"),)
NOT_SOUGHT = "支部的承诺，先写明怎么听的意见，比如“1月5日开会20人，走访8户”。"
GONE = "这一条已经有人改过了，谢谢你。"


def ask_text(who: str, old: str) -> str:
    """The whole sentence is to be said anew."""
    return f"{who}以前写的是：{old}。\n这句太大或太空，整句重新说一遍，好吗？"


def ask_text_again() -> str:
    """Second wording."""
    return "做哪件事、为谁做、做多少？说一句具体的。"


def ask_amount(who: str, old: str) -> str:
    """How much is missing."""
    return f"{who}以前写的是：{old}。\n打算做多少？比如“3户”“每月1次”。"


def ask_amount_again() -> str:
    """Second wording."""
    return "做多少、多久一次？说个数就行。"


def ask_whom(old: str) -> str:
    """For whom is missing."""
    return f"“{old}”是为谁做的？比如“村东的老人”。"


def ask_whom_again() -> str:
    """Second wording."""
    return "谁能得到好处？说一句就行。"


def thanks() -> str:
    """It is complete and goes to the reviewer."""
    return "补好了，交给书记看。谢谢你。"


def report(kept: int, whole: int, known: int, lines: list[str]) -> str:
    """What reading the table did."""
    told = f"登记表读好了：新记 {kept} 条，{whole} 条完整，等审核。"
    told += f"有 {known} 条以前读过，没有动。" if known else ""
    if not lines:
        return told
    return "\n".join([told, f"还有 {len(lines)} 条要补，我去问本人：", *lines])


def lacking(row: int, name: str, missing: list[str]) -> str:
    """One row of the report."""
    return f"第 {row} 行 {name}：缺{'、'.join(missing)}。"


def nobody(name: str) -> str:
    """The roster has nobody of that name."""
    return f"花名册上没有{name}。请写全名，或者先加到花名册里。"


def several(name: str, held: list[str]) -> str:
    """The roster has several of that name."""
    return f"有{len(held)}位都叫{name}。请在“编号”一栏写：{'、'.join(held)}。"
