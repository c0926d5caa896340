"""What the secretary reads and says when commitments are reviewed."""

from datetime import date, datetime

from dialogs.rules.calendar import chinese_date, local

ON_PAGE = "想对照标准一条一条看，就打开这一页。"
PAGE = "打开审核"
NOT_AS_SHOWN = "有一条刚改过，或者别人看过了，没有动。"
NEEDS_GUIDANCE = "请他怎么改？写一句，或者勾出不符合哪一条。"
NOTHING_DECIDED = "还没有选。每条选“通过”或者“请他改”，再交。"
KINDS = {"standard": "为了哪条", "goal": "目标", "topic": "内容", "benefit": "惠民"}

#: Ends the name of an organisation that stands before the first of its items in a list.
GROUP = "\x1f"

ABOUT = "等你看的承诺"
PICTURE = "看照片"
#: In the list of a superior: the organisation itself promises.
IN_ITS_NAME = "以组织名义"
NOTHING = "现在没有等你看的承诺。"
RETURN_CHOICES = (("缺时限", "缺时限"), ("不够具体", "不够具体"), ("太大了", "太大了，做不到"))
NO_SUCH = "没有这个号。请看上面的编号。"

NO_PROPOSAL = "没有更好的说法，照原话就行。"


def one(name: str, text: str, until: str, remark: str, serves: str = "") -> str:
    """One item of the list: who, what, what it serves, and what was noticed about it."""
    noted = f"（提示：{remark.rstrip('。')}）" if remark else ""
    return f"{name}：{text}，{until}{f'〔{serves}〕' if serves else ''}{noted}"


def ask(lines: list[str], more: int, criteria: list[str]) -> str:
    """First wording: the list, what it is looked at by, and how to answer."""
    rest = f"\n后面还有{more}条。" if more else ""
    by = (
        f"\n对照看：{' '.join(f'{place}{one}' for place, one in enumerate(criteria, 1))}。"
        if criteria
        else ""
    )
    how = "可以说“1 通过”“2 退回 缺时限”" + ("“2 退回 3不符”" if criteria else "") + "“都通过”。"
    return f"有{len(lines)}条承诺等你看：\n{listed(lines)}{rest}{by}\n{how}"


def listed(lines: list[str]) -> str:
    """The numbered list; a line may begin with the organisation that it and the next ones belong to."""
    shown = []
    for number, line in enumerate(lines, 1):
        head, _, rest = line.rpartition(GROUP)
        shown += [f"{head}：", f"{number}. {rest}"] if head else [f"{number}. {line}"]
    return "\n".join(shown)


def outcome(name: str, approved: bool, guidance: str) -> str:
    """What became of one item on the page."""
    return f"{name}：通过。" if approved else f"{name}：请他改，{guidance.rstrip('。')}。"


def in_group(org: str, line: str) -> str:
    """The first item of an organisation in a list that holds several."""
    return f"{org}{GROUP}{line}"


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪几条通过，哪几条退回？比如“1 3 通过，2 退回 缺时限”。\n{listed(lines)}"


def ask_guidance(numbers: list[int]) -> str:
    """First wording: why something comes back."""
    return f"退回{_list(numbers)}。请他怎么改？说一句就行。"


def ask_guidance_again(numbers: list[int]) -> str:
    """Second wording."""
    return f"{_list(numbers)}差在哪里？他看了这句才好改。"


def decided(approved: list[str], returned: list[tuple[str, str]], refused: list[str], left: int) -> str:
    """What became of one line of decisions. Names, so that a slip is seen at once."""
    parts = []
    if approved:
        parts.append(f"通过：{'、'.join(approved)}。")
    if returned:
        parts.append("退回：" + "；".join(f"{name}（{why}）" for name, why in returned) + "。")
    parts += refused
    parts.append(f"还有{left}条。" if left else "都看完了。")
    return "\n".join(parts)


def was_changed(name: str) -> str:
    """The commitment is no longer as the secretary saw it."""
    return f"{name}的这一条刚改过，等你再看一遍。"


def not_heard(family: bool) -> str:
    """Beside a promise that somebody else told or wrote down, and that its author has not agreed to yet."""
    return "家里人说的，本人还没说对。" if family else "还没念给本人听。"


def unheard(name: str, family: bool) -> str:
    """Why it is not approved, and the way."""
    why = "家里人说的" if family else "别人记的，还没念给他听"
    return f"{name}的这一条是{why}，先不能通过。念给他听，他说对，就发“念过 {name}”。"


def own(name: str) -> str:
    """Nobody reviews himself."""
    return f"{name}是你自己的承诺，要由别人看。"


def _list(numbers: list[int]) -> str:
    return "、".join(f"第{number}条" for number in numbers)


NO_HISTORY = "没找到这一条。说“我的承诺”看看是第几条。"


def history(name: str, steps: list[str]) -> str:
    """How an item came about: every wording and every decision, in order."""
    return "\n".join([f"{name}这一条的经过：", *steps])


def wording(number: int, at: datetime, text: str, until: str, came: str, original: str) -> str:
    """One wording, how it came, and the person's own words where the tidy ones differ."""
    by = f"（{came}）" if came else ""
    own_words = f"原话是“{original.rstrip('。')}”。" if original.rstrip("。") != text.rstrip("。") else ""
    return f"第{number}稿，{_day(at)}{by}：{text}，{until}。{own_words}"


def said_since(said: str, came: str) -> str:
    """What its author had somebody write down of it since."""
    return f"他说：{said}（{came}）。"


#: How something came that was not typed.
_CAME = {
    "paper": "纸上写的",
    "phone": "电话里说的",
    "visit": "上门听来的",
    "spoken": "说出来的",
    "page": "网页上写的",
    "command": "命令行写的",
}


def came(channel: str, recorder: str, day: date | None, where: str) -> str:
    """How a wording came: which way, when and where, who wrote it down; empty for what was typed."""
    place = "，".join(filter(None, (chinese_date(day) if day else "", f"在{where}" if where else "")))
    by = f"{recorder}代记" if recorder else ""
    return "，".join(filter(None, (_CAME.get(channel, ""), place, by)))


def read_back_on(day: date | None, recorder: str, where: str) -> str:
    """Its author has agreed: in his own chat, or when it was read to him."""
    when = chinese_date(day) if day else ""
    place = f"，在{where}" if where else ""
    return f"{when}{place}，{recorder}念给本人听，本人说对。" if recorder else f"{when}，本人说对。"


def still_unheard(family: bool) -> str:
    """It waits for its author's yes."""
    return "是家里人说的，等本人说一声对。" if family else "还没念给本人听。"


def decision(at: datetime, reviewer: str, approved: bool, guidance: str) -> str:
    """One decision on it."""
    if approved:
        return f"{_day(at)}，{reviewer}看了，通过。"
    return f"{_day(at)}，{reviewer}请他改：{guidance.rstrip('。')}。"


def seen_by(met: int, short: list[str]) -> str:
    """To the author: by how many criteria it was looked at; what could be better, kindly, where something
    was noted."""
    if not short:
        return f"对照{met}条标准看过，都符合。" if met else ""
    return f"{len(short)}条标准还可以再好一点：{'；'.join(short)}。{met}条都符合。"


def others_met(met: int) -> str:
    """To the author of what came back: the rest is well."""
    return f"其他{met}条标准都符合。"


def verdicts(met: list[str], short: list[str]) -> str:
    """The verdicts of a decision, criterion by criterion, in the history."""
    parts = [f"符合：{'、'.join(met)}" if met else "", f"不符合：{'、'.join(short)}" if short else ""]
    return f"  {'；'.join(filter(None, parts))}。"


BY_ITSELF = "  没有上级可审，由本组织的人看。"


def published_on(at: datetime) -> str:
    """It was published."""
    return f"{_day(at)}公示。"


def _day(at: datetime) -> str:
    day: date = local(at).date()
    return chinese_date(day)
