"""What is said when something is entered for somebody from paper, a call or a visit."""

from dialogs.words.common import numbered

KINDS = "承诺、进展、愿望、反映、自评、认岗、履岗、同意、好事、见证、受益、材料、点评、感谢、交流、听取说明、"
KINDS += "急难险重、安排、改期、更正、没做成、撤回、整改说明、异议"
HOW = f"写成“上门 王秀英 承诺 每周三去烧水，念过”。中间一项是：{KINDS}。电话、纸质也一样写。"
WHICH_KIND = f"这是哪一种？在名字后面写上：{KINDS}。"
NO_WORDS = "他说了什么？照原话写在后面。"
NOT_YOURS = "这个人不归你记。要帮忙，说“找书记”。"
OWN_WORD = "这件事要本人说，家里人说的不算。"
NO_CYCLE = "现在不是提承诺的时候。"
NOT_A_PROMISE = "这句还看不出做什么。照原话写全：做什么，为谁做，多久一次。"
NO_SUCH_ITEM = "他没有这一条承诺。让他看看“我的承诺”，写第几条。"
IS_PUBLISHED = "这一条公示了，不能直接改。写“改期”“更正”或“没做成”。"
NOTHING_TO_RECTIFY = "他现在没有要改的事。有几件的，写上号，比如“5 零件没到货”。"
NO_PERIOD = "现在没有公示的结果。"
NO_ITEM = "他没有公示的承诺，进展没处记。"
WHICH_ITEM = "他有几条承诺，分不清是哪一条。把承诺里的字写进去。"
WHICH_STATE = "看不出做得怎样。写成“做完了”“一半了”“还没动”这样。"
NO_GRADE = "没有看到等次。写上优秀、合格、基本合格或不合格。"
NOT_NOW = "现在不是自评的时候。"
NO_POST = "没有这个岗，或者他已经认过了。"
NO_SERVICE = "他没有在岗。"
NOTHING_TO_AGREE = "现在没有等他同意的事。"
ONLY_OFFICE = "这一样要书记或委员来记。"
NOT_COMMENTED = "他的点评不由这里给。"
NOTHING_TO_HEAR = "现在没有等着听他说明的事。"
NEEDS_PLACE = "在哪里听的、他怎么说，都写上，比如“村委会，他说路不通误了工”。"
NO_YEAR = "他那里今年还没有开年度。"
NO_QUARTER = "今年还没到第一个季度，先不用记这个。"
NO_DAY = "没有这一天。"
TOO_MANY = "今天记得太多了，明天再记。"
KEPT_BEFORE = "这一条以前记过了，没有重复记。"
PAGE = "纸上写的、电话里说的、上门听来的，都在这里补。链接只给你用，7天内有效。"
LINK = "打开补录页"
PUBLIC = "群众"
ROUND = "上门走几家，就用这一页记。没有网也行，有网了自己交。链接只给你用，7天内有效。"
ROUND_LINK = "打开上门记"
NOBODY = "现在没有归你帮着记的人。要帮忙，说“找书记”。"
WHO_READ = "念给谁听过了？比如“念过 王秀英”。"


#: Of what somebody says of others, his name stands for who said it.
_SAID = {"好事": "说的好事", "见证": "说的话", "受益": "说的话", "材料": "交的材料", "异议": "说的异议"}


def kept(name: str, kind: str, read: bool, family: bool) -> str:
    """Entered."""
    mark = "，注明是家里人说的" if family else ""
    later = "" if read else f"下次见到他念一遍，对了说“念过 {name}”。"
    return f"记下了{name}{_SAID.get(kind, f'的{kind}')}{mark}。{later}"


def which_returned(texts: list[str]) -> str:
    """Several promises came back, and the words fit none of them clearly."""
    return f"他有几条要改的，写上是哪一条，比如“第2条 …”；另外的一条，写“新的 …”。\n{numbered(texts)}"


def done_for(name: str, told: str, read: bool) -> str:
    """Done as the person said; `told` is what the chat answers to it."""
    later = "" if read else f"下次见到他念一遍，对了说“念过 {name}”。"
    return f"按{name}说的：{told}{later}"


def kept_for(name: str, kind: str) -> str:
    """Something said to somebody, or in a group, was entered."""
    return f"记下了：{name}，{kind}。"


def to_read(name: str, words: str) -> str:
    """The task of whoever wrote it down, for the next contact."""
    return f"见到{name}时念给他听：“{words}”。对了说“念过 {name}”。"


def noted_for_you(recorder: str, words: str) -> str:
    """To the person, where he has a chat: the reading back itself."""
    return f"{recorder}替你记了一句：“{words}”。对就不用回，不对说“找书记”。"


def was_read(name: str, lines: list[str]) -> str:
    """What was read back."""
    return f"好，{name}这几句念过了：\n{numbered(lines)}"


def nothing_to_read(name: str) -> str:
    """There is nothing that waits."""
    return f"{name}没有等着念的。"


def row_fault(row: int, fault: str) -> str:
    """What is wrong with a row of the table."""
    return f"第 {row} 行：{fault}"


def faults(lines: list[str]) -> str:
    """Nothing of the table was taken."""
    listed = "\n".join(lines)
    return f"表里有 {len(lines)} 处要改，现在什么都没有记：\n{listed}"


def read_in(new: int, known: int) -> str:
    """The table was taken."""
    more = f"，以前记过的 {known} 条没有动" if known else ""
    return f"读好了：新记 {new} 条{more}。"
