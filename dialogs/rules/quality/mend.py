"""Mends words that dictation wrote with characters of the same sound (困难护, 条解, 只愿者)."""

from functools import cache

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
