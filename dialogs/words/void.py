"""What is said where a box cannot be opened any more: void, and once again."""

NOT_NOW = "没有记。已经开箱的、还没投票的，不能作废；办这件事要支委或者监票人。"
NEEDS_REASON = "请写明原因。"
ASKED = "记下了。再请另一个人同意，才作废重投。"
SECOND = "要另一个人来同意。两个人里，至少一位不是书记、副书记。"


def agreed(opens: str, closes: str) -> str:
    """Two have agreed."""
    return f"两个人都同意了：这次作废，{opens}起重新投，{closes}截止。监票人要重新做钥匙。"


def title(year: int) -> str:
    """Head of the card for the group."""
    return f"{year}年互评作废，重新投"


def void(year: int, reason: str, opens: str, closes: str) -> str:
    """Tells the voters that what they gave is not opened, and that they vote again."""
    return (
        f"{year}年互评投的票作废了，原因：{reason}。旧票一直封着，没人看过，到期销毁。\n"
        f"{opens}起请重新投，{closes}截止，到时候把链接发给你。网上的群众评议也作废，可以用纸票。"
    )


def again(opens: str, closes: str) -> str:
    """Tells a voter who finds no paper why."""
    return f"这次投票作废了，旧票封着，没人看过。{opens}起重新投，{closes}截止。到时候再打开这个链接。"
