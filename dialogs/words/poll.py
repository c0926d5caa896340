"""What is said around the secret poll: tellers, the seal, the box list, the count, the meeting."""

from dialogs.rules.ballots import FEW_SAME, MANY_SAME

LEADERS_ONLY = "这件事要书记、副书记来办。"
HOLDERS_HOW = (
    "监票人要三位：一位大家推选的普通党员，一位管纪检的，一位上级的。书记、副书记不能当。\n"
    "定好了这样写：监票人 李明 王秀英 周建平\n三位各拿一把钥匙，两位在一起才打得开票箱。"
)
HOLDERS_TOO_LATE = "投票已经开始，监票人不能再换。"
POLLS = {"peers": "党员互评", "public": "群众评议"}
KEY_LINK = "打开监票"
PREPARE = (
    "五个工作日后开始评议投票。请先定三位监票人，发“监票人”看怎么写。"
    "三把钥匙齐了，票在各人手机上封好；不齐，就由服务器封装，保密要差一些。"
)
BY_SERVER = "监票人的钥匙没有齐，这次互评由服务器封装，投票页上写明了。信不过的，可以开会投纸票。"
HOLDER_ASKED = "请你当{year}年互评的监票人。点开做一把自己的钥匙，只留在你手里。{closes}前要做好。"
KEY_KEPT = "锁收到了，钥匙在你手里。截止以后请你来开箱。"
BEFORE_VOTING = "投票开始"
BOX_UNOPENED = "{year}年互评的票箱封好了，还没有打开。请两位监票人一起开箱。"
WHO_IS = "没找到{name}。要写花名册上的名字，本支部的或者上级的。"
NO_CHAT = "{name}没有聊天账号，拿不了钥匙。"


def open_box(title: str) -> str:
    """Calls a teller to the box."""
    return f"{title}了，请你来开箱。要两位监票人，各用各的手机。"


def holders_named(names: list[str]) -> str:
    """The three are asked to make their keys."""
    return f"记下了：监票人{'、'.join(names)}。我请他们各做一把钥匙。"


def opened_title(year: int) -> str:
    """Head of the card with which a poll opens."""
    return f"{year}年互评开始投票"


def opened(voters: int, closes: str, holders: list[str], mark: str) -> str:
    """Tells the group what is fixed from now on."""
    return (
        f"能投的{voters}人，{closes}截止。票在各人手机上封好，谁也看不到。\n"
        f"监票人：{'、'.join(holders)}，两位在一起才打得开。\n开票校验码 {mark}，投票页上的要跟这个一样。"
    )


def sealed_title(year: int) -> str:
    """Head of the card with the box list."""
    return f"{year}年互评封箱"


def sealed(voted: int, voters: int, slips: int, checksum: str) -> str:
    """Tells the group that the names are off and what lies in the box."""
    return (
        f"能投的{voters}人，手机上投了{voted}人，一共{slips}张票。名字已经撕掉，票打乱了。\n"
        f"箱单校验码 {checksum}。打开原来的评议链接，手机会核对你的票在不在箱子里。"
    )


NOT_TAKEN = "没有交成。请从聊天里的链接重新打开，再试一次。"
TAKEN = "已收到。"
OVER = "已经截止，不再收了。"
ON_PAPER = "你领了纸票，这里不再收。请把纸票投进票箱。"
STANDINGS = {
    "closed": "现在不用开箱。",
    "waiting": "你数好了。等另一位监票人也数好。",
    "differs": "两位数得不一样。请都重新打开这一页再数；还不一样，就报告上级，这次投票可能要重来。",
    "counted": "两位数得一样，已经记下。",
}
NO_SLIPS = "没有票。"
SAME_FOR_ALL = "给每个人的等次是不是都一样"


SAME_TOLD = {
    MANY_SAME: "过半的人，给每个人的等次都一样，可能没有细评。",
    FEW_SAME: "给每个人等次都一样的，没有过半。",
}
SAME_HIDDEN = "有人得了低的等次，或者票不多，给每个人的等次是不是都一样，就不显示，免得猜出是谁。"


def counted_line(word: str, slips: int) -> str:
    """One word of the scale with its slips; without a word: too few to be told."""
    if word in SAME_TOLD:
        return SAME_TOLD[word]
    if not word:
        return f"有{slips}票，不显示是什么"
    return f"{word} {slips}票"


BOX_LIST_LINK = "看箱单"
EXCLUDE_HOW = (
    "不计入应到会的，要支委会同意、党员大会通过、报上级批准。这样写：不计入 王秀英 卧床\n"
    "原因只能是这五种：患病、出国、关押、卧床、外出（半年以上没转走关系）。恢复写：计入 王秀英"
)
EXCLUDE_TOO_LATE = "投票已经开始，名单不能再改。"
NOT_A_MEMBER = "{name}不在正式党员名单里。"


def excluded(name: str, ground: str, entitled: int) -> str:
    """A member is not counted, and why."""
    return f"记下了：{name}不计入应到会，原因是{ground}。现在应到{entitled}人。"


def included(name: str, entitled: int) -> str:
    """A member is counted again."""
    return f"记下了：{name}计入应到会。现在应到{entitled}人。"


MEETING = "在会上投票，用这一页：到会几人、墙上的二维码、谁领纸票、封箱、会议记录。"
MEETING_LINK = "打开会上投票"
ATTENDED = "记下了。"
NOT_ATTENDED = "没有记。实到的人数，要比0多，不能比应到的多。"
NO_PAPER = "没有记，先不要给票。现在不在投票，或者这位不在名单上。"
PAPER_GIVEN = "记下了，可以给{name}纸票了。手机上投过的已经作废。"
SEALING = "好，马上封箱。箱单会发到群里，监票人可以开箱了。"
NOT_SEALED = "没有封。封箱要监票人来点，会上到的人要过半。"
