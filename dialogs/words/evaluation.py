"""What is said about the year's evaluation: who is asked, what was counted, what is still missing."""

AS_A_WHOLE = "整个支部今年做得怎么样"
NO_YEAR = "现在没有开着的年度。"
LEADERS_ONLY = "这件事要书记、副书记来办。"
OFFICE_ONLY = "这件事要支委来办。"

INVITE = "群众评议的号在这里办：一批一批印，两个人确认发出，截止后对数。链接只给你用。"
INVITE_LINK = "打开群众评议"

PAPER_HOW = (
    "纸票要两个人各数一遍，数得一样才算。可以点开填，也可以直接写给我：\n"
    "纸票 互评 发12 收11 废1\n李明 9 1 0 0 1\n一人一行，依次是优秀、合格、基本合格、不合格、不了解的票数。\n"
    "群众的纸票，第一行写“纸票 群众 发30 收28 废0”，后面依次是满意、基本满意、不满意、不了解。"
)
PAPER_LINK = "打开纸票登记"
SOURCES = {"peers": "党员互评", "public": "群众评", "organisation": "组织评", "self": "自评"}
PAPER_STATES = {
    "waiting": "记下了。再请一个人照样数一遍，两遍一样才算。",
    "agreed": "两遍数得一样，算进去了。",
    "too_many": "投的票比能投的人还多。这次不算，请重新投。",
}
GAP_HOW = "哪一项没开展，为什么？比如“没开展 群众评 大雪封山，来不了人”。"
GAP_KEPT = "记下了：{source}没开展，因为{why}。表上会照这样写明。"

NOTHING_TO_EXCUSE = "现在没有等你说明的考评：要么评过了，要么投票还没结束。"
NOTHING_TO_HANG = "现在没有要公示的结果：要么公示过了，要么还没有评定。"
PUBLICITY_GAP_HOW = "为什么不公示？写在后面，比如“没开展 公示 党员大会定的，只在会上说”。"
ORG_GAP_NONE = "下级组织的考评，归上级书记、副书记来说明。"


def bright(deed: str) -> str:
    """A deed on the public's sheet, after the promises."""
    return f"好事：{deed}"


def grade_gap_how(name: str) -> str:
    """How it is said who gets no grade, and why."""
    return (
        f"今年没考评谁，为什么？比如“没开展 考评 {name} 今年刚来”。"
        "党员都一样的，写“党员”；下级组织都一样的，写“都”。"
    )


def grade_gap_kept(names: list[str], why: str) -> str:
    """Why members or organisations get no grade this year."""
    return f"记下了：{'、'.join(names)}今年没开展考评，因为{why}。表上会照这样写明。"


def publicity_gap_kept(why: str) -> str:
    """Why the results do not hang out."""
    return f"记下了：今年的结果没有公示，因为{why}。"


def papers_differ(names: list[str]) -> str:
    """Two tellers have counted differently; the other one's figures are not told."""
    return f"记下了。跟另一位数的不一样，差在：{'、'.join(names)}。请两位再各数一遍。"


def paper_trouble(lines: list[str]) -> str:
    """What a teller wrote cannot be taken."""
    told = "\n".join(lines)
    return f"没有记，有几处要改：\n{told}\n改好再发一次。"


def at_line(line: int, why: str) -> str:
    """One fault with its place."""
    return f"第{line}行：{why}。" if line else f"{why}。"
