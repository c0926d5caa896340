"""Questions after who marked somebody, and why: a slip tells neither."""

import re

_WHO = re.compile(
    r"知情权.{0,8}(?:姓|名|谁)|(?:姓什么|姓啥|哪个人|谁)(?:也行|都行)|"
    r"谁.{0,4}(?:给我|对我|把我).{0,6}(?:评|打|投)|(?:评|打|投)我.{0,8}(?:的人)?是(?:谁|哪个)"
)
_WHY = re.compile(
    r"(?:好吧|那|那么|评议|票上|打分|评我|低分)?[,， ]*(?:的|那)?理由(?:呢|我)?"
    r"(?:能不能|能|可以|可不可以)(?:给我)?(?:看|说|讲|告诉).{0,6}"
)


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    if _WHO.search(said):
        return "marked_by"
    return "marked_why" if _WHY.fullmatch(said) else ""
