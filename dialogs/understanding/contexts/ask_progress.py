"""The reply to: how far have you come?"""

import re

from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, back, feelings, skipping
from dialogs.understanding.fulfilment import OTHER_FIRST, by_extent, by_words, extended, later_or_pledge
from dialogs.understanding.outcome import reading, reason_for, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_NOTHING = cue(
    "nothing",
    r"(?:还|都|也|真|完全|确实|暂时|目前|嗯|啊|哎|唉|其实|好像)*(?:没有?|没呢|没得|no|没|没动|还没|零|"
    r"0|0%|无)(?:有|呢|啊|呀|嘛|哦|了|的|做|,)*",
)
_SOFT = cue(
    "agrees to nothing",
    r"(?:嗯|恩|好|好的|没错|对头|要得|好个|行|可以|收到|没问题|ok|知道|明白|okk|对|是|是的|对的|可|yes|y|同意)+(?:的|了|"
    r"吧|啊|呀|嘞)*",
)
_ACTION = cue(
    "tells what was done",
    r"(?:去|走访|送|捞|扫|修|装|教|讲|帮|巡|联系|谈|清|种|上门|看望|陪|开|办|理发?|剃头?|洗|捡|劝|"
    r"调解|培训|宣讲|慰问|结对|打扫|清理|整理|发|贴|做|弄|搞|跑|拍|拉|搬|浇|剪|挖|通|换|补|刷|铺|收集|"
    r"登记|排查|服务|辅导|值班|护学|量|测|订|买|捐)(?:了|过|着|掉|好)",
)
_UNSURE = cue("does not say which", r"要不要算|算不算|要算就|你们看|看你们")


def read(said: Said, asked: Asked) -> Reading | None:
    """A share, a count, done, not begun, or later."""
    if not said.text:
        return unclear("表情没说做到哪里", "progress", "done")
    extension = None if re.search(r"\d+%|成|半", said.told) else extended(said, asked)
    if extension:
        return extension
    if not said.told:
        return None
    if OTHER_FIRST.search(said.text) or _UNSURE.find(said.text):
        return unclear("没说对应哪一条", "progress", "done")
    if _NOTHING.whole(said.core):
        return reading("not_started", 0.85, "没有")
    if re.fullmatch(r"(?:都|全|早就?|已经)?(?:好|完|成|行|妥|齐|搞好|弄)(?:了|啦)+.{0,1}", said.text):
        return reading("done", 0.8, "做完了")
    if _SOFT.whole(said.core) or answers.RECEIVED.whole(said.core) or answers.UNDECIDED.whole(said.core):
        return unclear("没说做到哪里", "progress", "not_started")
    return _reported(said, asked)


def _reported(said: Said, asked: Asked) -> Reading | None:
    extent = by_extent(said, asked, bare=True)
    if extent and (extent.percent is not None or extent.intent != "progress"):
        return extent
    if said.asking and back.REPEAT.find(said.text):
        return None
    words = by_words(said, asked, bare_no="not_started")
    later_on = None if extent and not words else later_or_pledge(said, asked, words)
    return later_on or words or extent or _told(said)


def _told(said: Said) -> Reading | None:
    """Passes over it, denies, or tells of something done."""
    if skipping.SKIP.find(said.text):
        return reading("skip", 0.75, "跳过")
    first = said.clauses[0]
    if _NOTHING.whole(first.core) or re.match(r"(?:还|都|真的?|也)?没有", said.told):
        return reading("not_started", 0.75, "没有", reason=reason_for(said, first.text))
    if feelings.COMPLAINT.find(said.text) or feelings.WRONG_CHAT.find(said.text):
        return None
    action = _ACTION.find(said.told)
    return reading("progress", 0.6, f"“{action}”是在做") if action else None
