"""What is said when a commitment is made."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.rules.people import Category
from dialogs.rules.year import year_end

EXAMPLES = {
    Category.LEADER: "6月底前把村口50米断头路修通",
    Category.AGENCY: "每月最后一个周六教老人用手机，一年12次",
    Category.ENTERPRISE: "今年带2名新工人，教会他们独立上岗",
    Category.SCHOOL: "每周三放学后给3名孩子补习数学，不收钱",
    Category.RURAL: "每月帮村东3户老人换一次煤气罐",
    Category.COMMUNITY: "每周清理一次3号楼的楼道",
    Category.NO_POST: "每周巡一次村里的水渠，堵了就清",
    Category.RETIRED: "每周二教孩子们写毛笔字",
    Category.ELDER: "每个礼拜三去文化礼堂烧水",
    Category.MOBILE: "每月给村里打一次电话，介绍2个岗位",
}

#: Tokens of buttons that the script asks for by name.
HALF = "half"
WRONG = "no"
BY_BOT = "bot"

DUE_CHOICES = (("做一整年", "year"), ("上半年做完", HALF))
READ_CHOICES = (
    ("当面念过，对", "face_to_face"),
    ("电话念过，对", "phone"),
    ("你去问他", BY_BOT),
    ("不对", WRONG),
)
LISTEN = "听录音"
KEEP_WHOLE = "好，要改成怎样？整句再说一遍。"
SENT_TO_HELPER = "收到，录音存好了。我请{name}听一听，写下来再跟你对。"
NO_HELPER = "收到，录音存好了。书记听了会跟你对一遍。"
IMPROPER = "这件事不能写进承诺。有想法可以跟书记说。"
ABOUT = "你的承诺"


def about(name: str) -> str:
    """What the talk is about where somebody else writes it down."""
    return f"{name}的承诺"


HELLO = "我是支部的践诺小助手。"


def or_else(examples: list[str]) -> str:
    """Several examples as one."""
    return "；或者".join(examples)


def year_said(year: int, now: int) -> str:
    """The year as it is said."""
    return {0: "今年", 1: "明年"}.get(year - now, f"{year}年")


def your_post(post: str) -> str:
    """The duties on the roster, before the question (R10)."""
    return f"你的岗位：{post.rstrip('。')}。"


AS_THE_DUTIES = "照岗位写"


def from_post(name: str, post: str, duties: str, year: int) -> str:
    """First wording to somebody who holds a post: its duties are where he starts."""
    return (
        f"{name}，你的岗是{post}：{duties.rstrip('。')}。{year}年想做到什么样？说一句，多久一次、做到几时。"
    )


def elder_from_post(post: str) -> str:
    """The same to old people."""
    return f"你做{post}，想做点啥？讲一句就好。"


def ask_what(name: str, example: str, year: int) -> str:
    """First wording of the question."""
    return f"{name}，{year}年想为大家做件什么实事？说一句就行。比如：{example}。"


def ask_what_again(example: str) -> str:
    """Second wording."""
    return f"换个说法：什么事、为谁做、多久一次？比如：{example}。"


def elder_what(name: str, example: str, when: str) -> str:
    """First wording for old people: short, one example, read aloud easily."""
    return f"{name}，{when}想做点啥？讲一句就好。比如：{example}。"


def elder_what_again(example: str) -> str:
    """Second wording for old people."""
    return f"想给大家帮个什么忙？像这样讲：{example}。"


def recorder_listens(name: str) -> str:
    """The same where there is a recording to listen to."""
    return f"{name}录了一段话。请你听一听，照原话写一句给我。"


def recorder_what(name: str) -> str:
    """First wording for somebody who writes down what another person said."""
    return f"{name}想做什么？照原话写一句给我。"


def recorder_what_again(name: str) -> str:
    """Second wording."""
    return f"{name}是怎么说的？一句就行，听不清就说“先不弄”。"


def returned(guidance: str, old: str, by: str = "") -> str:
    """The question when a commitment came back."""
    return f"{by or '书记'}请你改一改：{guidance}。\n原来写的是：{old}。\n改成怎样？整句说一遍。"


def returned_to_helper(name: str, guidance: str, old: str) -> str:
    """The same for somebody who speaks for the author."""
    return f"{name}的承诺，书记请改一改：{guidance}。\n原来写的是：{old}。\n他想改成怎样？照原话写一句。"


def advice(why: str, example: str) -> str:
    """Why a sentence is not taken yet, and what would do."""
    return f"{_stop(why)}比如：{_stop(example)}" if example else _stop(why)


def ask_due(text: str) -> str:
    """First wording of the question for the date."""
    return f"记下了：{text}。\n做到什么时候？"


def ask_due_again() -> str:
    """Second wording."""
    return "哪天之前做完？说个日子，比如“6月底”。一直做，就点“做一整年”。"


def until(due: date | None, year: int) -> str:
    """When something is to be done: the whole year, or a day of it."""
    if due is None or due == year_end(year):
        return "全年"
    return f"{chinese_date(due)}前" if due.year == year else f"{due.year}年{chinese_date(due)}前"


def with_date(text: str, due: date, year: int) -> str:
    """One of several items, each with its own date."""
    return f"{text}（{until(due, year)}）"


def read_back(texts: list[str], due: date | None, year: int, told_to: str = "") -> str:
    """Reads back what will be handed in; without a date where the dates differ or matter little. `told_to`:
    who wrote it down for the person."""
    noted = f"{told_to}替你记的" if told_to else "我记的"
    until_when = "做一整年" if due == year_end(year) else f"{until(due, year)}做完"
    until_line = f"\n{year}年，{until_when}。" if due else ""
    if len(texts) == 1:
        return f"{noted}是：{_stop(texts[0])}{until_line}\n对不对？"
    lines = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    return f"{noted}有{len(texts)}件：\n{lines}{until_line}\n对不对？"


NO_WHOM = (("不用写", "-"),)


def ask_whom(text: str) -> str:
    """For whom, or where: asked once where neither is said."""
    return f"“{text}”，是给谁做的，在哪里？说一句就行，不用写就点一下。"


def ask_whom_again() -> str:
    """Second wording."""
    return "给谁、在哪里？比如“村东的老人”。不用写就点“不用写”。"


WHERE_CHOICES = (("他家里", "他家里"), ("支部", "支部"))


def ask_where(name: str) -> str:
    """Where it was read to the person."""
    return f"在哪里念给{name}听的？"


def ask_where_again() -> str:
    """Second wording."""
    return "说个地方就行，比如“他家里”“文化礼堂”。"


def read_back_again(texts: list[str]) -> str:
    """Second wording."""
    return f"“{'；'.join(texts)}”，就这样交给书记看，行不行？"


def left_out(parts: list[str]) -> str:
    """What of a mixed message is not written down."""
    return f"“{'；'.join(parts)}”不好检查，先不写进去。"


DATE_TROUBLE = {
    "past_date": "这个日子已经过了。",
    "invalid_date": "日历上没有这一天。",
    "vague_date": "要有个准日子，大家才好看。",
    "refers_earlier": "我没找到前面那个日子。",
}


def _stop(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "？", "！")) else f"{sentence}。"
