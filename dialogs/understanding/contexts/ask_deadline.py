"""The reply to: by when?"""

import re

from dialogs.understanding import controls
from dialogs.understanding.calendar_days import FESTIVALS
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, asking, back, skipping
from dialogs.understanding.dates import When, when_in
from dialogs.understanding.outcome import reading, reason_for, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said, only

_ANY = cue(
    "any day will do",
    r"随便|都(?:行|可以|好)|你们?(?:看着)?定|(?:书记|支部|组织|你)(?:看着)?(?:定|说|安排)|听(?:你们|"
    r"书记|支部|组织)的?|看着(?:办|定|填)|无所谓|默认|按(?:默认|规定|统一|要求)|没(?:有)?要求|不填|"
    r"空着|跳过|免了|不限定|不用(?:填|写|定)",
)
_TAIL_QUESTION = cue(
    "asks leave for the day named",
    r"(?:行|好|可以|成|来得及|够|中)(?:吗|不行|不好|不可以|不|么)?\??$|(?:行不行|好不好|可不可以|"
    r"可以不可以|怎么样|如何)\??$",
)
_HEAD_QUESTION = cue(
    "asks about the rule",
    r"^(?:能不能|可不可以|是不是|必须|一定|能|可以|最晚|最迟|要不要|最长|一般|规定|有没有)",
)
_LATER = cue(
    "the day itself will be told later",
    r"(?:等|问|查|看|商量|核|确定|想|考虑|算|对|谈|排|开会|会上|定下来|商议|研究|沟通|对接|"
    r"协调).{0,14}(?:再(?:说|报|定|告诉|答|填|回|看|给)|后(?:说|报|定|告诉|答|填|再)|才(?:知道|能定|"
    r"晓得))|(?:让|容)我.{0,6}(?:想|看|查|问|算|考虑|翻)|我(?:先|再|得|要)?(?:想想|考虑|问问|查查|"
    r"看看|算算|翻翻|问一下|查一下|看一下|看下)|(?:明天|晚上|回头|晚点|等会儿?|等下|待会儿?|过会儿?|"
    r"下次|改天|过两天|过几天).{0,4}(?:再)?(?:告诉|答|填|报给|报你|回你|回复|跟你说|给你|再说|再报|"
    r"再定|再答|再填)|(?:还)?没(?:想好|定|确定|考虑好|想清楚|商量好|排)|再想想|再考虑|待定|定不下来|"
    r"(?:周|礼拜|星期)[一二三四五六日天].{0,3}(?:告诉|回复|回你|答复|跟你说|给你个?(?:准话|回话|答复))|"
    r"说不准|说不好|(?:批|定|发)下来再(?:说|讲|报|定)|到时候?(?:再)?(?:说|定|看|讲|报)",
)


_DENIED = cue(
    "the day named is not meant",
    r"不(?:行|成|够|现实|可能)[的了啊吧]*$|来不及|做不[完到了]|赶不[上及]|太(?:赶|早|紧|急|快|近|久|晚|远|迟)|"
    r"^(?:最好|可)?(?:不是(?!.{1,8}(?:是|改))|别|不要|不用)|怎么可能|哪能|够呛|没戏|没把握|悬(?:$|了|得|乎)|难(?:说|讲|办)|除了|[月年底号日周]还是|"
    r"过了?[^,]{1,6}再(?:说|讲|看|定)",
)
_MEANT_ALL_THE_SAME = cue("meant all the same", r"超过|晚于|拖过|迟于|晚过|的话|[,那]?就|不(?:行|成)[吗?]")


# "the year after... no, too long": what was said before is not meant
_DROPPED = cue("drops what was said before", r"[哦噢不啊]*太(?:久|长|晚|远|赶|急|早|紧)了?吧?")


def _standing(said: Said) -> str:
    """The reply without the clauses that name a day only to rule it out."""
    dropped = max((n for n, c in enumerate(said.clauses[:-1]) if _DROPPED.whole(c.text)), default=-1)
    if dropped > 0:
        said = only(said, said.clauses[dropped + 1 :])
    return ",".join(
        c.text for c in said.clauses if not _DENIED.find(c.text) or _MEANT_ALL_THE_SAME.find(c.text) or c.asks
    )


def read(said: Said, asked: Asked) -> Reading | None:
    """A day, a time without a day, or no choice."""
    if not said.text:
        return unclear("表情不是日期")
    if _LATER.find(said.text) and not _decided(said):
        return controls.putting_off(said, asked, _LATER) if not said.asking else None
    if said.core not in FESTIVALS and re.fullmatch(
        r"(?:\d{1,3}|[一二三四五六七八九十]{1,2})", said.text.strip("吧了的啊呀哦 ")
    ):
        return unclear("只有一个数,不知是日、月还是天数")
    standing = _standing(said)
    if not standing:
        return unclear("说的日子不作数")
    when = when_in(standing, asked.today)
    if when and when.day and not _asks_rule(said):
        return reading(
            "value",
            0.9,
            f"期限 {when.day.isoformat()}",
            date=when.day,
            reason=reason_for(said, said.clauses[0].text),
        )
    if said.asking or back.REPEAT.find(said.text) or asking.HELP.find(said.text):
        return None
    if _ANY.find(said.text) or skipping.SKIP.find(said.text):
        return reading("skip", 0.75, "不作选择")
    return _no_day(said, when)


def _no_day(said: Said, when: When | None) -> Reading | None:
    if when and when.flag and not re.search(r"从来|也没见|烦|什么破", said.text):
        return reading("value", 0.7, "说了时间,但定不出日子", flags=frozenset({when.flag}))
    short = said.core
    if (
        answers.YES.whole(short)
        or answers.NO.whole(short)
        or answers.RECEIVED.whole(short)
        or answers.HUM.whole(short)
    ):
        return unclear("没有说日期")
    return None


def _decided(said: Said) -> bool:
    return bool(re.search(r"(?:那就|就定|就写|就填|就)(?:.{0,4})(?:年底|月|号|周)", said.text))


def _asks_rule(said: Said) -> bool:
    if not said.asking:
        return False
    clause = next(c for c in said.clauses if c.asks)
    return bool(_HEAD_QUESTION.find(clause.text)) or not _TAIL_QUESTION.find(clause.text)
