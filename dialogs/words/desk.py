"""What the secretary is asked to decide, besides reviews."""

RECORD_ABOUT = "替别人记承诺"
PUBLISH_ABOUT = "公示承诺"
SUMMARY_ABOUT = "本季度小结"
DIGEST_ABOUT = "年度结果发群"
PUBLISH_CHOICES = (("公示", "yes"), ("再等等", "later"))
SUMMARY_CHOICES = (("签发", "yes"), ("改一改", "edit"), ("先不发", "later"))
DIGEST_CHOICES = (("发到群里", "yes"), ("先不发", "later"))
SEE = "看评议结果"
ONCE_MORE = "上次先放着的，再问一声。\n"
PUBLISH_LATER = "好，先不公示。想公示了，跟我说“公示”。"
SUMMARY_LATER = "好，先放着。想签发了，跟我说“小结”。"
DIGEST_LATER = "好，先不发。想发了，跟我说“结果”。"


def ask_who() -> str:
    """First wording: for whom is it written down?"""
    return "替谁记？说名字。"


def ask_who_again() -> str:
    """Second wording."""
    return "花名册上没找到。请说全名，比如“王秀英”。"


def publish(ready: int, people: int, waiting: int, missing: int, unseen: int = 0) -> str:
    """First wording: how things stand, and whether to publish now. `unseen` of those that are ready there
    was nobody else to look at."""
    parts = [f"{people}个人的{ready}条承诺{'' if unseen else '审好了，'}可以公示。"]
    if unseen:
        parts.append(f"其中{unseen}条没有别人能看，公示时会写明。")
    if waiting:
        parts.append(f"还有{waiting}条没审完。")
    if missing:
        parts.append(f"还有{missing}个人没提，晚些可以补。")
    parts.append("公示后文字就定了。现在公示吗？")
    return "\n".join(parts)


def publish_again(ready: int) -> str:
    """Second wording."""
    return f"这{ready}条现在贴出去，还是再等等？"


def summary(draft: str) -> str:
    """First wording: the draft and what can be done with it."""
    return f"{draft}\n\n这是我起草的小结。签发后以你的名义发到群里。签发吗？"


def summary_again() -> str:
    """Second wording."""
    return "这份小结，签发、改一改，还是先不发？"


def summary_text() -> str:
    """First wording of the question for another text."""
    return "把改好的整段发来，我就照这个发到群里。"


def summary_text_again() -> str:
    """Second wording."""
    return "请把整段小结再发一遍。"


def digest(results: str, draft: str) -> str:
    """First wording: that the count is there, and what would be posted."""
    told = f"{results}\n\n" if results else ""
    return f"{told}给群里的话我起草好了：\n{draft}\n\n要把这段发到群里吗？"


def digest_again() -> str:
    """Second wording."""
    return "年度结果，现在发群里，还是先不发？"
