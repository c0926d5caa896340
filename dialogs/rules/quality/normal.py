"""One plain spelling for what was typed or transcribed: widths, characters, bullets, stickers, figures."""

import re
import unicodedata

from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.numerals import figures
from dialogs.rules.script import to_simplified

# Enough to notice that a text is written in traditional characters.
_TRADITIONAL = frozenset(
    "個週們說這來時會為與學習幫鄰樓掃務滿發條戶護車門電話書記黨員訴區區環衛導讀聽講還對後過進動線點錢麼"
)
_LOOSE = Lazy(
    r"(?<![\d.:月])[1-9](?=[\u4e00-\u9fff])(?![次个户人名位天日号月年周期场遍回趟件条起张台套小分点元块万千百十楼栋单层岁班组道幢家份本支把辆])"
)
_CIRCLED = Lazy(r"[①-⑳]")
_BULLETS = Lazy(r"[✅☑✔👉•·▪●★☆🔹🔸◆■➡✨▶️]+")
_STICKER = Lazy(r"\[[^\[\]]{1,12}\]|【(?:图片|表情|语音|视频)】")
_BREAKS = Lazy(r"\s*\n\s*")
_COUNTED_AFTER = Lazy(r"\s*(?:小时|次|户|人|名|个|场|元|分钟|天|%)")
# Only words that decide what is meant; the rest of the dialect is put right in the register's sentence.
_DIALECT = (
    ("俺", "我"),
    ("阿拉", "我们"),
    ("勿要", "不要"),
    ("勿", "不"),
    ("呒没", "没有"),
    ("呒", "没"),
    ("个号头", "个月"),
    ("份人家", "户人家"),
)
# Figures as they are written on cheques, and a span of them.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CHEQUE = Lazy(r"[壹贰叁肆伍陆柒捌玖拾佰仟]{2,}")
_SPAN = Lazy(r"(?<![\d.])(\d{1,3})(?:到|至)(\d{1,3})(?=[名个位户次场件人家])")
# "星期二四晚上" are two evenings, not twenty-four; "1h" is an hour.
_WEEKDAYS = Lazy(
    r"(?<=(?:周|期|拜)[一二三四五])(?=[二三四五六日天](?:早|晚|上午|下午|中午|傍晚|夜|放学|[二三四五六日天]|,|各|的|我|两[天晚次]))|"
    r"(?<=(?:周|期|拜)[一二三][二三四])(?=[三四五六日天](?:早|晚|上午|下午|中午|傍晚|夜|放学|,|各|的|我))"
)
_HOURS = Lazy(r"(?<=\d)[hH](?![A-Za-z])")
_TWO_MONTHS = Lazy(r"([一二三四五六七八九])([二三四五六七八九十])(?:这)?两个月")
_PUNCTUATION = str.maketrans(
    {",": ",", "!": "。", "~": "", "～": "", "…": "。", "?": "?", "|": "\n", "—": ""}
)


def simplified(text: str) -> str:
    """Turn traditional characters into simplified ones."""
    if _TRADITIONAL.isdisjoint(text):
        return text
    return to_simplified(text)


def _circled(text: str) -> str:
    """Tell circled figures that count (③⑥小时) from those that number a list (①…②…)."""

    def turn(match: re.Match[str]) -> str:
        number = unicodedata.normalize("NFKC", match[0])
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() :]
        if _CIRCLED.match(before) or _CIRCLED.match(after) or _COUNTED_AFTER.match(after):
            return number
        return f"\n{number}、"

    return _CIRCLED.sub(turn, text)


def _loose_numbers(text: str) -> str:
    """ "1热爱祖国2每月打扫3不乱扔": figures that number points without any mark."""
    found = list(_LOOSE.finditer(text))
    if [m[0] for m in found[:2]] != ["1", "2"] or found[0].start() != 0:
        return text
    for wanted, match in reversed(list(enumerate(found, 1))):
        if match[0] == str(wanted):
            text = f"{text[: match.start()]}\n{text[match.end() :]}"
    return text


def plain(text: str) -> str:
    """The text in simplified characters, half-width figures and marks, counts in Arabic figures.

    Emoji and stickers are gone; bullets are line breaks.
    """
    text = _STICKER.sub(" ", _BULLETS.sub("\n", _circled(simplified(text))))
    text = unicodedata.normalize("NFKC", text).translate(_PUNCTUATION)
    text = "".join(
        c
        for c in text
        if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "So", "Sk", "Cs", "Co", "Cn"}
    )
    text = _BREAKS.sub("\n", text).strip()
    text = re.sub(r"[ \t]+", " ", text)
    for said, written in _DIALECT:
        text = text.replace(said, written)
    text = re.sub(r"(?<=[\d\u4e00-\u9fff]) (?=\d+(?:次|户|小时))|(?<=\d) (?=[\u4e00-\u9fff])", "", text)
    text = re.sub(r"。{2,}", "。", text)
    text = _HOURS.sub("小时", _WEEKDAYS.sub("、", text))
    text = _loose_numbers(text)
    text = _CHEQUE.sub(lambda found: found[0].translate(_FORMAL), text)
    return _SPAN.sub(r"\1-\2", figures(_TWO_MONTHS.sub(r"\1\2月份", text)))
