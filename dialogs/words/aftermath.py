"""What is said after the grades: publicity, objections, follow-up, commendation."""

from dialogs.words.common import numbered

PUBLICISE_ABOUT = "公示结果"
OBJECTIONS_ABOUT = "对结果的异议"
FOLLOW_UPS_ABOUT = "谈话和跟进"
COMMEND_ABOUT = "评先评优的名单"
NO_SUCH = "没有这个号。请看上面的编号。"
PUBLICISE_LATER = "好，先不公示。想公示了，跟我说“公示结果”。"
SCOPES = (
    ("只公示优秀", "best"),
    ("公示栏，都公示", "public"),
    ("党员看，都公示", "members"),
    ("再等等", "later"),
)
RUNNING = "结果正在公示，到{until}。"
ALREADY_FINAL = "{year}年的结果已经公示完，定下来了。要改，跟我说“公示结果 重开 原因”。"
REOPEN_HOW = "为什么重开？写在后面，比如“公示结果 重开 漏算了纸票”。"
REOPENED = "记下了，{year}年的结果重开。要改的，说“评定”；改好了，再说“公示结果”。"
NOT_YET = "还不能公示，这些人还没有评定：{names}。先说“评定”；不评的，说“没开展 考评 姓名 原因”。"
NO_PERIOD = "现在没有公示的结果。"
NO_OBJECTIONS = "现在没有等你答复的异议。"
OBJECT_HOW = "对谁的结果有意见？写上名字和理由，比如“异议 李明 他的路灯没修”。"
NO_FOLLOW_UPS = "现在没有等你跟进的事。"
NO_COMMEND = "现在没有可以推荐的人。公示完了再来。"
NOT_OWN = "{name}的事不归你办，请别人来办。"
NEEDS_DOCUMENT = (
    "组织处理不在这里定，只记在别处定了什么。请写上文件，比如“1 组织处理 乡党委〔2028〕3号，警告”。"
)
NEEDS_DAY = "写上日子和要改的事，比如“1 计划 3月底前把水渠清完”。"
ANOTHER = "复查要由另一个人来做。我请{name}去看。"
LOOK = "看公示"


def ask_scope(year: int, count: int, days: int) -> str:
    """First wording: how the results hang."""
    return (
        f"{year}年{count}位都评定好了。先私下告诉每个人，再公示{days}个工作日。公示给谁看？\n"
        f"1 公示栏，只列优秀\n2 公示栏，姓名和等次\n3 只给党员看，姓名和等次\n群里只发链接，不发名字。"
    )


def ask_scope_again() -> str:
    """Second wording."""
    return "选一个：1 公示栏只列优秀，2 公示栏列姓名和等次，3 只给党员看。不急就说“再等等”。"


def published(opens: str, until: str, count: int) -> str:
    """The secretary learns what happens."""
    return f"记下了。先私下告诉{count}位本人，{opens}起公示，到{until}。有异议，由不相干的人来答复。"


def own_result(year: int, grade: str, said: str, opens: str) -> str:
    """The result, to the person himself, before anybody else sees it: in the committee's words."""
    return (
        f"{year}年评议，支委会给你评的是{grade}。评语：{said}\n"
        f"{opens}起公示。有不同意见，跟我说“异议”，写上理由，由不相干的人答复你。"
    )


def own_result_elder(grade: str) -> str:
    """The same for old people."""
    return f"今年给你评的是{grade}。有话要说，就说“异议”。"


def by_himself(grade: str) -> str:
    """A grade that nobody else was there to give."""
    return f"{grade}（没有别人能评，本人照实记的）"


def no_result(year: int, why: str) -> str:
    """Somebody learns that he gets no grade, and why."""
    return f"{year}年评议没有给你评等次，因为{why}。有话要说，就说“异议”。"


def tell_in_person(name: str, said: str) -> str:
    """Somebody is to hear his result from a person."""
    return f"请在公示前当面或打电话告诉{name}：{said}"


def candidate_result(year: int, said: str) -> str:
    """A probationary member gets the words without a grade."""
    return f"{year}年评议，支委会给你的话：{said or '继续加油'}。预备党员不评等次。"


def card_title(year: int) -> str:
    """Title of the card in the group."""
    return f"{year}年评议结果公示"


def card(opens: str, until: str) -> str:
    """The card in the group: no names."""
    return f"今年评议的结果，从{opens}到{until}公示。点开看。有不同意见，跟我说“异议”，五个工作日内答复。"


def ended_title(year: int) -> str:
    """Title of the last card of the year."""
    return f"{year}年的承诺，结果都有了"


def ended(year: int) -> str:
    """Everybody who saw the promises learns how they ended."""
    return f"{year}年的评议公示完了。年初说的每一件事，做成了没有，公示栏上都写着。谢谢大家监督。"


def ended_to_asker(text: str, result: str) -> str:
    """Whoever wished for something learns how the promise made from it ended."""
    return f"年初答应的“{text}”，到年底：{result}。"


def is_final(year: int, follow: int) -> str:
    """The secretary learns that the results are final."""
    more = f"有{follow}位要跟进，跟我说“谈话”。" if follow else ""
    return f"{year}年的结果公示完了，没有没答复的异议，定下来了。{more}"


def waits_for(count: int) -> str:
    """The period is over, but objections are open."""
    return f"公示到期了，还有{count}件异议没有答复，答复完才算定。"


def objection_kept(code: str, until: str, *, alone: bool) -> str:
    """The receipt of an objection; `alone`: nobody is there who is not concerned."""
    who = "这里没有不相干的人，由负责人来看" if alone else "由不相干的人来看"
    return f"收到，单号 {code}。{who}，最晚{until}答复你。"


def objection_came(name: str, text: str, until: str) -> str:
    """The handler's task."""
    about = f"对{name}的结果" if name else "对评议结果"
    return f"有人{about}有异议：{text}\n请在{until}前答复，跟我说“异议”。"


def objection_line(name: str, text: str, until: str) -> str:
    """One in the handler's list."""
    return f"{name or '结果'}：{text}（{until}前答复）"


def objection_late(name: str, text: str) -> str:
    """One reminder on the last day."""
    return f"这件异议今天到期，还没有答复。{name or '结果'}：{text}\n要答复，跟我说“异议”。"


def ask_objections(lines: list[str]) -> str:
    """First wording."""
    how = "查清了再答复，比如“1 维持 路灯已经修好，看过了”“2 重评 漏算了一张纸票”。"
    return f"等你答复的异议：\n{numbered(lines)}\n{how}"


def ask_objections_again(lines: list[str]) -> str:
    """Second wording."""
    return f"是维持，还是重评？写上理由，比如“1 维持 看过了”。不弄了，说“先不弄”。\n{numbered(lines)}"


def objection_answered(numbers: int) -> str:
    """The handler has answered."""
    return f"{numbers}件答复好了，我告诉他。"


def follow_goes_on(line: str) -> str:
    """A follow-up goes on with somebody else."""
    return f"换了人，接下来由你跟进。{line}\n说“谈话”就能看到。"


def objection_watched(name: str, text: str) -> str:
    """It was not answered in time; to the next in rank."""
    return f"这件异议过了期，{name}还没有答复：{text}\n请你问一问，也可以你来答复，跟我说“异议”。"


def objection_told(answer: str, alone: str, *, changed: bool) -> str:
    """The answer, to whoever objected; `alone` names who gave it although he is concerned himself."""
    what = "要重新评" if changed else "维持原来的结果"
    who = f"（没有别人能答复，是{alone}自己答复的）" if alone else ""
    return f"你提的异议有答复了：{what}。{answer}{who}"


def grade_again(name: str, why: str) -> str:
    """Whoever typed the grade is to call a meeting again."""
    return f"{name}的结果有异议，要重新评：{why}\n请开会再定，跟我说“评定”。"


def call_back(contact: str, answer: str) -> str:
    """Somebody without a chat is to be told."""
    return f"提异议的人留了{contact}，请你打电话答复他：{answer}"


def needs_words(numbers: list[int]) -> str:
    """The reason is missing."""
    return f"第{'、'.join(map(str, numbers))}件没写内容。写在后面就行。"


def why_poor(grade: str) -> str:
    """Why somebody is followed up: the grade."""
    return f"评定是{grade}"


WHY_DISSATISFIED = "群众不满意的超过三分之一"
STATES = {"talk": "等谈话", "plan": "等定计划", "recheck": "等复查", "passed": "上级接着办"}


def follow_line(name: str, why: str, stands: str, until: str) -> str:
    """One in the list."""
    return f"{name}：{why}，{stands}" + (f"，{until}前" if until else "")


def follow_came(name: str, why: str, until: str) -> str:
    """The task of whoever holds the talk."""
    return f"{name}{why}。请在{until}前找他谈一次，先听他说。谈完跟我说“谈话”。"


def recheck_came(name: str, plan: str, until: str) -> str:
    """The task of whoever looks."""
    return f"请在{until}前去看看，{name}的计划做到了没有：{plan}\n看完跟我说“谈话”。"


def passed_came(branch: str, name: str, said: str) -> str:
    """The superior's task."""
    return f"{branch}报上来：{name}没有改好。{said}\n怎么办由你们定，跟我说“谈话”记一笔。"


def ask_follow_ups(lines: list[str]) -> str:
    """First wording."""
    return (
        f"等你跟进的：\n{numbered(lines)}\n可以说“1 谈了 12月30日在他家，他说人手不够”"
        f"“1 计划 3月底前清完水渠”"
        f"“1 改好了 渠通了”“1 没改好 …”“1 批评教育 …”。"
    )


def ask_follow_ups_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪一件，怎么样了？比如“1 谈了 他愿意改”。不弄了，说“先不弄”。\n{numbered(lines)}"


def step_kept(name: str, following: str) -> str:
    """What was done is kept, and what comes next."""
    return f"{name}的记下了。{following}"


NEXT_PLAN = "下一步定个计划，最长三个月，比如“1 计划 3月底前清完水渠”。"
NEXT_CLOSED = "这件事了了。"
NEXT_PASSED = "转给上级了，由上级定。"
NEXT_SAME = "下一步不变。"


def next_own_look(until: str) -> str:
    """Nobody else is there to look."""
    return f"没有别人能复查，{until}前你自己去看，会写明。"


def looked_alone(said: str) -> str:
    """What whoever made the plan saw himself."""
    return f"{said}（没有别人能复查，是定计划的人自己看的）"


def next_recheck(name: str, until: str) -> str:
    """Another person looks."""
    return f"到期请{name}去看，{until}前。"


def own_plan(plan: str, until: str) -> str:
    """The person concerned hears of the plan in private."""
    return f"跟你谈的那件事，这样定：{plan}，{until}到期。有难处，随时跟书记说。"


def commend_line(name: str, grade: str, parts: list[str]) -> str:
    """One who may be put forward, with facts."""
    return f"{name}：{'，'.join((f'评定{grade}', *parts))}"


def held(lines: list[str]) -> str:
    """Those who may not, with the reason."""
    return f"\n这些先不能推荐：{'；'.join(lines)}。" if lines else ""


def ask_commend(lines: list[str], rest: str) -> str:
    """First wording: who may be put forward; in the order of the roster, no ranking."""
    return (
        f"可以推荐的，按名册顺序，不分先后：\n{numbered(lines)}{rest}\n"
        f"推荐谁由支委会定，比如“1 3 推荐 换煤气罐一年没落下”。"
    )


def ask_commend_again(lines: list[str]) -> str:
    """Second wording."""
    return f"推荐哪几位？比如“1 3 推荐”。不弄了，说“先不弄”。\n{numbered(lines)}"


def commended(names: list[str]) -> str:
    """It is written down."""
    return f"记下了，推荐：{'、'.join(names)}。" if names else "记下了，这次不推荐。"


PICKED = "已推荐"
ITEMS_DONE = "{items}件做完{done}件"
EVENTS = {
    "rectification": "有一件事还在限期改",
    "unreported": "还没到社区报到",
    "follow_up": "有一件事还在跟进",
    "grade": "等次不够",
    "none": "还没有评定",
}
