"""From what was sent to what can be compared: width, script, dialect, pinyin, dictation."""

import re
import unicodedata
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.script import to_simplified
from dialogs.understanding.dialect import to_standard
from dialogs.understanding.homophones import repair, repair_expected
from dialogs.understanding.pinyin import spell_out

_PLAIN_MARKS: Final = str.maketrans(
    {"。": ".", "、": "、", "…": "…", "“": "", "”": "", '"': "", "「": "", "」": "", "‘": "", "’": ""}
)
# "不对不对", "满意满意": said twice means the same as said once
_AGAIN: Final = Lazy(r"(不[^\W\da-z_]|没有|[^\W\da-z_]{2,6}?)\1+(?!不)")
_MANY: Final = Lazy(r"([^\W\da-z_])(?<![哈嘿呵嘻喂])\1{2,}")
_COURTESY: Final = Lazy(
    r"^(?:(?:真的?|实在|非常|很)?(?:不好意思|抱歉|对不起|对不住|恕我直言)|请问(?:一下)?|您好|你好|"
    r"拜托|麻烦问一下|想问一下|我想问一下|问一下)(?:啊|哦|,|了|你们|您|你)*(?=.)"
    r"|(?<=..)(?:谢谢|多谢|感谢)(?:您|你|了|啦|关心|提醒|大家|书记|支部|组织|哦|啊)*$"
)
# pinyin as schools write it
_TONES: Final = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvv")
_INVISIBLE: Final = Lazy("[\u200b-\u200f\u2060\ufeff\u00ad]")


def simplified(text: str) -> str:
    """`text` in simplified characters, half width, lower case."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower().translate(_TONES)
    return to_simplified(text)


def normalised(text: str, context: str) -> str:
    """One clause as it is compared."""
    text = simplified(text).translate(_PLAIN_MARKS)
    text = spell_out(text)
    text = to_standard(repair(to_standard(text)))
    text = re.sub(r"(?<!\d)(\d)(?: \1)+(?!\d)", r"\1", text)
    text = _MANY.sub(r"\1", _AGAIN.sub(r"\1", _COURTESY.sub("", text) or text))
    return repair_expected(text.strip(), context)
