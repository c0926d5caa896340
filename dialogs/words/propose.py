"""What is said around a promise: copies, how many, changing and taking back, what it serves."""

TAKEN_BACK = "好，这一条撤回了。"
NOT_FOUND = "没找到这一条。说“我的承诺”看看是第几条。"
FIXED = "这一条已经公示，不能改也不能撤。有变化请找书记。"
NOT_IN_SEASON = "现在没有可以改的承诺。"
NOT_ON_LIST = "没有这一类。可以归到：{options}。"
NEEDS_REVIEW_LIST = "先说“审核”，再说“第2条归到 …”。"


def copied(name: str, *, own: bool, last_year: bool) -> str:
    """To the reviewer: what a promise repeats."""
    whose = "他自己" if own else name
    return f"和{whose}{'去年' if last_year else ''}写的几乎一样。"


#: Somebody says again what he has promised already.
STANDS = "这一条已经记过了，不用再提。"


def tell_copied(number: int, *, own: bool, last_year: bool) -> str:
    """The same to the author, without anybody's name."""
    whose = "你自己" if own else "另一位同志"
    when = "去年" if last_year else ""
    return f"这条和{whose}{when}写的几乎一样，写出自己的才好。要改，说“改我的第{number}条”。"


def too_many(count: int, most: int) -> str:
    """To the author: fewer, and done, is better."""
    return f"现在有{count}条了，一般不超过{most}条，量力而行。哪条先不做，就说“撤回 第{count}条”。"


def too_few(count: int, fewest: int, *, of_org: bool) -> str:
    """To whoever sets an example: some more are asked of him."""
    if of_org:
        return f"以组织名义的有{count}条了，一般提{fewest}条。再提，说“支部承诺 …”。"
    return f"你带头，一般提{fewest}条，现在有{count}条。再提，说“报承诺”。"


def counted(count: int, fewest: int, most: int) -> str:
    """To the reviewer: there are more than usual, or fewer than are asked of whoever leads."""
    return f"一共{count}条，一般不超过{most}条。" if count > most else f"一共{count}条，一般提{fewest}条。"


def change_own(old: str) -> str:
    """The question when the author himself wants to change what he handed in."""
    return f"原来写的是：{old}。\n改成怎样？整句说一遍。"


def classified(number: int, entry: str) -> str:
    """The reviewer has changed what a promise serves."""
    return f"好，第{number}条归到“{entry}”。"


LOOK = "看公示栏"
NO_BASE = (("说不清", "-"),)
URGENT_WHAT = "眼下想做什么？说一句就行。比如：今晚到大堤巡4个小时，连巡3天。"
URGENT_DUES = (("三天内", "3"), ("一周内", "7"))
EMPTY_CALL = "号召大家做什么？写在后面就行，比如“号召 台风要来，今晚巡堤要10个人”。"
CALLED = "好，发到工作群了。谁愿意来，会私下跟我说。"
NO_GROUP = "还没有设工作群，这句没有发出去。请打电话叫人。"


def ask_base(text: str) -> str:
    """Where it stands now."""
    return f"“{text}”，现在是多少？说个数就行，年底好比一比。"


def ask_base_again() -> str:
    """Second wording."""
    return "现在大概是多少？不清楚就点“说不清”。"


def called(said: str) -> str:
    """The call in the group: nobody is named."""
    return f"书记号召：{said}\n愿意的，私下跟我说“急难险重”，后面写上你来做什么。"


def urgent_in(name: str, text: str) -> str:
    """The group learns of an urgent promise at once."""
    return f"{name}报名：{text}。谢谢，注意安全。"


def urgent_through(text: str) -> str:
    """The author learns that it is through and public."""
    return f"“{text}”通过了，已经公布。谢谢你，注意安全。"


def led(names: list[str]) -> str:
    """The others learn that leaders have promised first (带头承诺)."""
    return f"{'、'.join(names)}带头承诺了，公示栏上看得到。"


def mend(text: str) -> str:
    """What is still to be put right may become a promise (R20)."""
    return f"还没改好的一件：{text}。可以写进今年的承诺。"


def wished(texts: list[str]) -> str:
    """Wishes of the public that fit the person."""
    return "大家正想要这些，愿意就点一下：\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))


def take_up(place: int) -> str:
    """The button under a wish."""
    return f"我做第{place}件"


def main_tasks(tasks: list[str]) -> str:
    """The year's main tasks, beside the question."""
    return f"今年的重点：{'、'.join(tasks)}。"


def org_what(org: str, example: str, year: int, focus: list[str]) -> str:
    """First wording of the question for an organisation's promise."""
    this = f"\n{main_tasks(focus)}" if focus else ""
    return f"以{org}的名义，{year}年想给大家办成哪件事？说一句就行。比如：{example}。{this}"


ORG_EXAMPLE = "6月底前把村口3公里水渠清一遍，装5盏路灯"
NEEDS_OPINIONS = "先说说怎么听大家意见的，再以组织名义提。"


def org_submitted(reviewer: str, *, above: bool = False) -> str:
    """An organisation's promise is handed in."""
    return f"记下了，这是以组织名义提的，交给{'上级' if above else ''}{reviewer}看。"


ORG_UNREVIEWED = "记下了。这是以组织名义提的，现在没有上级也没有别的委员能看，公示时会写明没有别人看过。"
