"""What is said about wishes and reports of the public: receipts, lists, answers."""

from dialogs.words.common import numbered

WISHES_ABOUT = "群众的愿望"
REPORTS_ABOUT = "群众反映的事"
CLAIM_ABOUT = "群众的一个愿望"

LOOK_UP = "想知道办得怎么样，跟我说“查 {code}”。"
WISH_RECEIPT = "收到，转给支部书记了。单号是 {code}。"
REPORT_RECEIPT = "收到，谢谢你告诉我们。单号是 {code}。五个工作日内一定回你。谁说的，只有办这件事的人知道。"
RECORDED = "记下了，单号是 {code}。请把单号告诉他，他随时可以来问。"
EMPTY_WISH = "有什么愿望？写在后面就行，比如“愿望 村口想装一盏路灯”。"
EMPTY_REPORT = "什么事没做到？写在后面就行，比如“反映 说好修的路灯还没修”。"
EMPTY_NOTE = "记什么？写在后面就行，比如“记愿望 张大爷想在桥头装扶手”。"
NO_CODE = "没有这个单号。请看看有没有写错，一共六个字。"
TOO_MANY = "今天收到的太多了，先打个电话给支部吧。"
NO_WISHES = "现在没有等你回复的愿望。"
NO_REPORTS = "现在没有等你回复的反映。"
CLAIM_CHOICES = (("愿意", "yes"), ("不方便", "no"))
DECLINED = "好，知道了。我告诉书记，请别人来做。"
GONE = "这件事已经有结果了，谢谢你。"
NO_SUCH = "没有这个号。请看上面的编号。"
SELF_MERGE = "不能并到自己。请写另一个号。"
NEEDS_WORDS = "回复什么？写在号后面，比如“1 回复 下周来修”。"
NEEDS_NAME = "谁来做？写上全名，比如“1 认领 李明”。"
MORE_HINT = "想接着看，说“愿望”。"

WISH_EXAMPLES = "可以说“1 认领 李明”“2 回复 下周来修”“3 并到 1”“4 转上级”“5 对上 李明 第2条”。"
REPORT_EXAMPLES = "可以说“1 回复 已经修好了”。"

STATES = {
    "open": "已经收到，正在等支部回复。",
    "claimed": "已经收到，正在找人来做。",
    "promised": "已经有人承诺来做。",
    "passed_up": "已经报给上级，有消息就告诉你。",
    "answered": "已经有回复了。",
}
MARKS = {"claimed": "（正在问人）", "passed_up": "（已转上级）"}
CHANNELS = {"phone": "电话", "paper": "纸条", "visit": "上门"}
CHANNELS |= {"chat": "聊天", "page": "网页", "command": "命令行"}


NOTHING_TO_OFFER = "现在没有等人来做的愿望。有了我跟你说。"
I_DO = "我来做"


def offers(lines: list[str]) -> str:
    """What somebody can help with, numbered like the buttons."""
    return f"这些愿望还没人做：\n{numbered(lines)}\n想做哪一件，点一下。"


def offers_again(lines: list[str]) -> str:
    """Second wording."""
    return f"说个号就行，比如“1”。不做也没关系，说“先不弄”。\n{numbered(lines)}"


def take_number(number: int) -> str:
    """The button of one of them."""
    return f"我来做第{number}件"


def offer(text: str) -> str:
    """A new wish, to somebody who can do it; saying nothing is an answer too."""
    return f"有人想要：{text}。你会这个，愿意来做吗？不方便就不用回。"


def added(code: str) -> str:
    """More of the same was put to what was said before."""
    return f"好，这句加在刚才那一件上了，还是单号 {code}。"


def asks_after(code: str, standing: str) -> str:
    """Somebody asks about what he has just told."""
    return f"有人管。这件是单号 {code}：{standing}"


def wish_receipt(code: str) -> str:
    """A wish is kept."""
    return f"{WISH_RECEIPT.format(code=code)}{LOOK_UP.format(code=code)}"


def report_receipt(code: str, about: str, *, which: bool) -> str:
    """A report is kept: with the promise that it is `about`, or the question which one."""
    more = f"\n说的是“{about}”。不对就再说“反映”加编号。" if about else ""
    more = "\n说的是哪一条承诺？公示栏上有编号，回我“反映 12号”这样就行。不说也有人看。" if which else more
    return f"{REPORT_RECEIPT.format(code=code)}{LOOK_UP.format(code=code)}{more}"


def promise_named(code: str, text: str) -> str:
    """Whoever reported has said which promise was meant."""
    return f"好，{code}说的是“{text}”。"


def what_about(text: str) -> str:
    """A number alone, and nothing was reported before."""
    return f"“{text}”怎么了？连着说一句，比如“反映 12号 路灯还没亮”。"


def no_such_promise() -> str:
    """Nothing of that number is on the board."""
    return "公示栏上没有这个编号。请再看看，或者直接说是什么事没做到。"


def recorded(code: str) -> str:
    """Somebody has written down what another one said."""
    return RECORDED.format(code=code)


def standing(state: str, answer: str) -> str:
    """How a wish or report stands, for whoever has the code."""
    return f"{STATES[state]}\n{answer}" if answer else STATES[state]


def objection_standing(answer: str, due: str) -> str:
    """How an objection to results stands, for whoever has the code."""
    return f"你提的异议有回复了：\n{answer}" if answer else f"你提的异议收到了，{due}前答复。"


def told(kind: str, code: str, answer: str) -> str:
    """The answer, to whoever asked."""
    title = "你反映的事" if kind == "report" else "你提的愿望"
    return f"{title}（单号 {code}）有回复了：\n{answer}"


def passed_up(code: str) -> str:
    """The wisher learns that the superior was asked."""
    return f"你提的愿望（单号 {code}）已经报给上级，有消息就告诉你。"


def promised(name: str, text: str) -> str:
    """A published commitment is the answer to a wish."""
    return f"{name}承诺来做：{text}。做得怎么样，公示栏上看得到。"


def relay(said: str) -> str:
    """Whoever wrote it down brings the answer."""
    return f"请转告当时跟你说的那位。{said}"


def wish_line(text: str, mark: str, like: str) -> str:
    """One wish in the list; `like` is the number of one that it resembles, or empty."""
    same = f"（像第{like}条）" if like else ""
    return f"{text}{MARKS.get(mark, '')}{same}"


def report_line(about: str, text: str, who: str, until: str) -> str:
    """One report in the list of whoever answers it."""
    start = f"{about}：" if about else ""
    return f"{start}{text}（{who}，{until}前回复）"


def wishes(lines: list[str], more: int) -> str:
    """First wording: the list and how to decide."""
    rest = f"\n后面还有{more}件。" if more else ""
    return f"群众的愿望：\n{numbered(lines)}{rest}\n{WISH_EXAMPLES}"


def wishes_again(lines: list[str]) -> str:
    """Second wording."""
    return f"每件怎么办？{WISH_EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def reports(lines: list[str], more: int) -> str:
    """First wording: the list and how to answer."""
    rest = f"\n后面还有{more}件。" if more else ""
    return f"群众反映的事，等你回复：\n{numbered(lines)}{rest}\n{REPORT_EXAMPLES}"


def reports_again(lines: list[str]) -> str:
    """Second wording."""
    return f"怎么回他？{REPORT_EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def needs(waiting: int, claimed: int, passed: int, settled: int) -> str:
    """How the wishes stand, in numbers."""
    total = waiting + claimed + passed + settled
    return f"愿望一共{total}件：等回复{waiting}，找人做{claimed}，转上级{passed}，有结果{settled}。"


def nobody_called(name: str) -> str:
    """The roster has nobody of that name."""
    return f"花名册上没有{name}。请写全名。"


def several_called(name: str) -> str:
    """The roster has several of that name."""
    return f"有几位都叫{name}。请写花名册上的编号，比如“1 认领 05”。"


def claimed(number: str, name: str) -> str:
    """The secretary learns that a member is asked."""
    return f"第{number}件，我去问{name}愿不愿意做。"


def answered(number: str) -> str:
    """An answer goes to the asker."""
    return f"第{number}件回复好了，我告诉他。"


def call_too(contacts: list[str]) -> str:
    """Whoever asked on a page may have left word on how to be reached."""
    return f"他留了联系方式：{'；'.join(contacts)}。请也跟他说一声。"


def merged(number: str) -> str:
    """Two wishes go one way."""
    return f"第{number}件并好了，两件一起回。"


def went_up(number: str, name: str) -> str:
    """The superior was asked, or the secretary is to ask himself."""
    if name:
        return f"第{number}件转给{name}了。"
    return f"第{number}件记成转上级了。上级不在这里，请你打个电话。"


def was_settled(number: str) -> str:
    """Somebody else was quicker."""
    return f"第{number}件已经有结果了。"


def asks_up(branch: str, said: str) -> str:
    """The task of the superior's secretary."""
    return f"{branch}转来一个群众愿望：{said}\n能不能办，说“愿望”回一句，我转给他们。"


def claim(text: str) -> str:
    """First wording: one member is asked in private whether he will do it."""
    return f"有群众想要：{text}\n书记觉得你合适。愿意把它写成你的承诺吗？"


def claim_again(text: str) -> str:
    """Second wording."""
    return f"“{text}”这件事，你愿意做，还是不方便？"


def claim_elder(text: str) -> str:
    """First wording for old people."""
    return f"有人想要：{text}\n你愿意做吗？"


def from_wish(text: str, example: str) -> str:
    """The commitment dialog, begun from a wish."""
    return f"群众想要：{text}\n你打算怎么做？讲一句就行。比如：“{example}”。"


def declined(name: str, text: str) -> str:
    """The secretary learns that a member will not do it."""
    return f"{name}说不方便做这件事：{text}\n再找别人，就说“愿望”。"


def wish_came(text: str, before: int) -> str:
    """The secretary learns of the first wish of a day, and how many had the same `before`; the others wait in
    the list."""
    again = f"前面有{before}位提过，又" if before else ""
    return f"{again}有群众提了愿望：{text}\n要回复，跟我说“愿望”。"


def report_came(about: str, text: str, until: str) -> str:
    """The task of whoever answers a report."""
    who = f"{about}的承诺" if about else "一件事"
    return f"有群众反映{who}：{text}\n请在{until}前回他。要回复，跟我说“反映”。"


def report_late(text: str) -> str:
    """One reminder, on the last day."""
    return f"群众反映的这件事今天到期，还没有回复：{text}\n要回复，跟我说“反映”。"


def report_watched(name: str, text: str) -> str:
    """The next one in rank learns that a report was not answered in time."""
    return f"这件事{name}还没有回复群众：{text}\n请你问一问。要替他回，跟我说“反映”。"


def who_said(name: str, recorder: str, contact: str, channel: str) -> str:
    """Where a report came from, for whoever deals with it and nobody else."""
    if recorder:
        return f"{recorder}代记"
    who = name or f"群众，{CHANNELS[channel]}"
    return f"{who}，留了{contact}" if contact else who


OPEN_SCENE = "打开网页"
SCENE_OWN = "这张纸条是给一个人的。是你的，就点下面打开。"

_SCENES = {
    "board": "这里是{org}的公示栏。谁承诺了什么、做到没有，点下面看。",
    "wish": "这里是{org}。有什么愿望，直接说给我听就行，也可以点下面写。",
    "report": "这里是{org}。什么事说好了没做到，直接说给我听就行，也可以点下面写。",
    "ask": "这里是{org}。手上有评议的号，就点下面填。",
}


def scene(kind: str, org: str, *, member: bool) -> str:
    """Said to whoever scanned a printed code; a member says his wish by its name."""
    if member and kind in ("wish", "report"):
        return EMPTY_WISH if kind == "wish" else EMPTY_REPORT
    return _SCENES.get(kind, _SCENES["board"]).format(org=org)
