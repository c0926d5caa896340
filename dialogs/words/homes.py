"""What is said about two homes: the unit, and the community in which somebody lives."""

from dialogs.words.common import numbered

ABOUT = "住在社区的党员"
WHO_REPORTS = "谁来报到？写上姓名，比如“报到 罗敏”。同名的写上单位：“报到 乡卫生院党支部 罗敏”。"
NOT_REGISTERED = "你还没有在社区报到。住在哪里，跟我说一声，比如“我住溪口社区”。"
NO_COMMUNITY = "没有找到这个社区。请写它在花名册上的全名，比如“我住溪口社区党支部”。"
OWN_HOME = "你本来就是这里的党员，不用报到。"
NO_NEEDS = "还没有写。可以说“社区需要 每周清一次楼道；帮独居老人买菜”。"
NEEDS_HOW = "要加，说“社区需要”加一句话。要去掉，说“社区需要 删 2”。"
NO_SUCH = "没有这个号。请看上面的编号。"
NO_GUESTS = "现在没有别的单位的党员住在这里报到。说“报到”加姓名就能登记。"
WORD_EXAMPLES = "可以说“1 每次值班都来，邻居夸他 2 教会三位老人用手机”。先说好的。"
UNIT = "单位"


def asked(name: str, community: str) -> str:
    """The member's wish to report; the community confirms."""
    return f"好，{name}，我问问{community}。登记好了告诉你。"


def asks(name: str, unit: str) -> str:
    """The task of the community's secretary."""
    return f"{name}（{unit}）说住在这里，想来报到。对的话，说“报到 {name}”。"


def registered(name: str, unit: str) -> str:
    """The community's secretary has registered somebody."""
    return f"登记好了：{name}（{unit}）。我告诉他本人和他单位。"


def known(name: str) -> str:
    """Is registered already."""
    return f"{name}已经登记过了。"


def you_are_registered(community: str, needs: list[str]) -> str:
    """The person himself hears it first."""
    wants = f"那里想请大家做：{'；'.join(needs)}。" if needs else ""
    own = f"想在那里承诺一件小事，说“社区承诺”。不住那里，说“不住{community}”。"
    return f"{community}记下你住在那里了。{wants}{own}"


def your_member(name: str, community: str) -> str:
    """The unit's secretary hears it once."""
    return f"{name}在居住地{community}报到了。他在那里的承诺由社区看，年底社区写一句话给你。"


def left(name: str, community: str) -> str:
    """Somebody takes part there no more."""
    return f"好，{name}不在{community}算了。以前做的都留着。"


def not_there(name: str) -> str:
    """Is not registered there."""
    return f"{name}没有在这里登记过。"


def several(name: str, places: list[str]) -> str:
    """More than one person of that name."""
    return f"有{len(places)}个{name}：{'、'.join(places)}。请写上单位：“报到 {places[0]} {name}”。"


def nobody(name: str) -> str:
    """Nobody of that name anywhere."""
    return f"花名册上没有叫“{name}”的党员。请写全名。"


def needs(lines: list[str]) -> str:
    """What the community asks."""
    return f"想请住在这里的党员做：\n{numbered(lines)}\n{NEEDS_HOW}"


def guests(lines: list[str]) -> str:
    """Who lives here and belongs elsewhere."""
    return f"在这里报到的：\n{numbered(lines)}"


def guest_line(name: str, unit: str, items: list[str]) -> str:
    """One of them with what he promised here."""
    return f"{name}（{unit}）" + (f"：{'；'.join(items)}" if items else "：还没有承诺")


def words_due(count: int) -> str:
    """At year's end, to the community's secretary."""
    return f"快到年底了。住在这里的{count}位党员，请你一人写一句话，说“社区意见”就行。我转给他们单位。"


def word(lines: list[str]) -> str:
    """First wording: one sentence on each."""
    return f"一人说一句，我转给他们单位：\n{numbered(lines)}\n{WORD_EXAMPLES}"


def word_again(lines: list[str]) -> str:
    """Second wording."""
    return f"先说一两个也行。{WORD_EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def kept(names: list[str]) -> str:
    """The words are kept and on their way."""
    return f"记下了：{'、'.join(names)}。先告诉本人，再转给他们单位。"


def word_for_you(community: str, said: str) -> str:
    """The person hears it first, alone."""
    return f"{community}说你今年在社区：{said}。这句话也转给你的单位。"


def word_for_unit(name: str, community: str, said: str) -> str:
    """The unit's secretary."""
    return f"{community}说{name}：{said}。年底评议时看得到。"


def what(name: str, community: str, asked: list[str], year: int) -> str:
    """First wording of the question for a commitment at home."""
    wants = f"社区想请大家做：{'；'.join(asked)}。" if asked else ""
    return f"{name}，你住在{community}。{wants}{year}年在社区想做件什么？说一句就行。"


def what_again(community: str, example: str) -> str:
    """Second wording."""
    return f"在{community}想做什么事、为谁做、多久一次？比如：{example}。"


def what_elder(community: str) -> str:
    """The same to old people."""
    return f"在{community}想做点啥？讲一句就好。"


def scoped(scope: str, line: str) -> str:
    """One of one's own commitments, with where it holds."""
    return f"{scope}：{line}"
