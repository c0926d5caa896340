"""What is said around the public's printed codes."""

NOT_NOW = "现在不能这样记。请看这一批写着到了哪一步。"
HANDED = "记下了：这一批发出去了。再请另一个人确认，号才能用。"
SECOND = "要另一个人来确认。两个人里，至少一位不是书记、副书记。"
ACTIVE = "两个人都确认了，这一批的号可以用了。"
STATED = "记下了。再请另一个人核对，一样就点“我核过，一样”。"
CONFIRMED = "两个人核得一样，这一批对得上。"
DOES_NOT_ADD_UP = "两个人核过了，这一批对不上。算不算，请支委会定，写明理由。"
NEEDS_REASON = "请写明理由。"
DECIDED = "记下了支委会的决定。"
ACCOUNT = "群众评议截止了。请两个人核对发出去的号：印了几张，发了几张，作废、交回各几张。发“群众评”打开。"
WRONG_NUMBER = "要写数字，一批最少{least}张，最多还能印{room}张。"
WRONG_SUMS = "发了几张、作废几张、交回几张，都要写数字。"
TOO_LATE = "投票开始以后，不再印号。要多备的，开始以前印好；没发出去的，截止后算交回。"
COUNTED = "{year}年群众评议数好了。发“综合评议”看。"
UNUSED = "第{number}批：印了{printed}张，没有发。"
SUMS = "第{number}批：{where}{end}"
ADDS_UP = "对得上。"
NOT_YET = "这个号还没有开通。发号的人两位都确认过，才能用。"
OVER = "还没到评的时候，或者已经收完了。"


def question(year: int) -> str:
    """What the public is asked, as the poll fixes it."""
    return f"{year}年群众评议"


def opened(codes: int, mark: str) -> str:
    """Tells the group, beside the members' poll, that the public votes too."""
    return f"群众评议同时开始，印了{codes}个号，发出的两个人确认后才能用。开票校验码 {mark}。"


def sealed_title(year: int) -> str:
    """Head of the card with the box list of the public."""
    return f"{year}年群众评议封箱"


def sealed(voted: int, given: int, slips: int, checksum: str) -> str:
    """Tells the group that the codes are off the slips and what lies in the box."""
    return f"发出{given}个号，投了{voted}个，一共{slips}张票。号已经撕掉，票打乱了。\n箱单校验码 {checksum}。"


def where(printed: int, given: int, spoiled: int, returned: int, voted: int) -> str:
    """What became of the codes of a batch."""
    return f"印了{printed}张，发了{given}，作废{spoiled}，交回{returned}，投了{voted}。"


def does_not(counts: bool, reason: str) -> str:
    """What the committee has decided about a batch that does not add up."""
    return f"对不上，支委会定了{'算' if counts else '不算'}：{reason}"
