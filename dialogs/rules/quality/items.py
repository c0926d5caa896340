"""Turns the clauses of a message into promises, and what is no promise into rejected pieces."""

import re
from dataclasses import dataclass, field

from dialogs.rules.quality import signs
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.improper import find_improper
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.outside import defers, is_empty, why_outside
from dialogs.rules.quality.split import clauses, points

# Political mottoes that open a speech; beside a deed they are no promise of their own.
_MOTTO = Lazy(
    r"不忘初心|牢记使命|为人民服务|先锋|模范|党旗|党徽|党恩|听党话|跟党走|乡村振兴|共同富裕|作为(?:一|1)?(?:名|个)?.{0,6}党员|身为|为了|响应|贯彻|表率|初心|奉献|争光|添彩|增光"
)
_SCOPE = Lazy(
    r"^(?:在)?(?P<scope>单位|公司|厂里|所里|局里|学校|医院|社区|小区|居住地|住的地方)(?:那边|这边|里|方面|上|那条|这条)?(?:的话|呢|嘛|就|:|,|我)?"
)
_CORRECTION = Lazy(
    r"(?:^|[,。;\s嗯]|[户次人个名])(?:不对(?!称)|说错了|讲错了|写错了|口误|算了(?:还是)?|哦不|不不|更正(?:一下)?|不是不是|等等|改(?:一|1)下|改成|改为|还是改|应该是)[,是:\s]*"
)
_CORRECTING = Lazy(
    r"^(?:还是|是|改成|说|应该|,|\s)*(?:每个?(?:周|月|天|季度|星期|礼拜|学期|年))?(?:带|捐|包|帮|走|做|扫|教|去|送|种|结对|访|讲)?(?=\d)"
)
_COUNTED = Lazy(r"\d+(?:-\d+)?(户|次|回|趟|人|名|个|位|小时|元|块|件|条|场|家|天|月)")
_FILLER_ONLY = Lazy(
    r"^(?:(?:.{0,8}(?:能做的|想做的|打算做的|想到的|要做的)(?:是|有|如下|就)?|(?:今年|明年|我|就|只|这次|先|也|本人)*(?:承诺|做|报|讲|说|认|提)\d(?:件|个|条|样)(?:事情?|承诺|实事|小事)?)[啊嘛呢了吧:]*)$|^(?:我?(?:嗯|那个|呃|这个|先)*我?(?:想了想|跟你讲|讲一句|说一句|先报一下|(?:报|讲|说|提|做|承诺)(?:\d|两|三)(?:个|条|样|件|点)(?:事|承诺)?啊?|报\d个(?:啊)?|就讲1个|来讲|承诺如下|我的承诺|承诺书?|20\d\d年?度?(?:个人)?承诺书?|年度承诺|本人承诺如下|具体如下|以下|如下|第.{1,3}个?忘(?:记|掉)?(?:了|啦)?|忘(?:记|掉)(?:了|啦)|具体(?:听|看|由|等).{0,6}|请大家监督|没了|就这些|就这样|完了|对的?|嗯|谢谢)[啊嘛呢吧了:]*)$"
)
_NEEDS_HEAD = Lazy(
    r"^(?:每(?:次|回|人|户|家)|\d+(?![月年号\d])|时间|地点|对象|从|到|大概|一般|如果|要是|坏了|不够|多了|少|不收|不要|免费|费用|材料|自费|水电|一直|直到|晚上|早上|上午|下午|保证|确保|争取|力争|做到)"
)
_WILL = Lazy(r"我(?:来|去|帮|给|就(?!送)|会|每|负责|报名|包|打算|准备|愿意|可以)|明年|今后|\d次|\d回|\d户")
_ELSEWHERE = frozenset(
    {"wish", "complaint", "family", "honour", "past", "health", "question", "others", "defers"}
)
_WEIGHT = {"detail": 0, "slogan": 1, "duty": 2, "deed": 3, "grand": 4}
_LIMITS = Lazy(r"^(?:不|谁|劝|只|也不|绝不|分文不|各|讲满|做满|一共|共)(?!酒|赌|迟|收礼|违)")
_POST_PREFIX = Lazy(
    r"^(?:我(?:认领|领|是|在)(?:的)?)?(?:(?!周|每|晚|早|午|天)[\u4e00-\u9fff]){2,8}岗(?:位)?(?:上)?[:,]\s*"
)
_SIGNS = (signs.ACTION, signs.SLOGAN, signs.VAGUE, signs.DUTY_HARD, signs.GRAND)
_TALK = Lazy(r"了|的时候|都|我才|这|那|哪|吧|呢|嘛|还")
# A standard of service ("10分钟响应") is complete in itself; what then comes every month is another deed.
_BEFORE = Lazy(r"^(?:以前|原来|原先|之前|过去|现在|目前|标准|规定)(?:是|为|要|的是)")
_ANNOUNCED = Lazy(
    r"(?:^|(?<=[,。;:]))[^,。;:]{0,10}\d(?:件|个|条|样|块|桩|项|点)(?:事情?|承诺|小事|实事|硬骨头|难题|目标|任务)?:"
)
_STANDARD = Lazy(
    r"\d(?:分钟|小时|个工作日)(?:内|之内|以内)?(?:响应|回复|答复|到场|到现场|到达|办结|到$|到位)"
)
_EVENT = Lazy(r"(?:\d|每)[^,]{0,8}(?:课|讲座|活动|宣讲|义诊|沙龙|恳谈会|座谈会|培训)$")
_POST = Lazy(r"^[\u4e00-\u9fff]{2,8}(?:岗|员|队|组|岗位)$")
# Four characters that speak of no "me" and leave nothing open are a motto: 医者仁心.
_MAXIM = Lazy(r"^(?![^,]*[我你您了吧的啊呀先再没知呢嘛好行几\d])[\u4e00-\u9fff]{4}$")
_ABOUT_OTHERS = Lazy(
    r"^(?:去年|前年|我(?:爸|妈|爷|奶|儿|女|哥|姐|弟|妹|老伴|老公|老婆|爱人|孙)|隔壁|他|她|物业|街道|政府|公司)"
)
_MYSELF_NOW = Lazy(r"^(?:他|她)(?:说|讲)|我|今年|明年|今后|以后|继续|接着|改|这次|承诺|打算|准备")
FORGOTTEN = Lazy(r"忘(?:记|掉)?(?:了|啦)|想不起来")


@dataclass(slots=True)
class Draft:
    """A promise while its clauses are being put together."""

    parts: list[str]
    label: str
    scope: str = ""
    post: str = ""

    @property
    def text(self) -> str:
        """The clauses joined by commas."""
        return ",".join(self.parts)


@dataclass(slots=True)
class Reading:
    """What a message says: promises, rejected pieces with reasons, and marks of how it was said."""

    drafts: list[Draft] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


def corrected(text: str) -> tuple[str, bool]:
    """The text after the speaker's self-correction: the last figure or wording stands."""
    matches = list(_CORRECTION.finditer(text))
    if not matches:
        return text, False
    last = matches[-1]
    tail = text[last.end() :]
    new = _COUNTED.match(_CORRECTING.sub("", tail))
    if not new:
        head = text[: last.start()]
        cut = max(head.rfind(mark) for mark in ",。;\n ")
        return head[: cut + 1] + tail, True
    same = [m for m in _COUNTED.finditer(text[: last.start() + 2]) if m[1] == new[1]]
    if not same:
        return text, True
    rest = re.sub(r"^[吧好了]*", "", _CORRECTING.sub("", tail)[new.end() :])
    return text[: same[0].start()] + new[0] + rest, True


def _label(clause: str) -> str:
    if _POST.match(clause):
        return "detail"
    if signs.GRAND_HARD.search(clause) and signs.GRAND.search(clause):
        return "grand"
    if signs.DUTY_HARD.search(clause) and not signs.EXTRA.search(clause):
        return "duty"
    if find_frequency(clause) or re.search(r"\d", clause):
        return "deed"
    if signs.SLOGAN.search(clause):
        return "slogan"
    return "deed" if signs.ACTION.search(clause) else "detail"


def _continues(current: Draft, clause: str, label: str) -> bool:
    """Whether a clause by its first words only tells more: a baseline, a condition, a limit."""
    if _BEFORE.match(clause) or (_NEEDS_HEAD.match(clause) and label != "duty"):
        return True
    return current.label == "deed" and bool(_LIMITS.match(clause))


def _starts_new(current: Draft, clause: str, label: str) -> bool:
    """Whether a clause begins another promise rather than telling more about the current one."""
    if _continues(current, clause, label):
        return False
    if {current.label, label} in ({"duty", "deed"}, {"duty", "grand"}, {"grand", "deed"}):
        both_plain = {current.label, label} == {"duty", "deed"}
        if not both_plain and label != "deed":
            return True
        either = f"{current.text},{clause}" if both_plain else clause
        return bool(find_frequency(either) or re.search(r"\d", either))
    if current.label == "slogan" and label == "deed":
        return bool(find_frequency(clause) or re.search(r"\d", clause))
    if label != "deed" or not signs.ACTION.search(clause):
        return False
    mine, theirs = find_frequency(current.text), find_frequency(clause)
    if theirs and theirs.period == "每年":
        return False
    if theirs and theirs.start <= 1 and not mine and _STANDARD.search(current.text):
        return len(clause) - theirs.end >= 4
    reach = 3 if not mine or mine.period == (theirs.period if theirs else "") else 6
    both_often = mine and theirs and theirs.start <= reach and mine.period != "每年"
    return bool(
        both_often and len(clause) - (theirs.end if theirs else 0) >= 3 and signs.ACTION.search(current.text)
    )


def _outside_label(clause: str) -> str | None:
    often = find_frequency(clause)
    deed = bool(often or re.search(r"\d", clause)) and bool(signs.ACTION.search(clause))
    if defers(clause) and not often:
        return "defers"
    return why_outside(clause, deed=deed, grand=bool(signs.GRAND.search(clause)))


def _own_deed(draft: Draft, around: set[str]) -> bool:
    """Whether a draft still stands when the words around it were a wish, a grumble or a family affair."""
    if "grumble" in around:
        return bool(_WILL.search(draft.text) and signs.ACTION.search(draft.text))
    said = find_frequency(draft.text) or re.search(r"\d|我", draft.text)
    return bool(said and signs.ACTION.search(draft.text)) or draft.label in {"grand", "duty"}


def _add(drafts: list[Draft], clause: str) -> None:
    """Puts a clause into the promise it belongs to, or begins a new one."""
    label, said = _label(clause), _SCOPE.match(clause)
    scope = said["scope"] if said else drafts[-1].scope if drafts else ""
    other = drafts and (drafts[-1].scope or _realm(drafts[-1].text)) not in {"", scope}
    switched = bool(said and other and (label == "duty" or re.search(r"\d|每", drafts[-1].text + clause)))
    if not drafts or switched or _starts_new(drafts[-1], clause, label):
        drafts.append(Draft([clause], label, scope))
    elif label != "slogan" or not _MOTTO.search(clause) or drafts[-1].label == "slogan":
        drafts[-1].parts.append(clause)
        if _WEIGHT[label] > _WEIGHT[drafts[-1].label]:
            drafts[-1].label = label


def _realm(text: str) -> str:
    """Which of the two places that a member reports to was named inside earlier words."""
    found = re.search(r"社区|小区|单位|公司", text)
    return found[0] if found else ""


def _same_subject(clause: str, told: tuple[str, str] | None) -> str | None:
    """Why a clause promises nothing because the one before spoke of others or of last year, and it goes on so."""
    if told and _ABOUT_OTHERS.match(told[0]) and not _MYSELF_NOW.search(clause):
        return told[1]
    return None


def _one_point(point: str, reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    here: set[str] = set()
    told: tuple[str, str] | None = None
    for clause in clauses(_POST_PREFIX.sub("", point)):
        if is_empty(clause) or _FILLER_ONLY.match(clause) or FORGOTTEN.search(clause):
            continue
        reason = _outside_label(clause) or _same_subject(clause, told)
        told = (clause, reason) if reason else None
        if reason:
            reading.rejected.append((clause, reason))
            here.add(reason)
        else:
            _add(drafts, clause)
    if here & _ELSEWHERE:
        drafts = [draft for draft in drafts if _own_deed(draft, here)]
    for draft in drafts:
        draft.post = _post(point)
    return _without_mottoes(drafts)


def _post(point: str) -> str:
    found = _POST_PREFIX.match(point) or _POST.match(re.split("[,:]", point)[0])
    return found[0] if found else ""


def _without_mottoes(drafts: list[Draft]) -> list[Draft]:
    real = [d for d in drafts if not (d.label == "slogan" and _MOTTO.search(d.text))]
    return real or drafts


def _says_something(draft: Draft, reading: Reading) -> bool:
    """Whether there is a deed, a duty, a motto or at least a direction in the words."""
    text = draft.text
    if draft.label != "detail" or any(sign.search(text) for sign in _SIGNS):
        return True
    if len(text) <= 3 or (len(text) == 4 and not _MAXIM.match(text)):
        reading.rejected.append((text, "defers"))
        return False
    if _TALK.search(text):
        reading.rejected.append((text, "talk"))
        return False
    return True


def _merge_tails(drafts: list[Draft]) -> list[Draft]:
    """Points without a deed of their own (a time, a place) belong to the promise before."""
    merged: list[Draft] = []
    for draft in drafts:
        acts = signs.ACTION.search(draft.text) or _EVENT.search(draft.text)
        whole = find_frequency(draft.text) and len(draft.text) >= 10
        bare = not acts and not whole and draft.label in {"detail", "deed"}
        if merged and (bare or (len(draft.text) <= 6 and draft.label == "detail")):
            merged[-1].parts += draft.parts
        elif merged and not signs.ACTION.search(merged[-1].text) and merged[-1].label == "detail":
            merged[-1] = Draft(merged[-1].parts + draft.parts, draft.label, draft.scope)
        else:
            merged.append(draft)
    return merged


def read_items(text: str) -> Reading:
    """Reads the promises out of plain text."""
    reading = Reading()
    text, changed = corrected(text)
    if changed:
        reading.marks.add("correction")
    said = points(_ANNOUNCED.sub("", text))
    drafts: list[Draft] = []
    for point in said:
        if kind := find_improper(point):
            reading.rejected.append((point, f"improper:{kind}"))
        else:
            drafts += _one_point(point, reading)
    if len(said) <= 2 and any(reason in _ELSEWHERE for _, reason in reading.rejected):
        drafts = [draft for draft in drafts if _own_deed(draft, {r for _, r in reading.rejected})]
    drafts = [draft for draft in _merge_tails(drafts) if _says_something(draft, reading)]
    if len(said) < 3 and len(drafts) > 1:
        drafts = _without_mottoes(drafts)
    seen: set[str] = set()
    for draft in drafts:
        if draft.text not in seen:
            reading.drafts.append(draft)
        seen.add(draft.text)
    return reading
