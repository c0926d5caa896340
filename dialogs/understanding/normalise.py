"""From what was sent to what can be compared: width, script, dialect, pinyin, dictation."""

import re
import unicodedata
from typing import Final

from dialogs.understanding.dialect import to_standard
from dialogs.understanding.homophones import repair, repair_expected
from dialogs.understanding.pinyin import spell_out

_PLAIN_MARKS: Final = str.maketrans(
    {"。": ".", "、": "、", "…": "…", "“": "", "”": "", '"': "", "「": "", "」": "", "‘": "", "’": ""}
)
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def simplified(text: str) -> str:
    """`text` in simplified characters, half width, lower case."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower()
    if text.isascii():
        return text
    import zhconv  # its table takes 0.1 s to load: not at import

    return str(zhconv.convert(text, "zh-cn"))


def normalised(text: str, context: str) -> str:
    """One clause as it is compared."""
    text = simplified(text).translate(_PLAIN_MARKS)
    text = spell_out(text)
    text = to_standard(repair(to_standard(text)))
    return repair_expected(text.strip(), context)
