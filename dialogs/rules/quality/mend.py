"""Mends words that dictation wrote with characters of the same sound (困难护, 条解, 只愿者)."""

import re
from functools import cache

from dialogs.rules.quality.lazily import Lazy

_WORDS = (
    "困难户", "独居老人", "孤寡老人", "五保户", "残疾人", "志愿者", "志愿服务", "留守儿童",
    "结对帮扶", "调解", "纠纷", "巡逻", "巡查", "值班", "护学岗", "垃圾分类",
    "五水共治", "河道", "楼道", "网格员", "义诊", "量血压", "理发", "春联",
    "宣讲", "党课", "消防", "防火", "台风", "文化礼堂", "来料加工", "承诺",
    "支部", "清扫", "打扫", "庭院", "违章", "养老院", "敬老院", "慰问",
    "红白喜事", "移风易俗", "文明劝导", "平安", "隐患", "路灯", "花坛", "绿化",
    "村规民约", "扶贫", "助学", "义务", "防汛", "抗旱", "党费", "乡村振兴",
    "电瓶车", "充电桩",
)  # fmt: skip
# Said alone these characters are read otherwise than in the words above.
_READ = {"调": "tiao", "难": "nan"}
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


# What people who type by sound leave standing in Latin letters, besides the words above.
_SPELLED = (
    "每周", "每天", "每月", "每年", "每季度", "一次", "两次", "三次", "老人", "孩子", "小区", "社区", "卫生",
    "垃圾", "打扫", "帮助", "免费", "上门", "我", "给", "帮", "做", "扫", "去", "修", "送", "教", "陪", "明年",
    "书记", "党员", "邻居", "学生", "村口", "楼下", "门口", "一户", "困难", "服务", "维修", "走访", "看望",
)  # fmt: skip
_LATIN = Lazy(r"(?<![A-Za-z\d])[a-z]{2,}(?:[ '][a-z]{1,6})*(?![A-Za-z\d])")


@cache
def _by_spelling() -> dict[str, str]:
    from pypinyin import lazy_pinyin

    return {"".join(lazy_pinyin(word)): word for word in (*_SPELLED, *_WORDS)}


def _read_out(match: re.Match[str]) -> str:
    rest, words, known = re.sub(r"[ ']", "", match[0]), "", _by_spelling()
    while rest:
        size = next((n for n in range(min(len(rest), 24), 1, -1) if rest[:n] in known), 0)
        if not size:
            return match[0]
        words, rest = words + known[rest[:size]], rest[size:]
    return words


def spelled_out(text: str) -> str:
    """The text with fragments typed in pinyin ("mei zhou dasao") written in characters.

    A fragment is taken only where all of it reads as known words; "wifi" and "app" stay.
    """
    return _LATIN.sub(_read_out, text)


@cache
def _sound(character: str) -> str:
    # Imported here: only transcribed speech needs it, and it takes longer to load than all the rest.
    from pypinyin import lazy_pinyin

    sound = _READ.get(character) or "".join(lazy_pinyin(character))
    for exact, heard in _ALIKE:
        sound = sound.replace(exact, heard)
    return sound


@cache
def _by_sound() -> dict[tuple[str, ...], str]:
    return {tuple(_sound(c) for c in word): word for word in _WORDS}


def mend(text: str) -> str:
    """The transcribed text with the register's own words put right.

    A word is replaced only by one that sounds the same and shares a character with it.
    """
    known = _by_sound()
    sounds = [_sound(c) for c in text]
    pieces = list(text)
    for size in sorted({len(key) for key in known}, reverse=True):
        for start in range(len(text) - size + 1):
            word = known.get(tuple(sounds[start : start + size]))
            heard = "".join(pieces[start : start + size])
            if word and word != heard and set(word) & set(heard):
                pieces[start : start + size] = list(word)
    return "".join(pieces)
