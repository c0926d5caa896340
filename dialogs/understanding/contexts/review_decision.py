"""The secretary's decision on what was handed in."""

import re
import unicodedata

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding import controls
from dialogs.understanding.by_name import numbered
from dialogs.understanding.corrections import last_word
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, later, skipping
from dialogs.understanding.decisions import read_batch
from dialogs.understanding.outcome import cut, reading, unclear
from dialogs.understanding.polarity import NOT_DENIED, guessed, taken_back
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Clause, Said

_DOUBLE = cue(
    "approves by denying a fault",
    r"没(?:有|什么|啥)?(?:问题|意见|异议|毛病)|无(?:异议|意见)|(?:挑|找)不出.{0,3}(?:毛病|问题)|"
    r"没(?:有)?(?:什么|啥)?(?:理由|道理|必要)不(?:通过|批|同意|让过)|不(?:通过|批|同意)(?:也|都)?说不过去|不(?:同意|用|必|该|能|应该?)再?退(?:回)?|"
    r"不退(?:了|回了?)(?=$|,)|(?:哪|怎么)(?:里|会|能|有|敢)*不(?:同意|通过|行|可以|批)|不用(?:改|再改|退)|不必改|没什么(?:好|要)改|没得改|不(?:错|赖)|(?:上次|之前|前面|"
    r"上回)退.{0,8}(?:改|补)(?:好|过|了)+|已经?(?:改|补)(?:好|过|上)|(?:改|补)(?:好|过来|上)了(?=,|$)",
)
_RETURN = cue(
    "returns",
    r"退(?!休|役|伍|出|下来|党|耕|步|一步讲)|打回|驳(?!船)|否(?!则|认)|毙|返工|不(?:予|能|太|够|给|准|"
    r"可)*(?:通过|同意|批准|批|行|可以|准|可|合格|认可|算数|算|能过|合适|妥)(?!吗)|不过(?:$|,|关|吧|"
    r"的|啊|了)|过不了|没过|不能过|没(?:法|办法)(?:过|批|通过)|通不过|不好(?:通过|过|批)|"
    r"难(?:以)?(?:通过|同意)|撤下来|重(?:新)?(?:写|报|填|来|拟|做|交|提|弄|搞)|再(?:改|写|报|想|完善|"
    r"补|细化|具体|提|斟酌|修改|打磨)|(?:要|(?<![写说讲定])得|需|需要|请|让他|叫他|让她|建议|应|应该|"
    r"必须|回去|拿回去|还要|他|好好)(?:再|好好|回去|自己|重新|先|把)*(?:改|修改|完善|补充|补|细化|"
    r"写(?:清|具体|明|细)|明确|加上|加个|具体|量化|删)|改(?:一?改|改|好|了|完|一下|掉)?(?:再|后|之后|"
    r"$|了再)|修改(?:后|$|完|一下|再|吧)|不够\w|不(?:够)?(?:具体|明确|实在|清楚|现实|规范|详细|完整|准确|"
    r"达标|像样|切实际|合要求|符合|是承诺|属于|算承诺)|太(?:空|笼统|虚|泛|简单|高|大|低|少|多|模糊|"
    r"抽象|水|短|假|短|粗|敷衍|随便|宽|宽泛|含糊|不像|差|长|官|概括|套路)|空(?:话|洞|泛|了|得)|笼统|"
    r"套话|口号|假大空|敷衍|应付|(?:缺|没有?|少|没写|没说|漏)(?:了)?(?:.{0,4})(?:时限|期限|时间|数量|"
    r"数字|指标|地点|对象|频次|次数|具体|日期|措施|内容|量化|目标|谁|哪|干什么|完成时间)|(?:本职|份内|"
    r"分内|职责(?:范围)?|应该做|应尽)|照抄|抄(?:的|袭|去年|别人|网上)|复制|去年的|(?:跟|和|同)(?:去年|"
    r"上次|别人|老.|前面).{0,4}(?:一样|重复|雷同)|雷同|千篇一律|做不到|完不成|够不着|超(?:出|"
    r"过)(?:能力|权限|范围)|吹牛|好高骛远|打折扣|标准(?:太|定|有点)?(?:得)?(?:太)?低|^非|拔高|"
    r"水平不够|糊弄|打下去|回炉|不合格|泄露|隐私|身份证|错(?:了|字|别字|误)|有误|"
    r"(?<!没有)(?<!没)有问题|tui|^no$|^n$|^x$|×|^叉$|^不$|^否$|毙了|拉倒|小儿科|(?:没法|无法|难以?|"
    r"不好|不便)(?:考核|衡量|检查)|等于没|好意思|太满|差得远|改了再说|(?:年份|日期|时间|名字|数字|"
    r"地名).{0,3}(?:错|不对)|不像",
    r"(?:时间|期限|时限|数量|地点|次数|对象|内容|指标).{0,3}(?:没写|没有|没填|缺|不清|不明|不全)|"
    r"(?:同意|通过|批)不了|没写",
    r"(?:无法|未|没法|难以?|暂不|先不)(?:予)?(?:通过|同意|批)",
    r"写的?(?:是)?(?:个)?(?:什么|啥)(?:东西|玩意|名堂|鬼)|(?:能不能|能否|可不可以|麻烦|请)(?:再)?(?:写|说|讲)?(?:得)?(?:具体|详细|实在|细|明确|清楚)(?:一?点|一?些)",
)
_APPROVE = cue(
    "approves",
    r"(?<!不)(?<!没)(?<!无法)(?<!难以)(?<!不好)(?<!不能)(?<!不予)(?<!难)(?<!未)(?:通过(?!不了|了?几|"
    r"了?多少|的|率)|同意(?!不了)|批准|准了|准予|照准|核准|认可|予以通过|批了|可以(?!.{0,6}(?:更|再|"
    r"改|写))|(?:^|,|给|他|她|就|可以|全|都|先|条|号|吧|了|过)过(?:$|了|吧|啊|,|关|呗)|行(?:$|,|的|吧|"
    r"啊|了)|批(?:$|吧|,|了|啊)|准(?:$|,|的|吧)|ok|没问题|没意见|无异议|没异议|赞成|赞同|支持|放行|"
    r"签了|签字|盖章|中(?:$|,)|好(?:的|$|,|嘞|吧)|妥(?:$|了|,|的)|予以同意|yes|^y$|给过|给他过|让他过|"
    r"就这样(?:吧|报|定|了|$)|可(?:$|,|以)|报上去|上报|公示(?:吧|出去|$)|公布吧|√|pass|要得|对的?$|"
    r"没毛病|就这么(?:定|办|报)|就按这个)",
)
_SHOULD_FIRST = cue(
    "approves only after a change",
    r"原则(?:上)?(?:同意|通过|可以),?(?!$)|(?:通过|同意|可以|行|过)[,]?(?:的)?(?:前提|条件)|(?:改|补|加|写|"
    r"修改|完善|细化|明确|核实|删|去掉|调整|填|说明|落实|补充)(?!了[^,]{1,8},那?就)(?:.{0,12})(?:再|之后|以后|后|才|"
    r"就)(?:.{0,4})(?:报|通过|同意|批|过|行|可以|交|送|给|提交)|(?:不改|不补|不写).{0,6}(?:不)|"
    r"但(?:是)?(?:要|必须|得|需|需要|请|先)(?:.{0,3})(?:改|补|写|加|明确|删|细化|完善)|"
    r"同意.{0,4}但.{0,14}(?:改|补|写|加|明确|删|细化|不|太|没|缺)|基本(?:同意|可以|通过).{0,8}(?:改|"
    r"补|写|加|明确|细化)|先(?:改|补|把).{1,12}|把.{1,14}(?:去掉|删|改|写|补|加|明确|细化)",
)
_ADVICE = cue(
    "advice for the future, not a condition",
    r"建议|下次|下回|后面|往后|以后|今后|希望|最好|注意|辛苦|继续|来年|明年|记得|争取|加油|抓紧|提醒",
)
_ONLY_READ = cue(
    "read, not approved",
    r"(?:已阅|阅|已读|看过?了|看到了|知道|收到|了解|按(?:程序|规定|流程)|嗯|恩|哦|噢|唔|好看|我看看|"
    r"看看|辛苦|谢谢|圈阅|请按?(?:程序|规定|流程)?(?:办|处)理?|按(?:程序|规定|流程)(?:办理|处理))(?:了|的|办|走|来|啊|吧)*",
)
# told of another time or by another one, where a name decides nothing
_TOLD = Lazy(r"上[次回]|昨天|去年|前年|以前|刚才|之前(?!$)|说(?:过|他|她|要)|问")
# "the one I sent back just now": a decision only spoken of
_BEFORE = Lazy(
    r"(?:^|,)(?:刚才|刚刚|之前|上次|上回|前面|昨天)[^,]{0,4}(?:退|打|驳)回?(?:去|来)?的?(?:那|这)[^,]*,(?=.)"
)
_TURN = Lazy(r"(?:,|^)(?:但是?|不过|可是|只是|就是|然而)(?=.{2,})")
_HOLD_TAIL = cue(
    "part is put off",
    r"(?:其[他余它]|剩下|别的|另外|最后|后面|\d|[一二三四五六七八九](?![放缓搁压议])).{0,6}(?:放|缓|再|待|等|搁|研究|上会|"
    r"暂|先不|压)",
)


def _flat(raw: str) -> str:
    """The reply in half width and simplified characters without changing its length."""
    from dialogs.understanding.normalise import simplified

    whole = simplified(raw)
    if len(whole) == len(raw):
        return whole
    return "".join(
        flat if len(flat := unicodedata.normalize("NFKC", sign).lower()) == 1 else " " for sign in raw
    )


def _sign(said: Said) -> Reading | None:
    """A face, or words that only say it was read."""
    if not said.text:
        no = said.marks.cross
        why, decision = ("表情表示不通过", "return") if no else ("表情表示通过", "approve")
        return reading("value", 0.75, why, decision=decision)
    if said.told and (_ONLY_READ.whole(said.core) or answers.RECEIVED.whole(said.core) or _noted(said)):
        return unclear("只说看过,没说批不批", "approve", "return")
    return None


def _aside(said: Said, told: str, verdict: str | None, asked: Asked) -> Reading | None:
    """Skips, mocks, or puts off the decision."""
    passed = skipping.SKIP.find(told) or re.search(r"我?回避|避嫌", told)
    if passed and verdict is None and not re.fullmatch(r"过+", said.core):
        return reading("skip", 0.8, "先跳过")
    if re.search(r"同意(?:个)?(?:什么|鬼|屁|头|毛)", told):
        return reading("value", 0.8, "反语,是不通过", decision="return", reason=_why_returned(said))
    if not later.POSTPONE_DECISION.find(told):
        return None
    if verdict == "approve" and _HOLD_TAIL.find(told):
        return reading("value", 0.75, "部分通过,部分暂缓", decision="approve", flags=frozenset({"partial"}))
    if verdict is None or not re.search(r"退|驳|改了|(?<!先)(?<!暂)不(?:通过|同意|批|过)", told):
        return controls.putting_off(said, asked, later.POSTPONE_DECISION)
    return None


def read(said: Said, asked: Asked) -> Reading | None:
    """Approve or return, for one item or by number."""
    first = _batch(said, asked) if said.text else None
    first = first or _sign(said)
    if first:
        return first
    told = _BEFORE.sub("", said.told)
    if re.search(r"同意[^,]{1,6}的(?:意见|看法|建议|说法)", told):
        return unclear("只是附和别人,没说批不批", "approve", "return")
    if not told:
        return _pointed_question(said)
    verdict = _gated(_verdict(said, told), told)
    aside = _aside(said, told, verdict, asked)
    if aside or verdict is None:
        return aside
    if verdict == "return":
        return reading("value", 0.85, "是退回", decision="return", reason=_why_returned(said))
    flags = frozenset({"proxy"}) if re.search(r"代审|代(?:为)?(?:批|签)|替书记", told) else frozenset()
    return reading("value", 0.9, "是通过", decision="approve", flags=flags, reason=_praise(said))


def _praise(said: Said) -> str:
    """What is said beside the approval."""
    return cut(said, _adjacent(said, [c for c in said.clauses if not c.asks and not _APPROVE.find(c.text)]))


def _gated(verdict: str | None, told: str) -> str | None:
    """An approval that is denied is a return; one that is guessed at is none."""
    if verdict == "approve" and taken_back(told):
        return "return"
    if verdict == "return" and NOT_DENIED.find(told) and not _RETURN.find(NOT_DENIED.without(told)):
        return "approve"
    return None if verdict == "approve" and guessed(told) else verdict


def _noted(said: Said) -> bool:
    """ "好的,知道了": an answer and a receipt are no approval."""
    return len(said.clauses) > 1 and all(
        _ONLY_READ.whole(c.core) or answers.RECEIVED.whole(c.core) or re.fullmatch(r"好|行|ok|嗯", c.core)
        for c in said.clauses
    )


def _pointed_question(said: Said) -> Reading | None:
    """A question that is itself a verdict ("这也算承诺?")."""
    if re.search(
        r"(?:这|也|就这)(?:也)?(?:能|算|叫)(?:是)?(?:个)?承诺|这算什么承诺|同意(?:个)?(?:什么|啥|鬼|屁)",
        said.text,
    ):
        return reading("value", 0.7, "反问,是不通过", decision="return")
    return None


def _verdict(said: Said, told: str) -> str | None:
    """The decision that stands in the end; a condition makes it a return."""
    final = last_word(told)
    if not (_APPROVE.find(final) or _RETURN.find(final)):
        final = told
    if _TURN.search(final) and len(_TURN.split(final)[-1]) > 2:
        final_turn = _TURN.split(final)[-1]
        asks_for = re.search(
            r"要|得(?!好|很|不错|蛮|挺|真|老|还|比)|必须|需|应|改|加|补|翻|提高|减|删", final_turn
        )
        if (asks_for or _RETURN.find(_DOUBLE.without(final_turn))) and not _ADVICE.find(final_turn):
            return "return"
    if _SHOULD_FIRST.find(final) and not re.search(
        r"^(?:通过|同意|可以|行|好的?|批了?|过|ok).{0,3},?(?:建议|下[次回]|以后|往后|希望|最好)", final
    ):
        return "return"
    cleared = _DOUBLE.without(final)
    approve, sent_back = _APPROVE.find(final) or _DOUBLE.find(final), _RETURN.find(cleared)
    if approve and sent_back:
        return _weigh(said, final, sent_back)
    if sent_back:
        return "return"
    return (
        "approve"
        if approve and not re.search(r"不(?:知|确定)|如果|要是|除非|^都(?:行|可以)$", final)
        else None
    )


def _weigh(said: Said, final: str, sent_back: str) -> str | None:
    """Both words were said: advice after an approval leaves it standing, all else returns."""
    first = final.split(",")[0]
    if _APPROVE.find(first) and not _RETURN.find(_DOUBLE.without(first)):
        rest = final[len(first) :]
        if _ADVICE.find(rest):
            return "approve"
        return "return" if _RETURN.find(rest) else "approve"
    return "return"


def _why_returned(said: Said) -> str:
    """The words that say what is wrong."""
    bare = re.compile(
        r"(?:那|这个|这条|先|都|还是|就|我|给他|通过|不对|不同意|不通过|退回去?|退|打回去?|驳回|不行|"
        r"重写|重报|再改改|改|no|不批|tui|同意个\w|不过|否|返工|拿回去|理由|原因|说明)+(?:吧|了|的|"
        r"啊)*"
    )
    chosen = [
        c
        for c in said.clauses
        if not bare.fullmatch(c.core) and not re.fullmatch(r"(?:赶紧|快|重新).{0,4}", c.core)
    ]
    first = [c for c in chosen if _RETURN.find(c.text) or len(c.core) > 2]
    words = cut(said, _adjacent(said, first))
    return (
        re.sub(
            r"^(?:退回(?:去)?|退|打回(?:去)?|驳回|不同意|不通过|不行|重写|不过我觉得还是|"
            r"不过我?觉得)[,, ::]*(?:理由|原因)?[::]?",
            "",
            words,
        ).strip()
        or words
    )


def _adjacent(said: Said, chosen: list[Clause]) -> list[Clause]:
    run: list[Clause] = []
    for clause in said.clauses:
        if clause in chosen:
            run.append(clause)
        elif run:
            break
    return run


def _batch(said: Said, asked: Asked) -> Reading | None:
    flat = _flat(said.raw)
    named = flat if said.asking or _TOLD.search(said.text) else numbered(flat, asked.items)
    batch = read_batch(named, said.raw, asked.items)
    if re.search(r"一条[^,]{0,8}(?:都|也)(?:没|不)", said.text) and not re.search(r"第一条", said.text):
        return None
    if batch is None or answers.NO.whole(said.core):
        return None
    if not batch.decisions:
        return unclear("听不准哪条通过、哪条退回", "approve", "return")
    kinds = {kind for _, kind in batch.decisions}
    everything = len(batch.decisions) + len(batch.held) >= max(len(asked.items), 1)
    one = next(iter(kinds)) if len(kinds) == 1 else None
    held = bool(batch.held) or (one == "approve" and bool(_HOLD_TAIL.find(said.text)))
    whole = one if one and (held or (asked.items and everything)) else None
    reason = (
        ",".join(dict.fromkeys(words for _, words in batch.reasons))
        if len({w for _, w in batch.reasons}) == 1
        else batch.reasons[0][1]
        if batch.reasons
        else ""
    )
    flags = frozenset({"partial"}) if held else frozenset()
    return reading(
        "value",
        0.85,
        "按编号逐条决定",
        decision=whole,
        decisions=batch.decisions,
        reasons=batch.reasons,
        reason=reason,
        flags=flags,
    )
