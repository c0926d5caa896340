"""What stands on the materials for meeting, document, noticeboard, press, television, web and group (R51).

Every one of them says how anybody can tell that a promise was not kept: code, telephone, chat word.
"""

from datetime import date

READY = "公示材料备好了：会议、文件、公示栏、报刊、电视、网络、工作群，都在这一页。链接只给你用，7天内有效。"
OPEN = "看公示材料"
NOTHING = "还没有公示的承诺，先说“公示”。"

MEETING_TITLE = "公开承诺会议讲稿"
MEETING_ORDER = "一、先说要做什么"
MEETING_OWN = "二、支部的承诺"
MEETING_PEOPLE = "三、党员的承诺"
MEETING_END = "四、请大家监督"
INSIDE = "（只在党员内公开，会上说，不往外发）"
#: How a line stands that was changed after it was published; `before` is what stood there first.
BEFORE_TEXT = "原来写的是“{before}”"
BEFORE_DAY = "原来说{before}"
NONE_OF_ORG = "支部自己的承诺还没有公示。"

TABLE_TITLE = "附件：{year}年公开承诺表"
TABLE_HEAD = ("序号", "承诺人", "承诺的事", "完成时间")
SCAN = "用手机扫码，看大家承诺了什么。没做到，也在这里说。"
CALL = "不用手机，打电话："
CHAT = "聊天里说“反映”加上事情，也行。"

NOTICE_TITLE = "{year}年公开承诺"


def promisors(org: str, people: int, own: bool) -> str:
    """Who has promised something: the organisation, members, or both."""
    if not people:
        return org
    return f"{org}和{people}名党员" if own else f"{org}的{people}名党员"


def meeting_opening(org: str, year: int, who: str, items: int) -> str:
    """How whoever speaks begins."""
    return (
        f"各位党员，各位乡亲：今天把{org}{year}年的公开承诺念给大家听。"
        f"{who}一共承诺了{items}件事。说了就要做，做得怎样，请大家看着。"
    )


def meeting_line(who: str, text: str, until: str, before: str) -> str:
    """One commitment as it is read out, with how it was at first."""
    return f"{who}：{text}，{until}。{before and f'{before}。'}"


def meeting_closing(contact: str) -> str:
    """How whoever speaks ends."""
    return (
        f"念完了。哪一件没做到，谁都可以说：扫公示栏上的码，打电话给{contact}，或在聊天里说“反映”。"
        "五个工作日内一定回话。不想留名，可以不留。"
    )


def document_number(org: str, year: int, number: int) -> str:
    """The number of the document."""
    return f"{org}〔{year}〕{number}号"


def document_title(org: str, year: int) -> str:
    """The title of the document."""
    return f"{org}关于公布{year}年公开承诺事项的通知"


def document_to() -> str:
    """To whom it is addressed."""
    return "全体党员、各位群众："


def document_body(year: int, who: str, items: int) -> list[str]:
    """What the document says."""
    return [
        f"经审核，{who}{year}年的公开承诺事项已经确定，共{items}件，现予公布（见附件）。",
        "承诺事项公布后文字不再改动。确需更正、改期的，由两人以上同意，写明原因，原文保留。",
        "每季度梳理一次承诺的进度，点评一次。请党员、群众监督。",
    ]


def document_supervision(contact: str, address: str) -> str:
    """How anybody supervises, as the document says it."""
    return f"监督方式：{contact}；网页 {address}；聊天里说“反映”。反映的事，五个工作日内答复。"


def press_title(who: str, items: int) -> str:
    """The headline."""
    return f"{who}把{items}件实事写上公示栏"


def press(org: str, year: int, day: date, who: str, items: int, samples: list[str]) -> str:
    """The text for a newspaper."""
    told = "；".join(samples)
    return (
        f"{day.month}月{day.day}日，{org}公布了{year}年的公开承诺。{who}一共承诺了{items}件事。\n"
        f"这些事都写明了做什么、为谁做、什么时候做完。比如：{told}。\n"
        "承诺贴在公示栏上，也放在网页上，文字定了不再改。要改期，得说明原因，原来的话一直看得见。"
    )


def press_closing(contact: str, address: str) -> str:
    """How readers supervise."""
    told = f"没做到的，可以打电话：{contact}，也可以在网页上说：{address}。"
    return f"做得怎样，大家来看。{told}五个工作日内回话。"


def spot(year: int, who: str, items: int, sample: str) -> str:
    """The text of a spot of 30 seconds."""
    return (
        f"{who}，公布{year}年的公开承诺，一共{items}件实事。"
        f"{sample}"
        "说到做到，请您监督。没做到的，扫公示栏上的码，或者给村里打电话。"
    )


def spot_sample(text: str) -> str:
    """One commitment in the spot, where there is room."""
    return f"比如，{text}。"


def web_line(org: str, address: str) -> str:
    """The line to put on a site of one's own."""
    return f"{org}公开承诺公示栏：{address}"


#: On the page of the materials.
MATERIALS = {
    "meeting": "会议：讲稿",
    "document": "文件：通知和附件",
    "newspaper": "报刊：新闻稿",
    "television": "电视、广播：30秒口播稿",
    "subtitles": "电视：字幕",
    "web": "网络：网址",
    "group": "工作群：卡片",
}
SHEETS = {"a3": "公示栏大张A3.html", "a4": "公示栏A4.html"}
SLIPS = "印好的码.docx"

FILES = {
    "meeting.docx": "会议讲稿.docx",
    "document.docx": "公示文件.docx",
    "newspaper.txt": "新闻稿.txt",
    "television.txt": "口播稿30秒.txt",
    "subtitles.srt": "字幕.srt",
    "web.txt": "网页地址.txt",
    "group.txt": "工作群卡片.txt",
}
