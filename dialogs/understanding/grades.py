"""Which grade of the scale in force a reply gives."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.corrections import last_word
from dialogs.understanding.cue import Cue, cue
from dialogs.understanding.points import LEAVE_IT, ONCE, Grade, points

_NOT: Final = (
    r"(?:不(?:太|怎么|大|很|是很|咋|甚|够|算|能算)?|没有?(?:那么|什么|多)?|谈不上|算不上|称不上|"
    r"说不上|难说|并不|差得?远|离.{0,3}差|不达|没达|未达|没)"
)
_RETORT = cue(
    "the grade is named only to deny it",
    r"满意(?:到|得)(?:我|想|家里|只能|不得不|都)|我(?:还|怎么|哪)?能(?:满意|合格)(?:得了)?吗",
    r"(?:满意|优秀|合格|好)(?:个(?:鬼|屁|头|啥|什么|蛋|球|毛|锤子)|什么(?:鬼|屁|呀|啊|$|,|\?)|啥)",
    r"(?:难|难以|难以?称|难言|难算|远未|尚未|远不|不敢说|不能说|岂)(?:称|达|达到|算|说|"
    r"能)?(?:是)?(?:满意|合格)",
    r"(?<!不是)(?:不能说|没有?一[条个件样点][^,]{0,2}|没有|一点也不)(?:满意|合格)(?:的|$|,)|离(?:满意|"
    r"合格|称职)(?:还)?(?:差|远)|(?:谈不上|算不上|够不上|说不上|称不上|评不上|达不到|没资格)(?:满意|"
    r"合格)",
    r"(?:满意|优秀|合格)(?:才怪|不了|不起来)",
    r"(?:哪里|哪儿|哪能|怎么|怎么能|能|也能|也叫|也配|这也|还能|还)(?:算|叫|说)?(?:是|得上)?(?:满意|"
    r"优秀|合格)(?:了)?(?:\?|吗|啊)",
    r"(?:哪里|哪儿|哪能|怎么能|也配)(?:算|叫|说)?(?:是|得上)?(?:满意|优秀|合格)",
    r"(?:满意|优秀|合格)(?:嘛|么|吧|呢|倒|也|就|那|是|,)*(?:谈|算|说|称|够)不上|(?:满意|好)得?.{0,4}(?:(?:想|要)(?:骂|打)人|想哭|气死)",
    r"(?:满意|优秀|合格)(?:他|你)?(?:个|的)?(?:妈|娘|祖宗|大?头)|(?:满意|优秀|合格)都(?:给|打|算|是)?(?:给|打)?(?:高了|多了|抬举)|(?:满意|合格|优秀)二?字?(?:他|她)?(?:担|当|配)不(?:起|上)",
    r"有?(?:什么|啥)(?:好|可|值得)?(?:满意|优秀)(?:的|$|,)",
)
_DOUBLE_NO = cue(
    "nothing to find fault with",
    r"(?:哪|怎么)(?:里|会|能|有|敢)*不(?:满意|合格|好)|谁(?:敢|会|能)?(?:说)?不满意|没(?:有)?(?:什么)?(?:闲话|话)(?:好|可)?(?:讲|说)",
    r"有(?:什么|啥)(?:好|可)?不满意|没(?:有|什么|啥)?(?:什么|啥|一点|半点|任何)?(?:不|可不)(?:满意|好|合格)的?",
    r"(?:挑|找|说)不出(?:一点|半点|什么|啥)?(?:毛病|缺点|不好|不是|问题)",
    r"没(?:得|有|啥|什么)?(?:可|好)?(?:挑|说的|话说)|没的说|没的讲|没(?:有)?话(?:说|讲)|没有说的|"
    r"没得说|没话讲|无可挑剔|没得挑|没啥好说|没什么好说|不能不(?:满意|好)|不是不满意|没有不满",
)

# Words for the three-step scale of the masses' evaluation.
_SATISFIED: Final = (
    (
        "不满意",
        cue(
            "dissatisfied",
            rf"{_NOT}满意|不满(?!\w)|不满$|不(?:太|大|怎么)?行|不好(?!说|评|意思|不坏)|不咋(?:地|样|"
            rf"的)|不怎么(?:样|"
            rf"好|地)|差劲|差评|很差|太差|差得很|差的很|差极|(?<!相)差(?=$|[,的了得呗吧啊])|较差|真差|"
            rf"最差|倒数|失望|糟|烂(?!尾)|垃圾(?!桶|房|分类|车|站|袋|堆|箱|清)|垫底|不够格|不称职|没做(?:什么|啥)|啥也没|什么也没|什么都没|"
            rf"啥都没|光说不|拉垮|坍板|坍台|拉胯|瞎七搭八|七搭八搭|捣浆糊|淘浆糊|捣糨糊|说到没做|只说不|打雷不下雨|看不到人|没见|瞎搞|糊弄|敷衍|应付(?!得)|"
            rf"一塌糊涂|不像话|孬|不灵|不来赛|不得劲|不过关|不及格|气人|白搭|不敢恭维|没看(?:到|"
            rf"见).{0, 6}(?:做|干|什么)|拉倒吧|要不得|不地道|不到位|负分|零分|0分|一星|1星",
        ),
    ),
    (
        "基本满意",
        cue(
            "more or less satisfied",
            r"(?:基本|基本上|大致|大体|总体还|还算|比较|勉强|马马虎虎|凑合|差不多|部分|稍微|七八成|"
            r"有点|一半|算是|尚|还)(?:是|算|还|也|都|可以)*满意|还算(?:可以|行|好|不错)|一般|还可以|"
            r"还行|还凑合|马马虎虎|马虎|凑合|凑活|将就|就那样|就那么回事|就这样|那样吧|过得去|"
            r"说得过去|中不溜|中等|中间|普通|不好不坏|不上不下|还过得去|勉强|差强人意|比上不足|"
            r"中规中矩|平平|还成|将将|尚可|也就那样|也就这样|也还行|不功不过|有好有坏|马虎虎|"
            r"还好(?!几)|基本(?:上)?(?:可以|行|好)",
        ),
    ),
    (
        "满意",
        cue(
            "satisfied",
            r"满意(?!度)|漂亮|很可以|赞的$|很好|挺好|真好|太好|非常好|好评|好得很|好的很|好极|不错|可以的|优秀|满分|给力|"
            r"到位|尽心|用心|好样|一流|顶呱呱|呱呱叫|好着呢?|没得说|五星|5星|点赞|十分好|杠杠|靠谱|"
            r"没问题|好$|好[,的了嘞]|赞$|棒|(?<!不)灵$|服气|贴心|巴适|做得好|干得好",
        ),
    ),
)
# Words for the four-step scale of the Party's own evaluation.
_GRADED: Final = (
    (
        "不合格",
        cue(
            "not qualified",
            rf"{_NOT}(?:到|达到|够)?(?:合格|达标|及格|过关)|^不合$|不及格|没过关|没合格|不够格|不称职|"
            rf"太差|很差|差劲|差评|最差|最次|最低(?:那)?(?:一)?(?:个)?(?:档|等|级|的)|最末|末(?:等|档)|垫底|倒数(?!第二)|差(?=$|"
            rf"[,的了呗吧啊])|一塌糊涂|四等|四档|丁等|第四档|啥也没做|什么都没做|(?:一件|一样|"
            rf"什么)(?:都|也)?没(?:做|办|干|兑现|落实)|不行$",
        ),
    ),
    (
        "基本合格",
        cue(
            "barely qualified",
            r"(?:基本|基本上|大致|大体|勉强|刚刚?|将将|凑合|马马虎虎|差不多|勉强算|勉勉强强|才|"
            r"擦边)(?:算|是|能|够|可以|够得上)?(?:个|是)?(?:合格|及格|达标|过关)|勉强|刚够格|马马虎虎|凑合|"
            r"将就|倒数第二|三等|三档|丙等|第三档|基合|基本$",
        ),
    ),
    ("合格", cue("qualified", r"合格|够格|及格|达标|过关|^合$|称职(?!吗)|二等|二档|乙等|第二档")),
    (
        "优秀",
        cue(
            "excellent",
            r"优秀|优(?=$|[,的了吧啊等秀])|最好(?:的)?(?:一?档|一?等|那个)?$|最高(?:档|等|的|级)?|"
            r"一等|一档|头等|甲等|顶格|第一档|满分|拔尖|优优|杰出|非常优",
        ),
    ),
)
BETWEEN = cue(
    "between two grades",
    r"(?:之间|中间(?:吧|偏))|(?:优秀|合格|满意)(?:偏|靠)[上下]|(?:优秀|合格|满意).{0,3}(?:或者?|还是|和|跟|要么|/|、|与).{0,4}(?:优秀|"
    r"合格|满意|基本|不)|一半[^,]{0,4}(?:满意|合格)[^,]{0,2}一半|良好?$|良$|(?:要么|不是).{2,6}(?:要么|就是)|"
    r"(?:[谈说算]不上|不能说)(?P<one>满意|合格|好)[^,]{0,2},?也?(?:[谈说算]不上|不能说)不(?P=one)",
)
_UNREACHED = cue(
    "a higher grade not reached",
    r"(?:没到|不到|够不上|谈不上|算不上|称不上|说不上|达不到|没达到|不够|离|要说|还不是|不算|"
    r"不能算)(?:优秀)(?:还差.{0,3}|差.{0,3}|还远|嘛还差.{0,3}|嘛差.{0,3})?|"
    r"差(?:一)?点(?:就)?(?:是)?不(?:合格|满意)了?|(?:没有|不能说|说|不是)不(?:满意|合格)(?:是假的|"
    r"的地方|的)?|(?:不算|说不上|谈不上|不能说)(?:很|太|非常|特别)满意|(?:基本合格|合格)都说低了|"
    r"连(?:基本)?(?:合格|满意)都[^,]{0,5}|优秀(?:还|就|嘛|么|倒|那)*(?:差|欠|缺|不够|谈不上|够不上|算不上|"
    r"不至于|名额[^,]{0,4}|说不上|有点勉强)",
)


def grade_in(text: str, scale: tuple[str, ...], bare: str) -> Grade | None:
    """The grade `text` gives on `scale`; None if it gives none. `bare` is its core."""
    if not scale:
        return None
    if all(step.isdigit() for step in scale):
        return points(text, scale)
    if LEAVE_IT.find(text) and not _named(bare, scale):
        return Grade(None, "没有给出等次,请本人定")
    if re.search(r"(?:都|全部?|大家|个个)(?:是|给|评|打)?优秀(?!.{0,2}我)", text):
        return Grade(None, "没有分开评")
    text = _NOT_TO_GIVE.sub("", _AT_FIRST.sub("", ONCE.sub("", _NOT_THIS_BUT.sub("", text))))
    last = _LAST.sub("", text.split(",")[-1])
    if last in scale and "," in text:
        return Grade(last, f"说了“{last}”")
    if total := _OVERALL.search(text):
        return _worded(total.group(), scale)
    if BETWEEN.find(text) and not re.search(r"算了|还是给|那就|就", text):
        return Grade(None, "说了两个等次,不知取哪个")
    return _worded(text, scale)


# "at first I meant to give a pass": no longer the grade
_AT_FIRST: Final = Lazy(
    r"(?:本来|原本|原来|起初|一开始|开始|先前)(?:是)?(?:想|要|打算|准备)?(?:给|打|评)[^,]{0,8},|"
    r"(?:要不是|若不是|要没有)[^,]*(?:给|打|评|是)[^,]{0,8},(?=[^,]*(?:现在|如今|只能|只好|就))"
)


_OVERALL: Final = Lazy(r"(?:综合|总体|总的|整体|总评)[^,]{0,6}?(?:不|基本)?(?:合格|满意|优秀)[^,]{0,2}$")
_NOT_EVEN: Final = Lazy(r"连(?:基本)?(?:合格|满意)都(?:[谈算够达称]不[上到]|没|不)")
_NOT_THIS_BUT: Final = Lazy(r"不是(?:不|基本)?(?:满意|合格|优秀),(?=(?:而)?是)")
_NOT_TO_GIVE: Final = Lazy(
    r"(?:别|不要|不能|不想|不至于)(?:给|打|评|算|选)(?:他|她)?(?:打|评|是|个)?(?:不合格|不满意|优秀|合格|满意),(?=.)|"
    r",?(?:可)?(?:别|不要|莫)(?:给我|把它)?(?:听|截|写|记|登|算|看|改|当)(?:成|作|做|错)(?:了)?(?:不合格|不满意|优秀|合格|满意)"
)
_LAST: Final = Lazy(r"^(?:所以|那就|那|就|还是|我|给|打|评|他|她|个|总的|算)+|[吧了的啊呀呗]+$")


def _named_last(text: str) -> str:
    """What stands after the last correction, if a grade may still be in it."""
    final = _AT_FIRST.sub("", last_word(text))
    return final if re.search(r"优|格|满意|好|差|行|般|分|等|档", final) else text


def _named(bare: str, scale: tuple[str, ...]) -> bool:
    return any(step in bare for step in scale)


def _worded(text: str, scale: tuple[str, ...]) -> Grade | None:
    if re.search(r"\d[\s,]*分", text) and not _named(text, scale):
        return Grade(None, "量表里没有分数", "out_of_scale")
    if _NOT_EVEN.search(text) or _RETORT.find(_UNREACHED.without(text)):
        return Grade(scale[-1], "反语,取实际的意思")
    if _DOUBLE_NO.find(text) and ("满意" in scale[0] or not _named(text, scale)):
        return Grade(scale[0] if "满意" in scale[0] else None, "双重否定,是肯定的意思")
    table = _SATISFIED if "满意" in scale else _GRADED if "合格" in scale else ()
    for part in _conclusions(text):
        grade = _first(part, table, scale)
        if grade:
            return grade
    return None


def _conclusions(text: str) -> list[str]:
    """The parts that may hold the verdict, the likeliest first."""
    final = _UNREACHED.without(_named_last(text))
    for mark in (
        "总的",
        "总体",
        "综合",
        "整体",
        "一句话",
        "所以",
        "但是",
        "但",
        "不过",
        "可是",
        "就是",
        "只是",
        "我给",
        "我打",
        "我评",
        "还是给",
        "总之",
        "反正",
    ):
        place = final.rfind(mark)
        if place >= 0 and len(final) > place + len(mark):
            return [final[place:], final]
    return [final]


def _first(text: str, table: tuple[tuple[str, Cue], ...], scale: tuple[str, ...]) -> Grade | None:
    hits = []
    rest = text
    for name, words in table:
        found = words.find(rest)
        if found and name in scale:
            hits.append((name, found))
            rest = words.without(rest)
    if not hits:
        return None
    plain = [hit for hit in hits if hit[0] in hit[1]]
    chosen = (plain or hits)[0]
    if len({name for name, _ in plain}) > 1:
        return Grade(None, "说了两个等次,不知取哪个")
    return Grade(chosen[0], f"说了“{chosen[1]}”")
