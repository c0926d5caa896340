"""Judges one promise: good, too vague, too grand or an ordinary duty (GUIDE 2)."""

import re
from dataclasses import dataclass
from datetime import date

from dialogs.rules.quality import signs
from dialogs.rules.quality.improper import suspicious
from dialogs.rules.quality.lazily import Lazy

GOOD, VAGUE, GRAND, DUTY = "good", "too_vague", "too_grand", "ordinary_duty"

_SELF_ONLY = Lazy(r"(?:自己|自家|我家|家里|本人)(?:的)?(?:门口|院子|门前|房前屋后|垃圾|卫生|车|身体)")
_LEADER_DUTY = Lazy(
    r"(?:三务|村务|党务|财务|居务)[^,]{0,4}公开(?![^,]{0,8}(?:逐|每笔|凭证|上门|直播))|坐班(?![^,]{0,4}[听接])|(?:扫|清).{0,8}(?:自家|自己家|我家|门口)|(?:自家|自己家?|我家)(?:的)?(?:门口|门前|院子)[^,]{0,8}(?:扫|清|通|洗|捡)|(?:讲|上).{0,4}党课|(?:召开|主持|组织).{0,6}(?:会|学习|党日|活动)|(?:参加|主持).{0,6}(?:例会|会议)|值班(?!.{0,10}(?:夜|延))|(?:报|汇报|写).{0,4}(?:总结|材料|报告)|(?:检查|督促|布置|部署|落实).{0,6}(?:工作|任务)|慰问(?!.{0,12}自费|.{0,10}\d户)"
)
_FOR_ELDERS = Lazy(r"每|天|早|晚|夜|礼拜|周|星期|初一|十五|放学|上学|赶集|晴天|热天|冬天|夏天|春|秋")
_DELIVERABLE = Lazy(
    r"拆掉|拆除|自拆|装(?:好|上|一|1)|修好|建好|腾出|捐(?:出|给|一|1)|编(?:一|1|写|成|印)|写(?:一|1|好|成|出|本)|画(?:一|1|出)|绘制|公布|张贴|公示|印发|建(?:个|一个|1个|起|立)|设(?:一|1|置|个)|(?:放|摆|备|配|添|置办?|砌|搭|挖|铺)(?:上|好|了)?(?:个|一|1)(?!下|点|样)|做(?:一|1)(?:个|块|本|套|张|份)|拿出|让出|退出|整理出|录(?:一|1|制)|手册|台账|清单|电子档案|档案|微信群|公众号"
)
_MERE_ONE = Lazy(r"^1[个把名位份次分点天颗]$")
_EACH = Lazy(r"每(?:场|户|批|单|件|家|人|桌)[^,。;]{0,10}\d")
_WEAK_GAIN = Lazy(
    r"(?:率|收入|产值|利润|销量|成绩|满意度).{0,6}(?:达到?|提到|提高到?|达|提升到?|增长|涨到?|上升|完成)\d"
)
_OWN_STEP = Lazy(
    r"通过|我(?:来|带|帮|教|跟|和|每)|班组|我们(?:班|组|科|线|车间)|科室|窗口|改|优化|攻|压|培训|走访|上门|逐户"
)
# A time limit in words counts as one in figures: "当天出报告".
_SAME_DAY = Lazy(r"当[天日晚场]|次日|第2天(?!起)|立等可取|随到随办")
_OWN_STUDY = Lazy(r"(?:报纸?|新闻|电视|文件).{0,4}看|(?:看|读|学)(?:看|读|习)?(?:报|新闻|电视)|活到老")
_FOR_OTHERS = Lazy(r"教|讲|带|念给|读给|组织|分享|陪|领读|给")
_OWN_ROUND = Lazy(r"(?:每天|天天|日常|定期)[^,]{0,4}(?:巡查|巡逻|走访|巡山|巡河|巡检|上报|坐班)[^,]{0,6}$")
_ROUNDSMEN = Lazy(r"网格员|护林员|保安|河长|保洁|巡防|协管")
# A slot of time that comes round by itself is as good as a number of times.
_SLOT = Lazy(
    r"\d+点|\d+:\d\d|早\d+晚\d+|寒暑?假|暑假|正月|初[一二三四五六七八九十]|逢[一二三四五六七八九十\d]|集市|赶集|高考|中考|放学|饭后|天黑|天亮|雨天|下雨|每年(?:清明|端午|重阳|中秋|冬至|春节|腊八|元宵)"
)
_SPELL = Lazy(r"(?:以前|原来|原先|之前|过去|现在|标准|规定)[^,]{0,3}(?:是|为|要)[^,]*")
# What is vague or too grand is not checked by these.
_ABSOLUTE = Lazy(r"^(?:100%|365|24小时|\d+倍|1(?!\d)|\d+年)")
_HEDGED = Lazy(r"尽量|尽可能|尽力|努力|力求")
_RALLY = Lazy(r"(?:发动|动员|号召|带动|介绍|拉).{0,18}(?:打卡|关注|点赞|转发|下载|注册|加群|进群)")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read from one promise before it is judged."""

    text: str
    quantity: str
    due: date | None
    elder: bool
    leader: bool
    persona: str = ""


def measurable(seen: Seen) -> bool:
    """Whether there is something to check by: a figure, a deadline or a thing to show."""
    shown = (_DELIVERABLE, _EACH, _SAME_DAY)
    return bool(
        seen.quantity or seen.due or any(sign.search(seen.text) for sign in shown) or _in_a_slot(seen)
    )


def _in_a_slot(seen: Seen) -> bool:
    somewhere = signs.PLACE.search(seen.text) or signs.OBJECT.search(seen.text)
    return bool(_SLOT.search(seen.text) and somewhere and not signs.VAGUE.search(seen.text))


def _grand(seen: Seen) -> bool:
    text = _SPELL.sub("", seen.text)
    if not signs.GRAND.search(text):
        return False
    if signs.GRAND_HARD.search(text):
        return True
    if _HEDGED.search(seen.text):
        return False
    if re.search(r"给(?:全村|全社区|全镇|全小区)[^,]{0,4}\d+(?:位|户|名|个|人)", seen.text):
        return False
    # "每月查两次,确保不出事故": the deed is in reach, only the wish at its end is not.
    own = re.split(r"确保|保证|争取|力争|做到|实现|让|使", seen.text)[0]
    return not (
        re.search(r"每[天周月季晚日早个]|\d+(?!年|个月|\d)", own)
        and signs.ACTION.search(own)
        and not signs.GRAND.search(own)
    )


def _duty(seen: Seen) -> bool:
    text = seen.text
    if seen.leader and _LEADER_DUTY.search(text) and not signs.EXTRA.search(text):
        return True
    if _ROUNDSMEN.search(seen.persona) and _OWN_ROUND.search(text.split(",")[0]):
        return not signs.EXTRA.search(text)
    if signs.DUTY_HARD.search(text):
        return not (seen.quantity and (signs.EXTRA.search(text) or _real_deed(text)))
    if _short_rules(seen):
        return True
    only_not = all(signs.DUTY_ONLY_NOT.match(part) for part in re.split(r"[,、。;]", text) if part)
    return (
        only_not
        and not seen.quantity
        and not re.search(
            r"收(?:费|钱)|不要钱|管好自己|添麻烦|号召|倡议|呼吁|带动|劝|提醒|叫大家|让大家|不计较|不让.{0,6}(?:掉队|落下)|我(?:去|来)?(?:讲|说)",
            text,
        )
    )


def _short_rules(seen: Seen) -> bool:
    """Short rules of conduct, one of them a "do not": "先劝后罚,不骂摊主"."""
    parts = re.split(r"[,、。;]", seen.text)
    if len(parts) < 2 or measurable(seen) or max(map(len, parts)) > 10:
        return False
    forbidding = any(signs.DUTY_ONLY_NOT.match(part) for part in parts)
    return forbidding and not signs.SLOGAN.search(seen.text) and not signs.VAGUE.search(seen.text)


def _real_deed(text: str) -> bool:
    """Whether a clause free of any duty says how much or how often something is done."""
    return any(
        re.search(r"\d|每[天周月季]", part)
        and signs.ACTION.search(part)
        and not signs.DUTY_HARD.search(part)
        and not signs.DUTY_ONLY_NOT.match(part)
        for part in text.split(",")
    )


def _slogan(seen: Seen) -> bool:
    weak = bool(_MERE_ONE.match(seen.quantity)) and not seen.due
    if not re.search(r"\d", seen.text) and not (
        signs.PLACE.search(seen.text) or signs.OBJECT.search(seen.text)
    ):
        weak = weak or not seen.due
    return bool(signs.SLOGAN.search(seen.text)) and (weak or not measurable(seen))


def _triggered(seen: Seen) -> bool:
    return bool(
        signs.TRIGGER.search(seen.text) and (signs.PLACE.search(seen.text) or signs.OBJECT.search(seen.text))
    )


def _kept_by_an_elder(seen: Seen) -> bool:
    fixed = signs.OBJECT.search(seen.text) or signs.PLACE.search(seen.text)
    return bool(seen.elder and fixed and signs.ACTION.search(seen.text) and not signs.VAGUE.search(seen.text))


def _loose(seen: Seen) -> bool:
    """A figure alone does not help where no own deed stands behind it."""
    if _RALLY.search(seen.text):
        return True
    if _OWN_STUDY.search(seen.text) and not _FOR_OTHERS.search(seen.text):
        return True
    parts = [part for part in seen.text.split(",") if not _WEAK_GAIN.search(part)]
    if any(re.search(r"\d", part) and signs.ACTION.search(part) for part in parts):
        return False
    return bool(_WEAK_GAIN.search(seen.text)) and not _OWN_STEP.search(seen.text) and not seen.due


def countable(quantity: str, quality: str) -> str:
    """The figure that a promise of that quality is checked by: a duty has none (GUIDE 2)."""
    if quality == DUTY or (quality in {GRAND, VAGUE} and _ABSOLUTE.search(quantity)):
        return ""
    return quantity


def judge(seen: Seen) -> str:
    """The quality of one promise, by the person's category: leaders stricter, elders lenient."""
    if _grand(seen):
        return GRAND
    if _duty(seen):
        return DUTY
    if _slogan(seen) or _loose(seen):
        return VAGUE
    # The verbs of a living language cannot all be listed: a figure speaks for one that is not known.
    if not signs.ACTION.search(seen.text) and (not measurable(seen) or len(seen.text) < 8):
        return VAGUE
    if suspicious(seen.text):
        return VAGUE
    if measurable(seen) or _triggered(seen) or _kept_by_an_elder(seen):
        return GOOD
    return VAGUE
