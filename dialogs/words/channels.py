"""Sentences about the ways by which people are reached: groups, first words, news of the platforms."""

NOT_HERE = "群里不说个人的事。请点我的头像，单独跟我说。"
GROUP_KEPT = "好。{org}的小结和公示以后发到这个群。个人的事，请单独跟我说。"
GROUP_KNOWN = "这个群已经登记过了。"
GROUP_LEFT = "好，以后不往这个群发了。"
GROUP_BY_LEADER = "登记本群要支部书记来说。"

_INACTIVE = "平台提醒：这个应用很久没人用，快要被停用了。请管理员登录管理后台确认一下，或让大家各发一句话。"

#: What a platform says of itself, and what is to be done about it; an empty text: nothing.
_NOTICES = {
    "inactive_alert": _INACTIVE,
    "low_active_alert": _INACTIVE,
    "low_active": "平台说这个应用用得太少，限制了一些功能。请管理员在后台点“恢复使用”，再请大家各发一句话。",
    "close_inactive_agent": "平台把这个应用停用了，消息发不出去。请管理员在后台“应用管理”里重新启用它。",
    "reopen_inactive_agent": "",
    "active_restored": "",
    "line_halted": (
        "机器人的连接停了，请管理员看一看：Bot ID 和 Secret 对不对，别处是不是也开着它。改好后重新启动服务。"
    ),
}


def platform_notice(name: str) -> str:
    """What the secretary is told when a platform speaks of itself; nothing where all is well again."""
    return _NOTICES.get(name, _INACTIVE)


def unreached(name: str, silent: list[str], without: list[str]) -> str:
    """Whom the bot cannot reach in an organisation, and what helps."""
    lines = []
    if silent:
        lines.append(f"要先给我发一句话才收得到消息的（{len(silent)}人）：{'、'.join(silent)}。")
    if without:
        lines.append(
            f"没有聊天账号的（{len(without)}人）：{'、'.join(without)}。他们的事我请帮忙的人上门或打电话。"
        )
    if not lines:
        return f"{name}的人都联系得上。"
    help_ = "把首句卡发给前面这些人：扫码点开，说一句“你好”就行。" if silent else ""
    return "\n".join([*lines, *([help_] if help_ else [])])


CARD_LINK = "首句卡"
HOW_TO_FIND = "在企业微信的“工作台”里找到智能机器人“{name}”，点开。"
ONLY_LEADERS = "这件事要书记来问。"

ONLY_IN_CHAT = "这件事要在你自己的聊天里说。"
BALLOT_IN_CHAT = "无记名投票的链接，只在你自己的聊天里给。"
SAY_SOMETHING = "有什么要办的，在这里写一句，和在聊天里说一样。写“帮助”，看能说什么。"

TOO_MANY_TRIES = "试的次数太多了，过一个小时再来。"
NO_SUCH_CODE = "这个数字不对，或者过了10分钟。请在另一个聊天里再说一次“绑定”。"
BOTH_UNKNOWN = "这两个聊天我都不认得。请在书记登记过的那个聊天里说“绑定”。"
ONE_ALREADY = "这两个聊天本来就是一起的。"
TWO_PEOPLE = "这个聊天已经是别人的了，绑不上。请找支部书记。"
PARTED = "好，后来绑上的聊天断开了。不是你本人绑的，请告诉支部书记。"
NOTHING_TO_PART = "没有后来绑上的聊天，不用断开。"


def link_code(code: str, *, known: bool) -> str:
    """The code, and where to say it."""
    there = "另一个聊天" if known else "你平时用的那个聊天"
    return f"10分钟内，在{there}里对我说：绑定 {code}"


def joined(name: str) -> str:
    """Said where the code was said."""
    return f"{name}，两个聊天连上了。以后你在哪边常用，我就在哪边找你。"


def joined_first(name: str) -> str:
    """Said where the code of a slip was said: this is his first chat with the bot."""
    return f"{name}，认得你了。以后我就在这里找你。"


def joined_elsewhere(name: str) -> str:
    """Said in the other chat."""
    return f"{name}，你的另一个聊天刚和这里连上。不是你弄的，就说“不是我绑的”。"


SAY_AGAIN = "刚才我掉线了一会儿。要是你说了话没有回音，请再说一遍。"

SOUND = "一段录音"
NOTHING_TO_PLAY = "没有能在这里放的录音。三天以前的，请从消息里的链接打开。"


def playing(count: int) -> str:
    """Said after the recordings."""
    return f"上面放了{count}段录音，听完写给我。"


def directory_differs(count: int) -> str:
    """News to the secretary."""
    return f"企业微信通讯录和花名册有{count}处对不上。想看就说“通讯录”，改不改由你定。"


def directory_read(accounts: int, differing: int, strangers: list[str]) -> str:
    """What reading the directory came to, for the command line."""
    lines = [f"读了{accounts}个账号，和花名册有{differing}处对不上，等书记定。花名册没有动。"]
    if strangers:
        lines.append(f"花名册上没有的名字：{'、'.join(strangers)}。要加人，请改花名册。")
    return "\n".join(lines)


def directory_line(name: str, account: str, department: str, *, give: bool) -> str:
    """One proposal."""
    if give:
        return f"{name}：填上账号 {account}" + (f"（{department}）" if department else "")
    return f"{name}：账号 {account} 已不在通讯录，去掉"


def directory_list(lines: list[str]) -> str:
    """The proposals, numbered."""
    if not lines:
        return "通讯录和花名册对得上。"
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return f"{numbered}\n照改就说“通讯录 采用 1 2”，不改就说“通讯录 不用 1”。"


def directory_decided(done: int, left: int) -> str:
    """What was decided."""
    return f"好，{done}处照你说的办了。" + (f"还剩{left}处。" if left else "都看完了。")
