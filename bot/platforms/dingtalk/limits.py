"""DingTalk's limits (platform page §3.5–§3.8), and text that its markdown leaves alone."""

import re

PEOPLE = 20  # userIds of one batchSend; the error table still says 100
PARAM_BYTES = 15_000  # msgParam of a message, as JSON
TEXT_BYTES = 6_000  # ours: JSON may need two bytes for one
TITLE_CHARS = 36  # ours: what a notification shows
ACTION_BUTTONS = 5  # sampleActionCard2 … sampleActionCard5
CARD_BUTTONS = 6  # what our card template has
CARD_VALUE_BYTES = 1_000  # a variable of a card has 1 KB
BUTTON_CHARS = 10

_BREAK = "  \n  "
_AT_START = re.compile(r"(?m)^([ \t]*)([#>])")
_SIGNS = str.maketrans({"[": "［", "]": "］", "*": "＊", "_": "＿", "`": "｀", "<": "＜"})
_FULL = {"#": "＃", ">": "＞"}


def inert(text: str) -> str:
    """The text for a field of markdown: what a member wrote becomes no heading, link or picture."""
    plain = _AT_START.sub(lambda found: found[1] + _FULL[found[2]], text.translate(_SIGNS))
    return plain.replace("\n", _BREAK)
