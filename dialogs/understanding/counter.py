"""Counter-evidence: what stands in a reply against acting on it.

A yes, a "done", an approval, a grade or a day is acted on only where nothing in the reply speaks against it.
The signs are those of speech acts, not of single sentences: what was once and is undone, what is left out,
what is still to come, a turn to the contrary, a tag that asks, another one's matter, a grade denied.
"""

from typing import Final

from dialogs.understanding.cue import Cue, cue
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_DONE: Final = r"(?:完成|做完|做好|弄好|弄完|搞定|办好|办妥|修好|装好|好了|完了|走完|扫完|送完)"
_UNDONE = cue(
    "was done, is not any more; all but something; more is to come",
    rf"(?:本来|原本|原先|一开始){_DONE}|(?:本来|原本|原先)[^,]{{0,4}}了,[^,]*(?:又|给|被|后来)",
    r"除(?:了|开|掉)?[^,都]{1,8}(?:,|都|全|其[他余它])",
    rf"{_DONE}(?:了)?(?:还|至少)?(?:要|得)(?:等)?[^,]{{0,3}}(?:半|几|两|一|三|天|月|周|礼拜|年)",
    r"^(?:还|也)?没(?:有)?(?:呢|啊|完)?,(?!落|漏|少|拖|耽误|问题|断)",
    rf"(?:完成|做好|弄好|搞好|办好)(?:好)?(?:任务|承诺|工作|指标|目标|计划|这[件项]事)(?!了|的|啦|,已|,都)(?<!了..)|(?:哪天|啥时|几时|什么时候){_DONE}",
    rf"(?:想|要想|盼着?|指望|打算|准备|计划){_DONE}|(?:嘴上|面上|台账上)[^,]{{0,3}}{_DONE}",
    rf"{_DONE}(?:了)?(?:又|还得|还要|要)(?:返工|重做|重来|拆|改)",
    rf"(?:一|第一|头一|前)(?:遍|批|次|期|茬|段|步|半段){_DONE}?(?:了)?,|{_DONE}一(?:遍|批|次|期|茬|段),",
    rf"(?:^|,)(?:但|不过|那是|人家)?(?:他们?|她|别人|人家|其他人|隔壁[^,]{{0,3}}|老[^年早,][^,]{{0,2}}|小[\u4e00-\u9fa5]|我们组|"
    rf"我(?:老公|老婆|爸|妈|儿子|女儿|老伴|家那口子))(?:家|组|村|那边)?(?:的|那|这)?(?:条|个|边|件)?"
    rf"(?:都|早就?|也|已经?|全)*{_DONE}(?!的)",
    r"(?:又|全)(?:给|被|让)?[^,]{0,4}(?:冲|坏|塌|倒|堵|拆|掉|淹|烂|死|破|黄|断|脏|乱)(?:没|掉|光|完|回去)?了(?!.{0,12}(?:修|补|好了|弄好))",
    r"(?:书记|主任|他们?|她|人家|领导|上面|支委|老婆|老公|老伴|儿子|女儿|邻居|爸|妈)[^,]{0,3}(?:叫|让|教|要|逼)我?(?:说|讲|填|点|报|写|回)",
    r"(?:准备|打算|前期|计划|方案|图纸|名单)[^,]{0,3}(?:做好|弄好|写好|排好|完成)",
)
_NOT_AGREED = cue(
    "agrees to a part, turns to the contrary, asks, or only hums",
    r"(?:但是?|可是|不过|只是|就是(?=[^,]{0,6}[没不错])|就怕|其实)[^,]{0,6}(?:没|不(?!用|错|要紧|管)|错|少|漏|太|怕|难|得改|要改|忘)",
    r"到底|究竟|可以考虑|好听|的(?:地方|部分|那[条句几]|事)(?:我)?(?:不管|同意|没问题|没错|对),|(?:我|那我|可|就)不$",
    r"^(?!(?:[嗯恩]+(?:呐|那|呢|啊|哪)?)$)(?:[嗯恩呃哦啊唉哎喂,.]|这个|那个|就是说?|对了|怎么[讲说]呢?|我跟你[讲说]|我说|你听我[讲说]|是这样)+$",
    r"(?<![没不])(?:错|岔)(?!不了|过|开)[^,]{0,4}(?:对|好)|对[^,]{0,6},[^,]{0,8}(?<![没不有])错",
    r"(?:举手|投票|报名|的话|以后|之后|的人|那么|意思)(?:是)?(?:吧|吗|么|呢)$",
    r"(?:你|您)(?:说|讲|写|念)(?:对|是|行|好)[^,]{0,2}(?:就|便)",
)
_NOT_APPROVED = cue(
    "approves of none, or asks for more",
    r"(?:可以|应该|最好|能|要|还是|得)(?:再|更|写|说|讲|改)(?:得)?[^,]{0,3}(?:具体|实在|细|明确|清楚|简单|短|长|多|少|高|大胆)",
    r"(?<!没)(?<!没有)(?:有|还有|存在)(?:点|些|几[个处])?(?:问题|毛病|出入|硬伤)",
    r"(批|过|行|同意|通过|可以)不\1|(?:我)?(?:同意|批|通过)(?:了)?(?:也|都)?(?:没用|不算|不顶用|不作数|没意思|不行|不够)",
    r"(?:再|以后|之后|后|才)(?:批|过|通过|同意)$|(?<![没不])(?:待|等)[^,]{1,12}(?:批|过|通过|同意)",
    r"(?:批|过|通过|同意)是(?:能|可以|没)",
    r"(?:但|不过|可是|就是|只是)[^,]{0,4}(?:没写|没有|缺|少|漏|不清|不明|不够|太)",
)
_NO_GRADE = cue(
    "a grade denied, torn between two, or dictated",
    r"(?:不|别|莫|休想|甭)(?:给|打|评|选)?(?:他|她|我)?(?:个|打|给|评)?(?:优秀|优(?!先)|[\d一二三四五]分)(?![^,]*(?:,|但|就|还是)[^,]*(?:合格|满意|[\d一二三四五]分))",
    r"(?:不能说|说不上|谈不上|不敢说)(?P<grade>满意|合格|好)[^,]{0,2},?(?:也|又)?(?:不能说|说不上|谈不上|不敢说)不(?P=grade)|"
    r"(?:不能说|说不上|谈不上|不敢说)不(?P<other>满意|合格|好)[^,]{0,2},?(?:也|又)?(?:不能说|说不上|谈不上|不敢说)(?P=other)",
    r"要么[^,]{1,6},?要么",
    r"(?:优秀|合格|满意)(?:的(?![,了呀啊吧呗啦]|$)|[卡率度单证]|名额)|[一二三四五\d]分(?:钱|货|地|田|收获)",
    r"(?:^|,)(?:你们?|他们?|她|人家|别人|书记|大家|老[^,是]|小[^,])(?:都|自己|们|家|也|全|要|想|会|又|敢|给)*(?:给|打|评|选)(?:自己|我|他们?|大家|谁)?(?:打|评|给|选)?(?:了|的是|个)?(?:优|合格|满意|不|基本|[\d一二三四五]分)(?![^,]*,[^,]*我)",
    r"(?:上次|上回|以前|之前|昨天|去年|前面)[^,]{0,3}(?:给|打|评)(?:了|的|他|她)*(?:优|合格|满意|不|基本|[\d一二三四五]分)[^,]*$",
    r"(?P<any>合格|满意|优秀)不(?P=any)",
    r"(?:优秀|合格|满意)(?:\?|吗|么)[^,]{0,2},?(?:他|她|就他|这)?(?:配|凭什么|开玩笑|也配)",
    r"(?:书记|主任|他们?|她|人家|领导|上面|支委|老婆|老公)[^,]{0,3}(?:叫|让|要|逼|教)我?(?:打|评|给|选|填|点)",
)
_NO_DAY = cue(
    "another one's day, or a day of something else",
    r"(?:跟|和|同|与|照|按|随)[^,]{1,6}(?:同一?[天日]|一样|一致|一起|相同|同步)",
    r"(?:出生|年生|生的|年生人|属[鼠牛虎兔龙蛇马羊猴鸡狗猪])|今年[\d一二三四五六七八九十]+(?:岁|了)",
)


def speaks_against(found: Reading, said: Said, asked: Asked) -> str:
    """The words that stand against acting on `found`, or an empty string."""
    return next((words for table in _tables(found, asked) if (words := table.find(said.text))), "")


def _tables(found: Reading, asked: Asked) -> tuple[Cue, ...]:
    if found.intent == "done":
        return (_UNDONE,)
    if found.intent == "yes":
        return (_NOT_AGREED, _UNDONE) if asked.context == "ask_done" else (_NOT_AGREED,)
    if found.decision == "approve" and not found.decisions:
        return (_NOT_APPROVED,)
    if found.rating is not None:
        return (_NO_GRADE,)
    return (_NO_DAY,) if found.date and asked.context == "ask_deadline" else ()
