"""Turns the clauses of a message into promises, and what is no promise into rejected pieces."""

import re
from dataclasses import dataclass, field

from dialogs.rules.quality import signs
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.gate import barred_point
from dialogs.rules.quality.improper import find_improper
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.outside import defers
from dialogs.rules.quality.sift import sift
from dialogs.rules.quality.split import clauses, parts, points

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
_NEEDS_HEAD = Lazy(
    r"^(?:每(?:次|回|人|户|家)|\d+(?![月年号\d])|时间|地点|对象|从|到|大概|一般|如果|要是|坏了|不够|多了|少|不收|不要|免费|费用|材料|自费|水电|一直|直到|晚上|早上|上午|下午|保证|确保|争取|力争|做到)"
)
_WILL = Lazy(r"我(?:来|去|帮|给|就(?!送)|会|每|负责|报名|包|打算|准备|愿意|可以)|明年|今后|\d次|\d回|\d户")
_ELSEWHERE = frozenset(
    {
        "wish",
        "complaint",
        "family",
        "honour",
        "past",
        "health",
        "question",
        "others",
        "defers",
        "condition",
        "achieved",
        "quoted",
        "withdrawn",
        "astray",
    }
)
_WEIGHT = {"detail": 0, "slogan": 1, "duty": 2, "deed": 3, "grand": 4}
_LIMITS = Lazy(r"^(?:不|谁|劝|只|也不|绝不|分文不|各|讲满|做满|一共|共)(?!酒|赌|迟|收礼|违)")
_POST_PREFIX = Lazy(
    r"^(?:我(?:认领|领|是|在)(?:的)?)?(?:(?!周|每|晚|早|午|天)[\u4e00-\u9fff]){2,8}岗(?:位)?(?:上)?[:,]\s*"
)
_SIGNS = (signs.ACTION, signs.SLOGAN, signs.VAGUE, signs.DUTY_HARD, signs.GRAND)
_TALK = Lazy(r"了|的时候|都|我才|这|那|哪|吧|呢|嘛|还")
# What is wrong now, said before what one will do about it; and a total said after it.
_TROUBLE = Lazy(
    r"(?:天天|每天|年年|老是|总是|总|经常)[^,]{0,6}(?:吵|堵|闹|坏|漏|臭|抢|乱|满|要|有人|摔|挤)|没人|都?怕|不归我|跑不动|不用跑|(?:太|大多|还是)[^,]{0,6}$|了$|的多$|难受$"
)
_TOTAL = Lazy(r"^(?:全年|1年|总共|一共|共|累计|至少)\d+(?:次|场|户|件|人次|小时|天|晚|人|趟)(?:,|$)")
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
    """What a message says: promises, rejected pieces with reasons, and marks of how it was said.

    `barred`: the gate turned some of it away; `listed`: semicolons keep its parts apart.
    """

    drafts: list[Draft] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    barred: bool = False
    listed: bool = False


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
    told = ",".join(part for part in current.parts if not _TROUBLE.search(part))
    mine, theirs = find_frequency(told), find_frequency(clause)
    if theirs and theirs.period == "每年":
        return False
    if theirs and theirs.start <= 1 and not mine and _STANDARD.search(current.text):
        return len(clause) - theirs.end >= 4
    reach = 3 if not mine or mine.period == (theirs.period if theirs else "") else 6
    both_often = mine and theirs and theirs.start <= reach and mine.period != "每年"
    return bool(
        both_often and len(clause) - (theirs.end if theirs else 0) >= 3 and signs.ACTION.search(current.text)
    )


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


def _one_point(point: str, reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    sifted = sift(clauses(_POST_PREFIX.sub("", point)))
    reading.rejected += sifted.turned
    reading.barred |= sifted.barred
    for clause in sifted.kept:
        _add(drafts, clause)
    here = {reason for _, reason in sifted.turned}
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
    """Points without a deed of their own (a time, a place, a trouble to be mended) belong to a neighbour."""
    merged: list[Draft] = []
    for draft in drafts:
        acts = signs.ACTION.search(draft.text) or _EVENT.search(draft.text)
        whole = find_frequency(draft.text) and len(draft.text) >= 10
        bare = not acts and not whole and draft.label in {"detail", "deed"}
        if merged and (
            bare or (len(draft.text) <= 6 and draft.label == "detail") or _TOTAL.match(draft.text)
        ):
            merged[-1].parts += draft.parts
        elif merged and _tells_why(merged[-1]):
            merged[-1] = Draft(merged[-1].parts + draft.parts, draft.label, draft.scope)
        else:
            merged.append(draft)
    return merged


def _tells_why(draft: Draft) -> bool:
    """Whether the words only lead up to what is promised next."""
    no_deed = not signs.ACTION.search(draft.text) and draft.label == "detail"
    return no_deed or (bool(_TROUBLE.search(draft.text)) and not _WILL.search(draft.text))


def _in_part(part: str, reading: Reading) -> tuple[list[str], list[Draft]]:
    """The points of one part and what is promised in them."""
    said, drafts = points(part), []
    for point in said:
        if kind := find_improper(point):
            reading.rejected.append((point, f"improper:{kind}"))
        elif (reason := barred_point(point)) and not defers(point):
            reading.rejected.append((point, reason))
            reading.barred = True
        else:
            drafts += _one_point(point, reading)
    return said, drafts


def _settled(drafts: list[Draft], points_said: int, reading: Reading) -> list[Draft]:
    """The drafts of one part after what belongs together was joined and what says nothing left out."""
    drafts = [draft for draft in _merge_tails(drafts) if _says_something(draft, reading)]
    return _without_mottoes(drafts) if points_said < 3 and len(drafts) > 1 else drafts


def read_items(text: str) -> Reading:
    """Reads the promises out of plain text."""
    reading = Reading()
    text, changed = corrected(text)
    if changed:
        reading.marks.add("correction")
    read = [_in_part(part, reading) for part in parts(_ANNOUNCED.sub("", text))]
    reading.listed = len(read) > 1
    few = sum(len(said) for said, _ in read) <= 2
    around = {reason for _, reason in reading.rejected}
    for said, drafts in read:
        if few and around & _ELSEWHERE:
            drafts = [draft for draft in drafts if _own_deed(draft, around)]
        reading.drafts += _settled(drafts, len(said), reading)
    reading.drafts = list({draft.text: draft for draft in reversed(reading.drafts)}.values())[::-1]
    return reading
