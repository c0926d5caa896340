"""What stands on printed slips, and on the page behind the slip by which a chat is joined to a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its title, and how it is used."""

    title: str
    how: str


PUBLIC = {
    "board": Slip("公示栏", "谁承诺了什么、做到没有，扫码看。"),
    "wish": Slip("说愿望", "有什么愿望，扫码告诉支部。"),
    "report": Slip("反映事情", "说好了没做到，扫码说一声。不用写名字。"),
}
CALL = "不用手机也行，打电话：{contact}"
CALL_NOBODY = "不用手机也行，找支部书记。"
TYPE = "也可以在手机里打开："
FOLLOW = "用微信扫这个，关注后直接说。"
CUT = "沿线剪开。"


def sheet_title(org: str) -> str:
    """At the head of the sheet."""
    return f"{org}　印好的码"


def join(name: str) -> Slip:
    """The slip for somebody who has no chat with the bot yet."""
    return Slip(f"给{name}", "扫码要一个数字，在你平时用的聊天里说给我听。30天内有效，只给本人。")


def join_asked(name: str) -> str:
    """On the page behind it."""
    return f"{name}，点一下，要一个数字。"


def join_code(code: str) -> str:
    """The number, and what to do with it."""
    return f"10分钟内，在聊天里对我说：绑定 {code}"
