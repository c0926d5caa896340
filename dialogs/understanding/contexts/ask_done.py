"""The reply to: is it done?"""

import re

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, skipping
from dialogs.understanding.fulfilment import OTHER_FIRST, by_extent, by_words, extended, later_or_pledge
from dialogs.understanding.outcome import reading, reason_for, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_YES = cue(
    "plain yes to a yes-or-no question",
    r"(?:嗯|恩|唔|对头|要得|对|对的|是|是的|是啊|是呀|yes|y|yep|没错|对啊|对呀|当然|那当然|必须|必须的|属实|"
    r"确实|en|有|有的|对对|是是|嗯呐|嗯哪|嗯呢|那还用说|可不是?|那可不|真的)+(?:的|啊|呀|了|嘛|哦)*",
)
_SOFT = cue(
    "agrees to nothing",
    r"(?:好|好的|行|可以|收到|没问题|ok|知道|明白|okk|好嘞|妥|同意|可|中)+(?:的|了|吧|啊|呀|嘞)*",
)
_OTHER_YEAR = cue(
    "speaks of another year",
    r"(?:去年|前年|上一年|往年).{0,10}(?:完成|做|弄|好).{0,4}(?:今年|这条|这次)|(?:今年|"
    r"这条).{0,4}(?:新的|不一样)",
)
_TAKEN_BACK = cue(
    "takes back a former report",
    r"(?:上次|之前|前面|上回|那次|上个?(?:月|季度)).{0,8}(?:说|报|填|讲).{0,8}(?:其实|实际|不是|没|假|"
    r"不对|搞错)|其实(?:还)?没",
)
# "last time I said it was not ready, now it is"
_SINCE_THEN = Lazy(r",(?:现在|这次|这回|如今|今天|昨天|后来)[^,没不]{0,6}(?:好|完|成|掉|齐|通)了")
_OWN_NO = cue(
    "plain no",
    r"(?:还|都|也|真|哪|完全|确实|暂时|目前|并|可|那|嗯|啊|哎|唉|其实|好像)*(?:没有?|没呢|没哦|没嘞|"
    r"没得|否|no|n|不|不是|未|木有|没成|尚未|nope|还没|没完|哪有|哪能|哪里)(?:有|呢|啊|呀|完|完成|嘛|"
    r"哦|做完|了|成|弄完|弄好|做好|的|,)*",
)


_ONLY_ASKS = Lazy(r"(?:只?知道|就会|天天|老是|又)(?:来)?(?:问|催).{0,4}(?:完成|做完|没有)|天天完成没")


def _asks_back(said: Said) -> bool:
    return bool(
        re.fullmatch(
            r"(?:这个|那个|这条|你|承诺)*(?:完成|做好|做完|弄好|好)(?:了)?(?:吗|没有?|没|了没|\?)+(?:啊|呀)?\??",
            said.text,
        )
    )


def read(said: Said, asked: Asked) -> Reading | None:
    """Done, no, under way, not begun, or later."""
    if not said.text:
        return reading("no", 0.7, "表情表示没有") if said.marks.cross else reading("yes", 0.75, "表情表示是")
    if _asks_back(said):
        return unclear("把问题发回来了", "repeat", "done")
    if OTHER_FIRST.search(said.text):
        return unclear("想先把另一件弄完", "done", "no")
    if _OTHER_YEAR.find(said.text):
        return unclear("说的是另一年的", "done", "no")
    extension = extended(said, asked)
    if extension:
        return extension
    plain = _plain(said)
    if plain or not said.told or _ONLY_ASKS.search(said.text):
        return plain
    if _TAKEN_BACK.find(said.told) and not _SINCE_THEN.search(said.told):
        return reading("no", 0.8, "更正了前次的回答", reason=reason_for(said, "其实"))
    return _reported(said, asked)


def _plain(said: Said) -> Reading | None:
    if _SOFT.whole(said.core) and not re.search(r"好了|妥了", said.text):
        return unclear("只应了一声,没说做没做完", "done", "no")
    if _YES.whole(said.core) or _YES.whole(said.text):
        return reading("yes", 0.85, "是")
    if _OWN_NO.whole(said.core):
        return reading("no", 0.85, "没有")
    if answers.RECEIVED.whole(said.core) or answers.UNDECIDED.whole(said.core):
        return unclear("没说做没做完", "done", "no")
    return None


def _reported(said: Said, asked: Asked) -> Reading | None:
    extent = by_extent(said, asked, bare=True)
    if extent and (extent.percent is not None or extent.intent != "progress"):
        return extent
    words = by_words(said, asked, bare_no="no")
    later_on = later_or_pledge(said, asked, words)
    return later_on or words or extent or _denied(said)


def _denied(said: Said) -> Reading | None:
    """A plain no or yes beside other words."""
    denied = next((c for c in said.clauses if not c.asks and _OWN_NO.whole(c.core)), None)
    if denied or re.match(r"(?:还|都|真的?|也)?没有", said.told):
        return reading("no", 0.8, "没有", reason=reason_for(said, denied.text if denied else "没有"))
    first = said.clauses[0]
    if not first.asks and _YES.whole(first.core):
        return reading("yes", 0.7, "是")
    return reading("skip", 0.75, "跳过") if skipping.SKIP.find(said.text) else None
