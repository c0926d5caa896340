"""How often the bot has turned to people without being asked."""


def of_week(times: int) -> str:
    """A person's own figure."""
    if not times:
        return "这一周我没有主动找过你。"
    return f"这一周我主动找了你{times}次。"


def of_time(minutes: float) -> str:
    """The time that reading and answering took, as an estimate."""
    if minutes < 1:
        return "看和回加起来不到1分钟。"
    return f"看和回加起来大约{round(minutes)}分钟。"


def of_month(mean: float, most: int, minutes: float) -> str:
    """The branch's figures, for its secretary: no names."""
    if not most:
        return "这个月我还没有主动找过支部里的人。"
    told = f"{mean:.1f}".removesuffix(".0")
    return f"这个月我平均每人找了{told}次，最多的一位{most}次。每人花了大约{round(minutes)}分钟。"
