"""The reply to: do you agree that members evaluate each other?"""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding import controls
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, later
from dialogs.understanding.outcome import reading, reason_for, unclear
from dialogs.understanding.polarity import taken_back
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_NO = cue(
    "refuses",
    r"(?:不|难|未|无法|没法|莫|勿|拒|恕)[^,]{0,3}(?:同意|参加|参与|愿意|接受|赞成|支持|从命)|敬谢|"
    r"不(?:太|是很|大|想|愿意?|能|会|怎么|敢|要|再|准备|打算)?(?:同意|参加|参与|愿意|赞成|接受|行|"
    r"可以|要|(?<!信号不)(?<!网络不)(?<!眼睛不)(?<!耳朵不)(?<!身体不)好(?!意思|说|评)|干|答应|乐意|想|支持|合适|妥|搞|弄|评|互评|公开|给(?:人|别人|他们)|让|"
    r"公布|展示|凑)|没(?:这个|有|什么|那个)?必要|不必|不用了$|不用(?:评|公开|让)|退出互评|谢绝|辞谢|反对|拒绝|免了|算了|别把我(?:的)?(?:承诺|成绩|情况|名字)?(?:公开|放|拿|列|算|写)|别(?:评|给|"
    r"让|公开|搞|弄|来|了)|(?:还是)?(?:算了|不了|免了)|不(?:太|是很|大)?方便|没兴趣|不感兴趣|恕不|"
    r"婉拒|保留意见|有(?:意见|"
    r"顾虑|想法)|^(?:免|拒|不愿|否|非)$|别(?:找|算|带|拉)(?:上)?我|免谈|(?:^|,)不(?:$|,|了)|^no$|^n$|^否|不放心|怕(?:得罪|人|"
    r"伤|被)|得罪人",
)
_YES = cue(
    "agrees",
    r"^准$|^没什么$|^肯[的个]?(?:肯[的个]?)*$|不排斥|不抵触|不回避|同意|可以|愿意|赞成|支持|没(?:有)?(?:意见|问题|异议|关系)|参加|参与|接受|欢迎|"
    r"行(?=$|[,的啊吧])|好(?=$|[,的啊吧])|让(?:他们|大家|人家|别人)(?:看|评)|(?:尽管|随便|放心|大胆|"
    r"随时)(?:评|看|来|他们|大家|打|说)|(?:评|看)(?:吧|呗|就(?:评|看)|好了)|怕(?:什么|啥)|有什么(?:不|"
    r"好怕|关系)|公开(?:透明|吧|好|最好|就公开)|互相(?:监督|促进|学习)|心里没鬼|身正不怕|"
    r"大家(?:都)?(?:同意|评|参加)我也|我没(?:啥|什么)(?:好怕|怕|见不得)|来(?:吧|者不拒)|应该的|"
    r"听(?:凭|任)大家|接受监督|敞开|求之不得|巴不得|无妨|见不得人|光明正大|开放(?:吧|$)|随(?:便|你们)(?:你们|大家)?(?:怎么)?(?:评|看)|算上?我|谁评都(?:行|中|可以|好|一样)|(?:加|报)我一个|([评打看])就\1",
)
_OTHERS = cue(
    "a guess about someone else",
    r"应该(?:会|是|可以|没|也|不会)?(?:同意|愿意|没意见|可以|行|不?反对|不愿意)|可能(?:会)?同意|估计(?:会)?(?:同意|"
    r"没|可以|愿意)|大概(?:会)?同意|(?:好像|似乎|也许|大概)(?:是)?(?:可以|同意|行|没)|(?:我)?(?:妈|爸|"
    r"老伴|老公|老婆|爷爷|奶奶|父亲|母亲|他|她|老头|老太)(?:他|她)?(?:应该|肯定|估计|可能|大概|会|说|"
    r"讲|也|都)?.{0,4}(?:同意|没意见|可以|愿意)",
)
_FAMILY_SAYS = cue(
    "someone of the family says it",
    r"(?:儿子|女儿|老伴|老公|老婆|爸|妈|爷爷|奶奶|孙子|媳妇|他|她)(?:说|讲|觉得|看)?(?:应该|估计|可能|大概|"
    r"想来|八成)",
)
_OTHERS_DECIDE = cue(
    "leaves it to others",
    r"(?:支部|书记|大家|你们|组织)怎么(?:定|说|办|弄)?,?我(?:就|也)?怎么|(?:别人|大家|他们)怎么.{0,3}我(?:就|也)|拿不准|吃不准|(?:听|看|跟|随|按|由|服从)(?:从)?(?:支部|"
    r"组织|书记|大家|领导|你们|上面|党|多数|别人|他们)(?:的)?(?:安排|意见|决定|定|来|走|怎么)?|"
    r"(?:你们|书记|支部|组织|领导|大家)(?:看着)?(?:定|决定|安排|说了算|看着办|说)",
)


# "only those who refuse have something to hide" is said of others
_OF_OTHERS: Final = Lazy(r"(?:拒绝|反对|不同意|不愿意|不参加)的人?(?:才|都)[^,]*,(?=.)")


def _sign(said: Said, told: str) -> Reading | None:
    """A face, a hum or a receipt alone."""
    if not said.text:
        no = said.marks.cross
        return reading("no", 0.7, "表情表示不同意") if no else reading("yes", 0.8, "表情表示同意")
    received = answers.RECEIVED.whole(said.core) and not answers.YES.whole(said.core)
    if told and (answers.HUM.whole(said.core) or received):
        return unclear("只应了一声,没说同不同意", "yes", "no")
    return None


def _firm(said: Said, told: str) -> Reading | None:
    """No objection, a guess about someone else, or a refusal."""
    if re.search(
        r"同意不同意|同不同意|不(?:反对|拒绝)也?不(?:赞成|同意|支持)|同意也(?:行|可以|好).{0,3}不同意也", told
    ):
        return unclear("没说自己同不同意", "yes", "no")
    if _FAMILY_SAYS.find(told):
        return unclear("是替别人猜的,要本人说", "yes", "no", flags=frozenset({"proxy"}))
    none = answers.DOUBLE_NO.find(told)
    refused = _NO.find(answers.DOUBLE_NO.without(told))
    if none and not refused:
        return reading("yes", 0.85, f"“{none}”就是同意")
    if _OTHERS.find(told):
        return unclear("是替别人猜的,要本人说", "yes", "no", flags=frozenset({"proxy"}))
    return _refusal(said, refused) if refused else None


def _open(told: str) -> Reading | None:
    """Consent under a condition, or left to others."""
    if re.search(r"同意.{0,4}不同意|只[要评给看]|前提|除非|如果|要是", told):
        return unclear("带着条件,不能算同意", "yes", "no", flags=frozenset({"conditional"}))
    if _OTHERS_DECIDE.find(told) and not re.search(r"同意|可以|没意见", told):
        return unclear("没说自己同不同意", "yes", "no")
    return None


def _agreed(said: Said, told: str) -> Reading | None:
    if taken_back(told) and not answers.DOUBLE_NO.find(told):
        return reading("no", 0.8, f"“{taken_back(told)}”是不同意")
    bare = any(answers.YES.whole(c.core) for c in said.clauses if not c.asks)
    if bare or _YES.find(told) or re.fullmatch(r"随便(?:你们)?", said.core):
        return reading("yes", 0.85, "是同意")
    return None


def read(said: Said, asked: Asked) -> Reading | None:
    """Yes or no; consent is never guessed."""
    told = _OF_OTHERS.sub("", said.told)
    sign = _sign(said, told)
    if re.search(r"不想?(?:回答|说)(?:这|$)|同意了?.{0,4}(?:什么|怎么|谁|哪)", said.text):
        return None
    if re.search(r"(?:要是|如果|万一|假如)(?:我)?(?:不|没)[^,]{1,8}(?:呢|咋办|怎么办|会怎)", said.text):
        return None
    if sign or not told or re.search(r"不(?:太)?会(?:弄|用|填|写|打|操作|搞)", told):
        return sign
    refused = _NO.find(answers.DOUBLE_NO.without(told))
    firm = _firm(said, told)
    if firm or refused:
        return firm
    if later.LATER.find(told) and not answers.YES.whole(said.clauses[0].core):
        return controls.putting_off(said, asked)
    return _open(told) or _agreed(said, told)


def _refusal(said: Said, refused: str) -> Reading | None:
    if (
        said.asking
        and said.clauses[-1].asks
        and not re.search(r"我不|坚决|就是不|反正不|不同意[,.]", said.text)
    ):
        return None
    return reading("no", 0.85, f"“{refused}”是不同意", reason=reason_for(said, refused))
