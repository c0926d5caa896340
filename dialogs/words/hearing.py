"""What is said around a recording that the branch's own server has made words of."""

LISTENING = "收到，正在听。"
ABOUT = "你刚才录的话"
CHOICES = (("对", "yes"), ("不对", "no"))
NOT_RIGHT = "好，不算数。请再说一遍，或打几个字。"


def heard(text: str) -> str:
    """First wording: nothing is done before it is confirmed."""
    return f"我听到的是“{text}”。\n对吗？"


def heard_again(text: str) -> str:
    """Second wording."""
    return f"“{text}”\n你说的是不是这句？"
