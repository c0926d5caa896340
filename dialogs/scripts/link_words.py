"""What joins two chats of one person, and parts them again."""

import re

#: "绑定 123456": the code may stand alone behind the word, with or without gaps.
_LINK = re.compile(
    r"(?:我要)?(?:绑定|连上|换号|认一下)(?:(?:我的)?(?:帐号|账号|号))?[\s：:，,]*(\d[\d\s]{4,10}\d)?"
)
_PART = re.compile(r"解绑|取消绑定|不是我绑的|不是我连的")


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    words = said.strip()
    if _PART.fullmatch(words):
        return "unlink"
    return "link" if _LINK.fullmatch(words) else ""


def code_in(said: str) -> str:
    """The digits of the code that is said, or an empty string."""
    found = _LINK.fullmatch(said.strip().rstrip("。.!！"))
    return re.sub(r"\s", "", found[1]) if found and found[1] else ""
