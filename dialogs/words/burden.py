"""How often the bot has turned to people without being asked."""


def of_week(times: int) -> str:
    """A person's own figure."""
    if not times:
        return "这一周我没有主动找过你。"
    return f"这一周我主动找了你{times}次。"


def of_month(mean: float, most: int) -> str:
    """The branch's figures, for its secretary: no names."""
    if not most:
        return "这个月我还没有主动找过支部里的人。"
    told = f"{mean:.1f}".removesuffix(".0")
    return f"这个月我平均每人找了{told}次，最多的一位{most}次。"
