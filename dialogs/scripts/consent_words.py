"""Words about being shown to those who rate: "不同意互评", "别公开我病情", "同意互评"."""

import re

#: Whoever asks about it has not said it.
_ASKS = re.compile(r"[?？吗呢]|怎么|会不会|能不能|可不可以|什么")
_NO = re.compile(
    r"(?:不|没)(?:再|想|要|愿意|能)?同意(?:了)?(?:给|让|我|大家|党员)*互评|互评.{0,6}(?:不同意|反悔|不要给|别给)"
    r"|(?:撤回|收回)(?:我的)?(?:互评)?(?:的)?同意|(?:别|不要|不想|不许|不能)(?:再)?公开我"
)
_YES = re.compile(r"(?:我|又|还是|现在)*同意(?:参加|给大家|让大家)?互评(?:了)?")


def agreed(said: str) -> bool | None:
    """What the words say, or None where they say nothing of it."""
    text = said.strip(" 。，,.~～")
    if _ASKS.search(text):
        return None
    if _NO.search(text):
        return False
    return True if _YES.fullmatch(text) else None


def private(said: str) -> bool:
    """Whether something of him is to stay private altogether."""
    return "公开我" in said


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    return "" if agreed(said) is None else "peer_consent"
