"""Sentences about a platform's monthly allowance."""

PLATFORMS = {"dingtalk": "钉钉"}
METERS = {"calls": "接口次数", "messages": "消息次数"}

NOTHING = "这里没有按月计数的平台。"
ONLY_LEADERS = "这件事要书记来问。"

#: To whoever wrote something that the platform brought without its words.
UNHEARD = "钉钉这个月的次数用完了，你刚才说的我没收到。请打开网页说，或者找书记。"
USED_UP = "钉钉这个月的次数用完了，大家说的话我收不到。请大家在网页上说，或者请管理员加购。"
SAY_IT = "打开说"


def line(platform: str, meter: str, used: int, most: int, forecast: int) -> str:
    """How one meter stands, in one line; `most` 0: without a limit."""
    name = f"{PLATFORMS.get(platform, platform)}{METERS.get(meter, meter)}"
    if not most:
        return f"{name}：这个月用了{used}，不限。"
    if used >= most:
        return f"{name}：这个月用了{used}，一共{most}，用完了。"
    enough = "不够" if forecast > most else "够用"
    return f"{name}：这个月用了{used}，一共{most}。照这样月底要{forecast}，{enough}。"


def warning(lines: list[str], *, gone: bool) -> str:
    """What a secretary hears when the month will not suffice, or does no more."""
    said = "\n".join(lines)
    if gone:
        return f"{said}\n大家写的我可能收不到。急事请打电话，别的请在网页上说，或者请管理员加购。"
    return f"{said}\n要回答的事，我改请大家在网页上做，网页不计次数。也可以请管理员加购。"
