"""Numbers as people write and say them: 12, 十二, 两, 廿三, 一百零五, 半."""

import re
from typing import Final

_DIGITS: Final = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "幺": 1,
    "壹": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "贰": 2,
    "三": 3,
    "仨": 3,
    "叁": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10000}
_TENS: Final = {"廿": "二十", "卅": "三十", "念": "二十"}
NUMBER: Final = r"(?:\d+(?:\.\d+)?万?|[零〇一幺二两俩三仨四五六七八九十百千万廿卅]+半?|半)"


def number(text: str) -> float | None:
    """The value of a number, or None if it is not one. 半 is one half, 二三 (two or three) is None."""
    text = text.strip()
    if len(text) > 9:
        return None  # nobody counts so far here
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if re.fullmatch(r"\d+(?:\.\d+)?万", text):
        return float(text[:-1]) * 10000
    if text == "半":
        return 0.5
    if text.endswith("半"):
        whole = number(text[:-1])
        return None if whole is None else whole + 0.5
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return _by_digits(text)
    return _by_units(text)


def _by_digits(text: str) -> float | None:
    """二零二七 is 2027; 七八 is a guess between two and no number."""
    if len(text) == 2 and "零" not in text and "〇" not in text:
        return None
    return float("".join(str(_DIGITS[sign]) for sign in text))


def _by_units(text: str) -> float | None:
    total, section, digit = 0, 0, 0
    last_unit = 1
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            last_unit = 10 if sign in "零〇" else last_unit
        elif sign == "万":
            total, section, digit, last_unit = (total + section + digit) * 10000 or 10000, 0, 0, 10000
        elif sign in _UNITS:
            last_unit = _UNITS[sign]
            section, digit = section + (digit or 1) * last_unit, 0
        else:
            return None
    if digit and last_unit >= 100:  # 一百五 is 150
        digit *= last_unit // 10
    value = total + section + digit
    return float(value) if value or "零" in text or "〇" in text else None


def whole_number(text: str) -> int | None:
    """The value where it is a whole number."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None
