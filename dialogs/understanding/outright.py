"""How much of a reply an act accounts for: the less, the surer the weights learnt must be.

"同意", "都通过吧", "给他合格", "早就弄好了" say it outright and need no second opinion. "过不过都行" and "我同意没用"
hold the same words among others. Where what is left beside them denies, asks, wishes, quotes or turns, the
weights must be all but certain before anything is acted on. What is said outright at the end settles it.
"""

from datetime import date
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers
from dialogs.understanding.date_words import find_days
from dialogs.understanding.polarity import NOT_DENIED
from dialogs.understanding.said import Clause, Said

_PARTICLES: Final = r"吧了的啊呀哦嘛呢啦嘞呗噢哈唉嗯恩哉额哟"
_FILL: Final = rf"(?:算(?=[他她这过])|全部|备案|存档|[{_PARTICLES}那就我也都全均先给他她这行可好,]|统统|一律|完全|[\d一二三四五六七八九]条|他的承诺|原则|继续|(?:我)?(?:的)?意思(?:就)?是|就是说|这条|这个|那条|还是|可以|予以|准予|一致|批准|支部|我们|我看|觉得|一起|一并|[一两三四五六七八九十]+条)*"
_APPROVED: Final = (
    r"(?:通过|同意|批准|批|准|可以|行|过|认可|赞成|赞同|没(?:有|什么|啥)?(?:什么)?(?:问题|意见|异议|毛病)|无异议|ok|好|放行|"
    r"照准|可|过关|(?:照此|[按照]这(?:个|样|条)?)(?:公示|办理|执行|上?报|发)|中|支持|要得)"
)
_GRADE: Final = (
    r"(?:优秀?|合格|基本(?:上)?合格|不合格|基本(?:上)?满意|不满意|满意|[一二三四五1-5](?:分|星|颗星)?|不及格|满分|好评|差评|"
    r"一般般?|还可以|还行|勉强合格|不错|(?:没(?:有)?(?:什么|啥)?|挑不出)不满意(?:的地方|的)?)"
)
_GRADE_FILL: Final = rf"(?:[{_PARTICLES}那就我也给他她个打评选投记很蛮真老算是讲对,]|我看|心里头?|说到底|归根到底|归根结底|到头来|说实话|老实讲|要说|非常|十分|还是|总的|总体|这个|肯定|当然|必须|顶多|只能|一定|现在|如今|这回|这次|最后|后来)*"
_FINISHED: Final = (
    r"(?:完成|做完|做好|弄好|弄完|搞定|搞好|搞掂|办好|办完|办妥|办结|修好|装好|好|完|走完|跑完|扫完|送完|讲完|教完|齐|弄光|做光|"
    r"(?:[做弄搞办干修装扫清种送走跑讲写搬挖洗补接通拆铺刷贴教盖砌栽整收捐理发]|处理|打扫|整理|安装|落实|收拾)(?:好|完|妥|齐|光|掉|满|成|到位|清爽|利索)|到位|"
    r"结束|完工|收工|收官|收尾|交差|交卷|做满|做到|落实|兑现|完事儿?)"
)
_FINISHED_FILL: Final = (
    rf"(?:[{_PARTICLES}也都全就我的,]|别(?:再|老)?[催问](?:我)?|反正|现在|我这(?:条|个|边)|早就?|已经?|全部?|统统|老早|刚刚?|按时|按期|如期|提前|超额|终于|总算|圆满|百分百|是的|对|悉数|"
    r"[做弄搞办]?完了|[做弄搞办]好了|顺利|勉强|顶格|上个?月|上周|上个?礼拜|昨天|前天|[一二三四五六七八九十\d]+月(?:份)?就?|这条|那条|这个|那个|那件事|承诺)*"
)


_HAND_IN: Final = Lazy(
    rf"(?:我|你|快|直接|都|帮我)*(?:(?:交|报|发|提交|上报|送|确认)(?:上去|吧|了|呗|啦|来|送书记那里)*|(?:就|照|按|不错)*这(?:个|样|条|么)(?:来|报|写|交|定|吧|样)*|"
    rf"看吧|走流程|信你|信得过你|不用再?(?:念|改|动|看|读)了?)[{_PARTICLES}]*"
)
# in so few characters there is no room for words that take it back
_SHORT: Final = {"approve": 2}


_SHAPES: Final = {
    "approve": Lazy(f"{_FILL}(?:{_APPROVED}{_FILL})+"),
    "done": Lazy(f"{_FINISHED_FILL}(?:{_FINISHED}{_FINISHED_FILL})+"),
    "grade": Lazy(f"{_GRADE_FILL}{_GRADE}{_GRADE_FILL}"),
}


_DOUBTS = cue(
    "may take back what stands beside it: denial, question, condition, wish, quotation, turn",
    r"不|没|别(?!的)|未|无|勿|非|难(?!得)|怕|怪|鬼|屁|但|可(?!以|能|不是)|如果|要|等|让|叫|说|讲|谁|倒|什么|哪|怎|吗|么$|\?|才|想|"
    r"会(?!议|上)|应该|大概|好像|估计|可能|书记|老[陈王李张赵周吴郑刘林黄]|去年|上[次回]|以前|昨天|错|假|骗|反|只|除|另|又|被|差|剩|快|"
    r"半|争取|尽|希望|至少|以[上下]|[上下]面|嘴|人家|算|个人|归",
)
_HARMLESS = cue(
    "takes nothing back",
    r"(?:怎么|[哪岂]|难道)(?:还|里)?(?:会|能|敢|可能)没|不好意思|不错|不用(?:改|谢|客气|再?[问念催])|没(?:有)?(?:什么)?(?:问题|意见|别的|的说)|老早|说实话|别(?:再|老)?[催问烦]|不要紧|没关系|提前了?[^,]{0,3}(?:天|周|月|年|礼拜)|"
    r"没拖|没少|没落下|不容易|挑不出|要得|还要努力|不差|没错|辛苦|再接再厉|一定|不得了|没话说|没得说|我[说讲]的|没有没|说好的?|说到做到|不能(?:更|再)(?:好|满意|多|高)|不(?:光|但|仅)(?=[^,]+,还)|没有?没[^,]{1,4}的|不(?:如|比)去年|秀?还?(?:谈|算|够|称)不上优?秀?|"
    r"不能算优秀|呱呱叫|(?:才|你)(?:才)?来问|不是(?:跟你)?[说报讲]过|没(?:人帮忙|出问题|出岔子|花[^,]{1,5}钱)|不得了|一[样次户件条个点][^,]{0,2}没(?:落|少|漏|剩|断|拉)|无疑",
)


_WHEN = cue("when it was finished", r"昨天|上个?(?:周|月|礼拜|星期)|刚刚?|半(?:天|个?月|年|夜)")
# answered first; what follows is another matter
_ASIDE: Final = Lazy(r"^(?:顺便|还有个事|再说个事|另外说)(?!.{0,4}[改加删添写])")
_DAY_FILL = cue(
    "said with a time limit",
    r"(?:[,.、的了吧啊呀哦嘛呢啦呗就那我也都前后里内末以之]|大概|大约|左右|完成|做完|弄完|做好|弄好|搞定|办好|交差?|全部|一定|保证|争取|力争|最[晚迟多]|"
    r"期限|截止|截至|时间|日期|时限|限|定在?|写|填|报|到|在|是|为|个|还是|不?超过|不晚于|吃饭|当天|那天|底|号|日|可以|行|好|应该|差不多|给我|"
    r"(?:交|完|竣)工|交付|[做弄搞办干修装扫清种送走跑讲写绣搬挖铺砌盖教发整栽贴刷画编缝织](?:好|完|齐|掉|通|到)|赶在|赶到|卡着|一共|总共|统共|头里|"
    r"保险(?:起见|点)?|稳妥点?|功夫|工夫|之间|中间|(?:好|行|可以|成|来得及)?(?:吗|伐|哇)|[好行]不[好行]|\?|给自[己个]儿?|咯|嘞|哈|那晚|吃[过完]|饭|"
    r"嗯|额|呃|算|改成|改到|放|放在|放到|拖到|下班|上午|下午|中午|晚上|过年|再|能|要|会|肯定|准|来得及|够|没问题|清楚|具体|书记|这条|承诺|干完|拿下|收尾|结束|兑现|落实|搞好|达标|到位)*",
)


def day_alone(said: Said, today: date) -> bool:
    """Whether some clause names a day as a time limit and says nothing else."""
    for clause in said.clauses:
        rest = clause.text
        days = find_days(rest, today)
        for day in reversed(days):
            rest = f"{rest[: day.start]}{rest[day.end :]}"
        if days and _DAY_FILL.whole(rest):
            return True
    return False


def _says(act: str, clause: Clause) -> bool:
    """Whether the clause says `act` and nothing more."""
    if act == "yes":
        tables = (answers.YES, answers.HUM, answers.DOUBLE_NO)
        return bool(_HAND_IN.fullmatch(clause.text)) or any(table.whole(clause.core) for table in tables)
    if act == "approve" and NOT_DENIED.whole(clause.core):
        return True
    return bool(_SHAPES[act].fullmatch(clause.text))


def outright(act: str, said: Said) -> bool:
    """Whether a clause of the reply says `act` ("yes", "done", "approve" or "grade") and nothing more."""
    if len(said.core) <= _SHORT.get(act, 4):
        return True
    told = [clause for clause in said.clauses if not clause.asks]
    return any(_says(act, clause) for clause in told) if told else not said.text


def nothing_else(act: str, said: Said) -> bool:
    """Whether every clause of the reply says `act` and nothing more."""
    return bool(said.clauses) and not said.asking and all(_says(act, clause) for clause in said.clauses)


def doubted(act: str, said: Said) -> bool:
    """Whether what is said beside `act`, and not before it is said outright, may take it back."""
    if not said.clauses or _says(act, said.clauses[-1]):
        return False
    first, *rest = said.clauses
    if _says(act, first) and rest and _ASIDE.search(rest[0].text):
        return False
    beside = ",".join(clause.text for clause in said.clauses if not _says(act, clause))
    for table in (answers.DOUBLE_NO, NOT_DENIED, _HARMLESS, *((_WHEN,) if act == "done" else ())):
        beside = table.without(beside)
    return bool(_DOUBTS.find(beside))
