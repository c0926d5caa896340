"""What is said about the list of needs of an organisation."""

LINK = "打开需求清单"
SHOWN = "群众的愿望都在这张清单里，可以下载，也可以一次传上很多。链接只给你用，7天内有效。"
STATES = {
    "open": "等回复",
    "claimed": "正在找人做",
    "promised": "有人承诺来做",
    "passed_up": "已转上级",
    "merged": "和别的并成一件",
    "answered": "回复了",
}


def imported(new: int, known: int) -> str:
    """What reading the table did."""
    told = f"愿望表读好了：新记 {new} 件。"
    return told + (f"有 {known} 件以前记过，没有动。" if known else "")
