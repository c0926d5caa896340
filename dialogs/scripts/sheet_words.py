"""Words with which the quarter is asked for on one sheet, and for another cut of it."""

import re

_FORMS = (
    re.compile(r"(?:请)?(?:发|给|来|出|看|拉|做)(?:我)?(?:一下|一份|个|一个)?(?:本|这|这个)?季度?的?(?:工作)?汇总"),
    re.compile(r"(?:把)?(?:没|未)(?:有)?(?:完成|做完|做好)的.{0,4}(?:单列|单独|另列|列出来|列一下).*"),
    re.compile(r".{0,4}(?:闪光言行|好人好事|好事).{0,3}(?:挑|选|加).{0,4}(?:条|件|个)?.{0,3}(?:加|放|写|附)(?:进去|上|上去|进来)"),
)  # fmt: skip
_SHORT = re.compile(r".{0,12}(?:压|缩|减)(?:缩)?(?:到|成|在)?一页(?:纸)?.{0,4}")


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    return "quarter_sheet" if short(said) or any(form.fullmatch(said) for form in _FORMS) else ""


def short(said: str) -> bool:
    """Whether it is wanted on one page."""
    return _SHORT.fullmatch(said.strip()) is not None
