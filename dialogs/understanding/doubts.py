"""What speaks against acting on a reply: other people's words, guesses, conditions.

A yes, a "done", an approval or a grade must stand on the speaker's own words. The clauses that only
report what others say, or that depend on something, are taken out; where the reply means something
else without them, nothing may be acted on.
"""

from dataclasses import replace
from typing import Final

from dialogs.understanding.cue import cue
from dialogs.understanding.outcome import unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Clause, Said, only

_SAYS: Final = r"(?:(?<!好)说|讲|传|反映|觉得|认为|嫌|夸)"
HEARSAY = cue(
    "other people's words",
    rf"(?:听|据)(?!支部|组织|书记的|你|大家的)[^,]{{0,6}}{_SAYS}|听(?:人家?|别人|大家)|^据(?!实)|"
    rf"(?:别人|人家|他们|大家伙?|大伙|外面|网上|群里|镇里|街道|上面|上级|县里|村里|村民|群众|隔壁|邻居|"
    rf"同事|那边)(?:都|也|们|全)*{_SAYS}(?!了算|的也?是)",
    r"(?:^|,)(?:别人|人家|他们|其他人|旁人|大家|大伙)(?:家)?(?:都|也|早|全|已经)(?!.*我(?:也|没|就))",
    rf"(?<!给)(?<!跟)(?<!和)(?<!对)(?:他|她|(?<!\w)(?:老|小)\w|书记|主任|支委|"
    rf"\w(?:书记|主任|师傅|委员))(?:都|也|们|自己|本人|倒|老|总)*(?:{_SAYS})(?!了算|完(?!成)|好了?$)",
)
CONDITION = cue(
    "depends on something",
    r"如果|要是|假如|假使|倘若|万一|除非|只要|(?:要|想)(?:让|叫)?我?(?:满意|同意|给优秀|打优秀)[^,]{0,2},?(?:得|就得|就要|先)|若是|若(?=他|她|能|不|书|支)|的话(?=$|,)|"
    r"(?:书记|支部|他|她|别人|人家|大家|他们|老.|小.)(?:要)?(?:同意|肯|愿意|点头|没意见)(?:了)?,?我(?:就|"
    r"也|才|再)|(?:装|修|办|做|弄|解决|来|换|改|清|通)(?:好|一下|了|掉|上|通)*,?我(?:就|才)(?:满意|同意|给|打)|(?:才|才能)(?:同意|算|行|可以|给)(?!对)",
)
_DECISIVE: Final = (
    r"(?:同意|可以|对(?!面|他|她|我)|没问题|没意见|提交|上报|确认|通过|批准|完成|完工|做完|做好|弄好|弄完|办妥|办好|搞定|"
    r"好了|完了|结束|满意|优秀|合格|愿意|参加|接受)"
)
_NEVER: Final = (
    r"先别|先不|(?<![特区分个])别(?![人的处说提看])|没法|无法|不想|不愿|不敢|不能(?!不|更|再)|不可能|不会(?!不)|未必|不一定|不见得|"
    r"谈不上|算不上|称不上|够不上|难道(?![^,]{0,3}没(?:有)?(?:完成|[做弄搞办修]))|谁(?:说|讲)|没(?:说|讲)过?(?!的|完(?!成))|没人(?!比)|没有人|我怕|就怕|恐怕|怀疑|"
    r"假装|装作|好像|似乎|估计|大概|可能|也许|或许|说不定|(?:哪敢|哪能|岂能|怎么敢)(?![没不])|不打算|没打算|不准备|还不能|暂时不|"
    r"不是(?!早|都|已|说|就|不|没)|"
    r"(?:明天|后天|下次|下周|改天|回头|以后)再|等.{1,10}再|"
    r"(?:书记|主任|支部|他们?|她|人家|领导|别人|上面)(?:硬|非)?(?:要|叫|让|逼|劝|喊)我说?"
)
FRAMED = cue(
    "a decisive word in a frame that takes it back",
    rf"(?:{_NEVER})[^,]{{0,6}}?{_DECISIVE}",
    rf"{_DECISIVE}(?:了)?(?:才怪|(?:是)?不可能|个(?:屁|鬼|头|毛|球)|之?前(?!面|几|两|天|年)|还远|以?前要|的话|还是[不没]|"
    r"这(?:种|样的)?话|[^,]{0,4}说不出口)",
    rf"(?:差一?点|希望|争取|尽量|下个?月|明年|嘴上|你才|我可没|没到|快要?|巴不得)(?:能|就|会)?{_DECISIVE}|"
    rf"要说?{_DECISIVE}(?:了)?也[不得没]|{_DECISIVE}(?:了)?(?:与否|也不|什么[呀啊]|[这那][两几三]个字|这事|改成)|"
    rf"给他{_DECISIVE}(?:了)?他还",
    rf"(?:到底|究竟)[^,]{{0,6}}{_DECISIVE}(?:了)?没有?|离{_DECISIVE}(?:还)?(?:远|差|早)|"
    rf"(?:昨天|上次|之前|原来|刚才)是{_DECISIVE}了?,(?:今天|现在|这次|后来)",
)
# what undoes all that was said before it
UNDONE = cue(
    "takes back what was said before",
    r"骗(?:你|人)的?|开(?:个|你)?玩笑|^才怪|反话|(?:瞎|乱|胡)(?:说|讲|打|按)的?|口误|[发打按点]错|手滑|后悔|^算了(?!,?(?:给|打|还是(?!别))|[一二三四五\d]分)|还是别|"
    r"^[哦噢啊]?不(?:是|对)?$|先别急|^等(?:等|一下|下)|等我(?:问|看|想|查)|我(?:先|再)(?:想|看|问|考虑)|再看看|"
    r"[让叫逼]我[说讲点按]的|不是我[说讲点按写]|^我?(?:也)?(?:不知道|不清楚|不确定)$|"
    r"是[说讲指](?:隔壁|别|另|上)|作废|收回|(?:可是|但是?|不过|就怕)[^,]{0,4}做不|^(?:今天|现在)不(?!满意|合格)",
)
# "if you ask me", "as I said": the speaker's own word all the same
_OWN_WORD = cue(
    "own word",
    r"(?:要是|如果)(?:问我|让我(?:说|评|打)|说实话|按我)|我(?:也|们)?(?:说|讲|觉得|认为)|"
    r"(?:我)?(?:妈|爸|爷爷?|奶奶?|老伴|老公|老婆|外公|外婆|父亲|母亲)",
)
# what others say of it once it is finished takes nothing back
_PRAISED = cue(
    "others are content with what is finished",
    r"(?<=[了过])(?:别人|人家|大家伙?|大伙|村里|村民|群众|隔壁|邻居|老人)(?:们)?(?:都|也|全)*(?:说|讲|反映|夸)"
    r"(?:蛮|很|挺|真|老)?(?:好|不错|方便|灵光)的?$",
)
_ACTED_ON: Final = {"yes", "done"}


def _doubtful(text: str, *, conditions: bool, framed: bool) -> bool:
    text = _PRAISED.without(text)
    if framed and FRAMED.find(text):
        return True
    if _OWN_WORD.find(text):
        return False
    return bool(HEARSAY.find(text) or (conditions and CONDITION.find(text)))


def own_words(said: Said, *, conditions: bool, framed: bool) -> Said | None:
    """The reply without doubtful clauses; None where there are none to take out.

    What follows on a condition depends on it as well, up to the end of the reply. `framed` also takes
    out a decisive word that stands in a denial; a bad grade may be given that way.
    """
    if framed and FRAMED.find(said.text) and not any(FRAMED.find(clause.text) for clause in said.clauses):
        return replace(said, text="", core="", clauses=())
    kept: list[Clause] = []
    depends = False
    for clause in said.clauses:
        if UNDONE.find(clause.text):
            kept = []
            continue
        depends = depends or (
            conditions and bool(CONDITION.find(clause.text)) and not _OWN_WORD.find(clause.text)
        )
        if not depends and not _doubtful(clause.text, conditions=conditions, framed=framed):
            kept.append(clause)
    if len(kept) == len(said.clauses):
        return None
    return only(said, tuple(kept))


def acts(found: Reading) -> bool:
    """Whether something irrevocable follows from this reading."""
    return (
        found.intent in _ACTED_ON
        or found.rating is not None
        or found.decision == "approve"
        or any(decision == "approve" for _, decision in found.decisions)
    )


def settled(found: Reading, again: Reading | None, asked: Asked) -> Reading:
    """`found`, if the speaker's own words alone, read as `again`, say the same."""
    same = again is not None and (again.intent, again.rating, again.decision) == (
        found.intent,
        found.rating,
        found.decision,
    )
    if same:
        return found
    if again and again.intent in {"no", "progress", "not_started", "skip", "defer"}:
        return again
    return unclear("是别人的话或带着条件,要本人说", flags=_flags(asked))


def _flags(asked: Asked) -> frozenset[str]:
    return frozenset({"conditional"}) if asked.context == "ask_consent_to_peer_review" else frozenset()
