"""WeCom's limits, and cutting text to them: some count bytes, some characters (§3.2, §3.3)."""

from bot.platforms.text import clean as clean
from bot.platforms.text import cut_bytes as cut_bytes
from bot.platforms.text import cut_chars as cut_chars
from bot.platforms.text import inert as inert

TEXT_BYTES = 2048
CARD_TITLE_CHARS = 36
CARD_TEXT_CHARS = 160
BUTTONS = 6
BUTTON_CHARS = 10
BUTTON_KEY_BYTES = 1024
OPTIONS = 20
OPTION_ID_BYTES = 128
TEXTCARD_TITLE_BYTES = 128
TEXTCARD_TEXT_BYTES = 512
TEXTCARD_BUTTON_CHARS = 4
REPLACE_NAME_CHARS = 20
