"""What the services say: news, help, queries, and the kind word to strangers."""

from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.words.common import numbered

WELCOME = "{name}，你好，我是践诺小助手。年初帮你记承诺，平时问问进度，年底帮大家评一评。不会用就说“帮助”。"
STRANGER = "你好。我在{branch}的花名册上还没找到你，所以先不能替你办事。请联系{contact}，加上名字就行。"
STRANGER_MAY = "有愿望，跟我说“愿望 …”。有事没做到，跟我说“反映 …”。"
WHERE = "收到。你说的是哪个村、哪个单位的事？回一个名字就行，比如“清溪村”。"
WHERE_HELLO = "你好。我在花名册上还没找到你。你是哪个村、哪个单位的？回一个名字就行。"
UNHEARD = "你的录音我还听不明白。请打几个字，或者打电话给支部。"
GUESSED = "没听出是哪里，我先交给{name}，他们会转。"
ASK_CODE = "想知道怎样了，说“查”加单号。"
STRANGER_DEED = "收到，谢谢你说给我们听。支部看过，本人同意了，就放到公示栏上。"
NO_BRANCH = "你好。这里还没有导入花名册，请联系支部书记。"
STOPPED = "你好。你的提醒已经停了。要恢复，请联系{contact}。"
SECRETARY = "支部书记{name}{phone}"
SOMEBODY = "支部书记"

HELP = (
    "可以直接跟我说：\n“报承诺” 说说想做的实事\n“我的承诺” 看写了什么\n“找书记” 请人来帮你\n"
    "“愿望” 说说大家想要什么\n“反映” 说说什么事没做到\n“有什么能帮” 看看能帮谁\n"
    "“再说一遍” “上一步” “先不弄”也都行。"
    "\n“好事” 说说谁做了好事\n“我的点评” “我的足迹” “我的好事” 看大家怎么说你。"
)
HELP_SECRETARY = (
    "\n书记还可以说：\n“要定的” 看等你定的事，“审核” 看等你审的\n“公示” “小结” “结果” “花名册” “岗位牌”\n"
    "“支部承诺 …” 以组织名义提，“征求意见 …” 记怎么听大家意见的。\n"
    "“代录 某某” 替他记承诺。“好事” 看大家说的好事。\n"
    "“愿望” “反映” 看群众说的，替人记就说“记愿望” “记反映”。"
    "\n“这季度” “点评” “交流” “到期” “整改” 看平时做得怎样，“感谢 某某” 谢谢他。"
    "\n年底：“群众评” “纸票” “写评语” “综合评议” “评定” “公示结果” “谈话” “评优” “导出”。"
    "\n“好做法 …” 报上去，“采用 1” 照着做。年底“结束年度”，以后看“往年”。"
    "\n谁问这是什么，就说“这是做什么的”。"
    "\n“开年度” “重点任务” “空白主题” “差谁” “规则” “依据” 管这一年怎样走。"
)
HELP_WRITING = "说清三样就够了：做什么，为谁做，多久做一次。不用写长。"
HELP_ELDER = "想做什么，讲一句话就行。不会弄，就说“找人帮忙”。"

NO_CYCLE = "现在还没到提承诺的时候。到时候我来找你。"
NONE_YET = "你今年还没有承诺。想提，跟我说“报承诺”。"
BOARD = "支部的公示栏在这里，谁都可以看。"
LOOK = "看公示栏"
ROSTER = "花名册在这里下载，填好在这里上传。链接只给你用，7天内有效。"
ROSTER_LINK = "打开花名册"
NOT_UNDERSTOOD = "这句我没听明白。想提承诺就说“报承诺”，要找人就说“找书记”。"
ONLY_SECRETARY = "这件事要书记来办。要找他，就说“找书记”。"
NOBODY_TO_RECORD = "替谁记？请说全名，花名册上要有这个人。"

SUBMITTED_ELDER = "记下了，谢谢你。剩下的不用你管。"
RECORDED = "记下了{name}的承诺，交给书记看了。谢谢你。"
UNREVIEWED = "记下了。现在没有别人能看你的这一条，公示时会写明没有别人看过。有了上级，他看得到。"
LOCKED = "这一条已经公示，文字不能改了。有变化请找书记。"
READ_BACK_SENT = "好，我念给{name}听，对了就交上去。"
IMPROPER = "有人想写一条不合适的承诺，我没有记。他说的是：{words}"


def submitted(reviewer: str, *, above: bool = False) -> str:
    """The author's thanks, and who looks at it now: somebody here, or of the superior."""
    return f"记下了，交给{'上级' if above else ''}{reviewer}看了。谢谢你。"


def greeting(name: str) -> str:
    """The first word to somebody new."""
    return WELCOME.format(name=name)


def contact(name: str, phone: str) -> str:
    """How to reach the secretary."""
    return SECRETARY.format(name=name, phone=f"（{phone}）" if phone else "")


def mine(lines: list[str], year: int, first: int) -> str:
    """A person's commitments of a year; the numbers go on from list to list."""
    return f"你{year}年的承诺：\n{numbered(lines, first)}"


def in_its_name(text: str) -> str:
    """A promise in the organisation's name, among one's own."""
    return f"{text}（以组织名义）"


def commitment_line(text: str, until: str, state: str) -> str:
    """One commitment in a list."""
    return f"{text}，{until}，{state}"


SOON = "这两天"


def day_said(day: date, today: date) -> str:
    """A day as it is said."""
    return {1: "明天", 2: "后天"}.get((day - today).days, chinese_date(day))


def handed_over(name: str, by: str) -> str:
    """Somebody will come."""
    return f"好，我请{name}来帮你，最晚{by}联系你。"


def handed_over_unasked(name: str, by: str) -> str:
    """The bot gives up asking."""
    return f"不急，这个先放着。我请{name}来帮你，最晚{by}联系你。"


def waits_since(first: str, today: str) -> str:
    """Somebody asks again who has been waiting."""
    return f"从{first}等到现在，{today}又来"


def errand_call(name: str, about: str, by: str, again: str) -> str:
    """The task of somebody who is to help; `again`: that he has been waiting."""
    return f"{name}{again or '想'}找你帮忙{about}。请在{by}下班前打个电话或走一趟。"


def errand_urgent(name: str, said: str) -> str:
    """Something that cannot wait."""
    return f"急：{name}刚才说“{said}”。请马上联系他。"


def errand_phone(name: str, text: str) -> str:
    """Somebody without a phone of his own is to be told."""
    return f"{name}收不到消息，请你转告：“{text}”"


def first_of_many(text: str) -> str:
    """Brings the first words of some days that are to be passed on; there may be others."""
    return f"{text}\n要带的话都在“待办”里。"


def told_stop(name: str, why: str) -> str:
    """The secretary learns that somebody is not written to any more."""
    reasons = {
        "moved": "转走了",
        "deceased": "去世了",
        "opted_out": "不想再收消息",
        "wrong_person": "不是本人",
    }
    return f"{name}那边说：{reasons[why]}。我已经停发消息，请你核实。"


STOP_SAID = {
    "moved": "好，知道了，不再发消息。我告诉书记。",
    "deceased": "请节哀。我不再发消息，也告诉书记。",
    "opted_out": "好，不再发消息。想找我，随时说一句。",
    "wrong_person": "对不起，打扰了。我不再发消息。",
}


def approved(text: str, seen: str, steps: str) -> str:
    """News to the author: what it was looked at by, and the steps that the rule proposes."""
    return f"你的承诺“{text}”通过了。{seen}公示后大家都能看到。{steps}"


def status_line(waiting: int, ready: int, published: int, missing: int) -> str:
    """How a branch stands, for its secretary: numbers, no names."""
    return f"等你看的{waiting}条，通过等公示的{ready}条，已公示{published}条，还有{missing}人没提。"


def errands_list(lines: list[str]) -> str:
    """The open tasks."""
    if not lines:
        return "现在没有等你办的事。"
    return f"等你办的事：\n{numbered(lines)}\n办好一件，跟我说“1 办好了”。"


def errands_done(done: int, left: int) -> str:
    """One or all are done."""
    return f"好，{done}件记作办好了。" + (f"还有{left}件。" if left else "都办完了，辛苦了。")


def feedback(kind: str, name: str, words: str) -> str:
    """Something a person said that the secretary ought to know."""
    titles = {"wish": "提了一个愿望", "improper": "想写一条不合适的承诺，我没有记"}
    return f"{name}{titles[kind]}：{words}"


#: What each dialog is called when somebody else is told about it.
DIALOGS = {
    "commitment": "今年的承诺",
    "review": "审核",
    "checkin": "承诺的进度",
    "self_rating": "自己的评价",
    "publish": "公示",
    "summary": "季度小结",
    "digest": "年度结果",
    "record": "替别人记承诺",
    "checks": "抽查看到的情况",
    "ends": "给每一件定结果",
    "close_year": "结束年度",
    "practices": "报来的好做法",
    "deeds": "大家说的好事",
    "opinions": "征求意见的情况",
    "complete": "把以前的承诺补完整",
}
