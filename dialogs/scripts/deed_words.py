"""Words about bright deeds: "好事 李明半夜帮老人换煤气", "我的好事", "撤下好事 2"."""

import re

_NAME = r"(?:闪光言行|好人好事|好事)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("deed_own", re.compile(rf"(?:看)?我的{_NAME}")),
    ("deed_change", re.compile(rf"(?:撤下|放上)(?:我的)?{_NAME}\s*(?:第)?\s*\d{{0,3}}\s*(?:件|条)?")),
    ("deed", re.compile(rf"(?:看|说|报|记)?(?:一?件)?{_NAME}(?:[\s:：，,]+.+)?", re.DOTALL)),
)


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    return next((name for name, form in _FORMS if form.fullmatch(said)), "")


def change_of(said: str) -> tuple[bool, int]:
    """Whether it is to be shown, and which of one's own: its number, 0 for the newest."""
    found = re.search(r"\d{1,3}", said)
    return said.strip().startswith("放上"), int(found.group()) if found else 0
