"""How much is done, as a share: 80%, 七成, 三分之二, 一半, 差两成."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.corrections import last_word
from dialogs.understanding.numerals import NUMBER, number

_N: Final = NUMBER
_LEFT: Final = (
    r"(?P<left>(?:还|就|只|大概|约)*(?:差|缺|剩|少|欠|剩下|余下|没做完?的?|(?<=还)有)(?:了|下|着|大概|个|不到|"
    r"大约|最后)*)?"
)
_SHARE: Final = Lazy(
    rf"{_LEFT}(?:"
    rf"百分之(?P<of_hundred>{_N})"
    rf"|(?P<percent>{_N})(?:%|个?百分点|个点(?!头|位)|趴| ?percent)"
    r"|(?P<low>[一二三四五六七八\d])(?P<high>[二三四五六七八九])(?:成|分(?![之钟一二三四五六七八九十\d]))"
    r"|(?P<tenths>[一二两三四五六七八九十\d]|10)成(?P<more>半|[一二三四五六七八九](?![户家个件次])|\d)?"
    rf"|(?P<under>{_N})分之(?P<over>{_N})"
    r"|(?P<top>\d+)\s*/\s*(?P<bottom>\d+)(?![/\d])"
    r"|(?P<half>一半|五五开|对半开?(?!折)|^半$|半数|(?<!半)半拉(?!拉)|一半儿|一办)"
    r")"
)
_VAGUE_HALF: Final = Lazy(
    r"过半|大半|一大半|多半|一多半|超过一半|一半(?:还)?(?:多|以上|出头|朝上|不到|都不到|还没到|"
    r"都没有)|不到一半|没到一半|小半|少半|快一半|将近一半|一半朝外"
)
_ABOUT: Final = (
    r"(?:其实|就|只|进度条?|走到|这次|这回|本次|本月|这个月|本季度?|大概|差不多|大约|约|到|有|快|快到|估计|也就|目前|现在|现在是|眼下|眼前|如今|到今天|才|已经|应该|可能|算|算是|是|就|"
    r"百分比|(?:进度条?|完成度|完成率)(?:卡在|停在|走到|卡|到|在)?|进度|完成率?|完成了|做了|做到|达到|到了|打|个|我看|老实[讲说]|(?:说)?实话|得有|起码|至少|勉强|按|报|写|填|那就|"
    r"就算|改成)*"
)
_BARE: Final = Lazy(
    rf"^{_ABOUT}(?P<n>\d{{1,3}}(?:\.\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|"
    rf"[一二三四五六七八九]十|一百)(?:来|多)?(?:左右|吧|了|的样子|上下|差不多|样子|分|啦|啊|呀|哦|都?有了?|"
    rf"的)*$"
)


_NONE: Final = Lazy(r"(?:完成[数量率]|进度|次数|户数)(?:为|是|:)?(?:0|零)(?![.\d])")

# "the flood took it, now only three tenths are left": what remains is what is done
_LOST: Final = Lazy(r"(?:冲|塌|毁|垮|淹|烂)[了掉没光]")
_REMAINS: Final = Lazy(r"(?:只|就)?剩")

# "a quarter not done yet"
_STILL_TO_DO: Final = Lazy(r"(?:左右|多|的)*(?:还)?(?:没有?|未|待)(?:做|弄|搞|完成|动|去|走|好|完)")


# "seven to three": the larger part is done
_SPLIT: Final = Lazy(r"[一二三四](?P<most>[六七八九])开")

_ABOUT_TENS: Final = Lazy(
    rf"^{_ABOUT}(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])十(?:左右|吧|了|的样子|上下|样子|啦|啊|的)*$"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the whole, in percent; None if spoken of without a figure."""

    percent: int | None


def _value(found: re.Match[str]) -> float | None:
    got = found.groupdict()
    if got["of_hundred"] or got["percent"]:
        return number(got["of_hundred"] or got["percent"])
    if got["low"]:
        low, high = number(got["low"]), number(got["high"])
        return None if low is None or high is None else (low + high) * 5
    if got["tenths"]:
        tenths = number(got["tenths"]) or 0
        more = number(got["more"]) if got["more"] else 0
        return tenths * 10 + (5 if got["more"] == "半" else more or 0)
    if got["half"]:
        return 50
    top, bottom = number(got["over"] or got["top"]), number(got["under"] or got["bottom"])
    return None if not bottom or top is None or top > bottom else top * 100 / bottom


def _percent_of(found: re.Match[str], text: str) -> float | None:
    value = _value(found)
    if value is None or not 0 <= value <= 300 or (value > 100 and not found["percent"]):
        return None
    if value > 100:
        return 100
    if value == 100 and re.search(r"[没不未].{0,4}$", text[: found.start()]):
        return None  # "not a hundred per cent"
    if found["tenths"] and not found["left"] and re.search(r"完$", text[: found.start()]):
        return None
    behind = _STILL_TO_DO.match(text[found.end() :])
    remains = found["left"] and _LOST.search(text[: found.start()]) and _REMAINS.match(found["left"])
    return 100 - value if (found["left"] and not remains) or behind else value


def _bare(clause: str) -> float | None:
    """A number alone that can only be a share: 80, 八十, 六七十 (taken in the middle)."""
    about = _ABOUT_TENS.match(clause)
    if about and (low := number(about["low"])) and (high := number(about["high"])) and high == low + 1:
        return low * 10 + 5
    found = _BARE.match(clause)
    value = number(found["n"]) if found else None
    return value if value is not None and 10 <= value <= 100 else None


def share_in(text: str, *, bare: bool = False) -> Share | None:
    """The share that `text` speaks of; the last one counts. `bare` also takes a number alone."""
    text = re.sub(r"(?<=百分之[一二三四五六七八九])时", "十", last_word(text))
    if _NONE.search(text):
        return Share(0)
    if _VAGUE_HALF.search(text) and not re.search(r"%|百分之|[一二三四五六七八九]成", text):
        return Share(None)
    if split := _SPLIT.search(text):
        return Share(int(number(split["most"]) or 0) * 10)
    last: float | None = None
    for found in _SHARE.finditer(text):
        value = _percent_of(found, text)
        last = value if value is not None else last
    for clause in text.split(",") if bare else ():
        value = _bare(clause)
        last = value if value is not None else last
    return None if last is None else Share(int(last + 0.5))
