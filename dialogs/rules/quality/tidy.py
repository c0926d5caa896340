"""Puts a promise into one sentence: verb first, no fillers, the person's own meaning and nothing added."""

import re

from dialogs.rules.quality.lazily import Lazy

LONGEST = 60

_DIALECT = tuple(
    pair.split(":")
    for pair in [
        "勿要:不要",
        "勿会:不会",
        "勿:不",
        "汏:洗",
        "辰光:时候",
        "侬:你",
        "伊拉:他们",
        "伊:他",
        "屋里厢:家里",
        "屋里:家里",
        "夜饭:晚饭",
        "夜里向:夜里",
        "事体:事情",
        "囡:女儿",
        "小人:小孩",
        "自家:自己",
        "困觉:睡觉",
        "天亮:早上",
        "夜到:晚上",
        "礼拜:周",
        "星期:周",
        "每日:每天",
        "一个人也不落下:不落下一人",
        "钟头:小时",
        "旁友:朋友",
        "弄堂里:弄堂",
    ]
)
_OPENING = Lazy(
    r"^(?:(?:嗯|呃|额|啊|哦|喂|唉|哎|诶|那个|这个|就是说|就是|就|那么|那|么|嘛|然后|其实|反正|总之|话说|好的?|好吧|行|对|书记|同志|支书|小[\u4e00-\u9fff](?=,)|各位|大家好|你好|您好|我跟你(?:讲|说)|跟你(?:讲|说)|我讲|我说|讲真|我是(?:他|她)[^,]{1,6}(?:代写的|代填的|代报的)?,|我?(?:老头子|老太婆|老汉|年纪大了)(?=我|,)|我是[^,]{2,10}的,|我(?=们)|我这个|我(?:这人|么|嘛|呢|啊|就|也|来|想(?!办法|方|法子)|还|准备|打算|可以|愿意|承诺|保证|报名|报|答应|要|会|能|负责|自己|本人)*(?!们)|本人|我们|咱们?|俺|承诺|保证|明年(?!\d)|来年|今年(?!\d)|新的1年|新年|开年|2027年(?!\d)|2027年度|2026年度|全年(?!\d)|1年(?:总)?要?|年度|想了想|我想想|要|会|要么|打算|准备|计划|拟|将|继续|还是|也|都|再|另外|还有|此外|同时|加|最多|最少|至少|大概|差不多|目标|一个是|一是)[,:、\s]*)+"
)
_FILLER = Lazy(
    r"(?<=[\u4e00-\u9fff\d])(?:嘛|吧|啦|呀|哦|喔|噢|呗|咯|嘞|哈|啊|呃|嗯|哎)(?=[,。;\s]|$)|(?:没问题|没得问题|就好|就行|就是了|好伐|对伐|是伐|对不对|你看行不|行不行|算不算的?|可以的|说到做到|决不食言|请大家监督|请监督|你放心|放心|谢谢)(?=[,。;]|$)|(?:嗯|呃|额|那个(?=,)|这个(?=,)|就是说|我跟你讲|你晓得伐|晓得伐)"
)
_PER = Lazy(r"(?<![\d第每后])1个?(周|月|季度|学期|天)(?=[^\d,]{0,6}\d)")
_NOT_LESS = Lazy(
    r"(?:不少于|不低于|至少|最少|起码|大概|大约|差不多|左右|上下)(?=\d)|(?<=\d[户次人个名]) ?(?:左右|上下)"
)
_DUP = Lazy(r"(第[一二三四123]个)(?=\1)")


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = ""
    for clause in text.split(","):
        longer = f"{kept},{clause}" if kept else clause
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept or text[:LONGEST]


def tidy(text: str) -> str:
    """One sentence of at most 60 characters without lead-ins and fillers. Never empty for non-empty text."""
    original = text.strip(" ,、。;:?")
    text = _FILLER.sub("", text)
    for said, written in _DIALECT:
        text = text.replace(said, written)
    text = _NOT_LESS.sub("", _DUP.sub("", text))
    text = _PER.sub(r"每\1", text)
    text = _OPENING.sub("", text.strip(" ,、。;:?"))
    text = re.sub(r"\s+", ",", text.strip(" ,、。;:?"))
    text = re.sub(r",{2,}", ",", text).strip(",、")
    return _shorten(text) if re.search(r"\w", text) else _shorten(original)
