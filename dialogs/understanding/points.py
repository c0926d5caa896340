"""Which mark of a scale of points a reply gives, and what all scales have in common."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.corrections import last_word
from dialogs.understanding.cue import cue
from dialogs.understanding.numerals import number

LEAVE_IT = cue(
    "leaves it to others",
    r"(?:书记|别人|大家|人家|他们|支部).{0,3}(?:打|评|给|选)(?:几分|几|什么|多少|啥).{0,2}我",
    r"你们?(?:看着?|定|说|替|帮|随便)|看着(?:打|办|给|评)|听(?:你们|书记|支部|组织|大家)|书记(?:定|看|"
    r"说|打)|随便|都行|都可以|随意|无所谓|跟(?:大家|别人|他们)一样|大家(?:打|怎么)|组织定|领导定",
)


# "it was bad, now it is good": what holds now counts
ONCE: Final = Lazy(
    r"(?:以前|之前|昨天|前天|刚才|第一次|头一次|上一?次|上回|原来|早先|过去|去年|前[几两]年|上半年|一开始|刚开始|起先|头[几两]年)[^,]{1,14},"
    r"(?=(?:但是?|不过)?(?:现在|今天|改|如今|今年|后来|这次|这回|下半年|最近))"
)
_REDUCED: Final = Lazy(
    r"[\d一二两三四五](?:分|星)[^,]{0,2}(?:太|又)[^,]{1,5},(?:[\d一二两三四五](?:分|星)[^,]{0,2}(?:太|又)[^,]{1,5},)?(?=[\d一二两三四五](?:分|星)?[吧了的]?$)|"
    r"(?:分|星)都(?:嫌|算)?(?:多|高),(?=[^,]{1,6}$)|(?:本来|扣|减|原来|想给).*,(?=[^,]{1,6}$)"
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the scale, or None with the reason why it cannot be taken as one."""

    rating: str | None
    why: str
    flag: str = ""


_POINT: Final = Lazy(
    r"(?P<n>\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+(?:点[五半])?半?)(?P<unit>分|星|颗星|个星|"
    r"点)?(?P<half>半)?"
)
_TOP = cue("full marks", r"满分|最高分|顶格|拉满|满星|打满|最高|顶配|封顶")
_LOW = cue("lowest mark", r"最低分?|底分|最少分")


# "4, one point less for the records": the point taken off is no mark
_TAKEN_OFF: Final = Lazy(
    r"(?:涨|升|提高|进步|考)了?[\d一二两三四五六七八九十]+分|"
    r"(?<=[分星,])(?:少给?|扣|减|多给|加|差)(?:了|掉|的)?[一二两三123]分"
)
# "I meant to give 3, for his pains one more"
_MORE_OR_LESS: Final = Lazy(
    r"本[想来](?:打|给|是|想)*[^,]{1,2}分,.*(?:再|要|得)?(?:加|减|扣|涨|升)[^,]{0,2}[一二两12]?分"
)
_NO_POINTS: Final = Lazy(
    r"倒数|(?:这次|今年|这回|今朝)(?:少|多|扣|减|加)给?|[一1]分(?:都|也)?不|分(?:是)?(?:最|算)?[好高差低].{0,2}还是|"
    r"[\d一二两三四五](?:分|星)?(?:到|至|-|~|、|或者?|还是)[\d一二两三四五](?!\d)|"
    r"不是[\d一二三四五]分?就是[\d一二三四五]分?"
)
_SPELT: Final = {"one": "1分", "two": "2分", "three": "3分", "four": "4分", "five": "5分"}


def points(text: str, scale: tuple[str, ...]) -> Grade | None:
    """The mark that `text` gives on a scale of points; None if it gives none."""
    more_or_less = _MORE_OR_LESS.search(text)
    text = _TAKEN_OFF.sub("", ONCE.sub("", _SPELT.get(text, text)))
    text = re.sub(r"(?<=[分星]),?算了,?(?=[^,]{1,6}$)", ",不对,", text)
    text = _REDUCED.sub(
        "", last_word(re.sub(r"(?<=[\d一二三四五分星]),不(?:,|(?=[\d一二三四五]))", ",不对,", text))
    )
    if more_or_less or LEAVE_IT.find(text) or _NO_POINTS.search(text):
        return Grade(None, "没有给出一个分数,请本人定")
    marks = _marks(text)
    total = re.search(r"(?:总的|总体|总分|综合|平均|整体|一共|合计|总评).{0,4}?" + _POINT.pattern, text)
    if total:
        marks = [value for value in [_mark_value(total)] if value is not None]
    if not marks:
        if _TOP.find(text) and not re.search(r"不|没|除", text):
            return Grade(scale[-1] if int(scale[-1]) > int(scale[0]) else scale[0], "说了满分")
        if re.search(r"^(?:给|打|评|就)?(?:个|他)?(?:最)?(?:中间|当中|居中)(?:的|分|那个|一?档)?吧?$", text):
            return Grade(sorted(scale, key=int)[len(scale) // 2], "说了中间的分")
        return Grade(min(scale, key=int), "说了最低分") if _LOW.find(text) else None
    distinct = sorted(set(marks))
    if len(distinct) > 1:
        return Grade(None, "说了几个分数,不知取哪个")
    said = distinct[0]
    if said != int(said) or str(int(said)) not in scale:
        return Grade(None, f"{said:g} 不在量程里", "out_of_scale")
    return Grade(str(int(said)), f"说了 {int(said)} 分")


def _mark_value(found: re.Match[str]) -> float | None:
    value = number(found["n"].replace("点五", "半").replace("点半", "半"))
    return value + 0.5 if value is not None and found["half"] else value


def _marks(text: str) -> list[float]:
    """The figures that are marks: with 分 or 星, or alone in their clause."""
    with_unit = [
        _mark_value(f)
        for f in _POINT.finditer(text)
        if f["unit"] in {"分", "星", "颗星", "个星"}
        and not re.match(r"钟|之|支|厂|局|制|钱|的[人都]|算(?:什么|啥)", text[f.end() :])
    ]
    if any(value is not None for value in with_unit):
        return [value for value in with_unit if value is not None]
    alone = re.compile(
        rf"^(?:我?(?:给|打|评|选|投|就)?(?:他|她)?(?:个|打|给)?)?(?:{_POINT.pattern})(?:吧|了|啊|呗|"
        rf"哦|嘛|呀)*$"
    )
    values = []
    for clause in text.split(","):
        found = alone.match(clause)
        if found and not (found["n"] in {"一", "两"} and not found["unit"] and len(clause) > 2):
            values.append(_mark_value(found))
    return [value for value in values if value is not None]
