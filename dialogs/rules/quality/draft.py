"""A promise while its clauses are being put together: which belong to it, which begin another."""

import re
from dataclasses import dataclass

from dialogs.rules.quality import signs
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.lazily import Lazy

_SCOPE = Lazy(
    r"^(?:在)?(?P<scope>单位|公司|厂里|所里|局里|学校|医院|社区|小区|居住地|住的地方)(?:那边|这边|里|方面|上|那条|这条)?(?:的话|呢|嘛|就|:|,|我)?"
)
# Political mottoes that open a speech; beside a deed they are no promise of their own.
MOTTO = Lazy(
    r"不忘初心|牢记使命|为人民服务|先锋|模范|党旗|党徽|党恩|听党话|跟党走|乡村振兴|共同富裕|作为(?:一|1)?(?:名|个)?.{0,6}党员|身为|为了|响应|贯彻|表率|初心|奉献|争光|添彩|增光"
)
_NEEDS_HEAD = Lazy(
    r"^(?:每(?:次|回|人|户|家)|\d+(?![月年号\d])|时间|地点|对象|从|到|大概|一般|如果|要是|坏了|不够|多了|少|不收|不要|免费|费用|材料|自费|水电|一直|直到|晚上|早上|上午|下午|保证|确保|争取|力争|做到)"
)
_WEIGHT = {"detail": 0, "slogan": 1, "duty": 2, "deed": 3, "grand": 4}
_LIMITS = Lazy(r"^(?:不|谁|劝|只|也不|绝不|分文不|各|讲满|做满|一共|共)(?!酒|赌|迟|收礼|违)")
# What is wrong now, said before what one will do about it.
TROUBLE = Lazy(
    r"(?:天天|每天|年年|老是|总是|总|经常)[^,]{0,6}(?:吵|堵|闹|坏|漏|臭|抢|乱|满|要|有人|摔|挤)|[摔淹撞塌伤骗]了|没人|都?怕|不归我|跑不动|不用跑|(?:(?<![老阿])太(?![婆太])|大多|还是)[^,]{0,6}$|了$|的多$|难受$"
)
# A standard of service ("10分钟响应") is complete in itself; what then comes every month is another deed.
_STANDARD = Lazy(
    r"\d(?:分钟|小时|个工作日)(?:内|之内|以内)?(?:响应|回复|答复|到场|到现场|到达|办结|到$|到位)"
)
# "每月2次 我值班": the times belong to what was said before.
_TIMES = Lazy(r"^\d+(?:次|回|趟|遍)\s+\S{1,5}$|^\d+(?:次|回|趟|遍)")
# An aim for the whole village is a promise of its own, however it is begun.
_BEYOND = Lazy(r"全(?:村|镇|乡|县|区|市|社区|小区)|翻.{0,2}番|永远")
_MOREOVER = Lazy(r"^(?:我)?还(?:负责|帮|给|教|到|去|编|每|写|做|要教|要帮)")
# A deed with how often takes more characters than that alone.
_TWO_DEEDS = 8
_BEFORE = Lazy(r"^(?:以前|原来|原先|之前|过去|现在|目前|标准|规定)(?:是|为|要|的是)")
POST = Lazy(r"^[\u4e00-\u9fff]{2,8}(?:岗|员|队|组|岗位)$")


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


def label_of(clause: str) -> str:
    """What a clause looks like: "deed", "duty", "grand", "slogan" or a mere "detail"."""
    if POST.match(clause):
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


def joined(parts: list[str], like: Draft) -> Draft:
    """A promise of these clauses, in the realm and post of another."""
    label = max(map(label_of, parts), key=lambda name: _WEIGHT[name])
    return Draft(parts, label, like.scope, like.post)


def _continues(current: Draft, clause: str, label: str) -> bool:
    """Whether a clause by its first words only tells more: a baseline, a condition, a limit."""
    if label == "grand" and _BEYOND.search(clause):
        return False
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
    if label != "deed" or not (signs.ACTION.search(clause) or stands(clause)):
        return False
    if _MOREOVER.match(clause) and signs.ACTION.search(current.text):
        return bool(find_frequency(clause) or re.search(r"\d", clause))
    return _two_rounds(current, clause)


def _two_rounds(current: Draft, clause: str) -> bool:
    """Whether two deeds each come round by themselves: 每月量1次血压,花坛每周浇2次水."""
    told = ",".join(part for part in current.parts if not TROUBLE.search(part))
    mine, theirs = find_frequency(told), find_frequency(clause)
    if not theirs or theirs.period == "每年" or (mine and mine.period == "每年"):
        return False
    if theirs.start <= 1 and not mine and _STANDARD.search(current.text):
        return len(clause) - theirs.end >= 4
    if not mine or not signs.ACTION.search(current.text):
        return False
    rest = _TIMES.sub("", clause[theirs.end :])
    if mine.count and theirs.count and len(clause) >= _TWO_DEEDS:
        return bool(signs.ACTION.search(clause))
    reach = 3 if mine.period == theirs.period else 6
    return theirs.start <= reach and (len(rest) >= 3 or bool(signs.ACTION.search(rest)))


def stands(clause: str) -> bool:
    """Whether a clause opens with how often and goes on with a deed, though its verb is not known: 每季度请1个剧团."""
    often = find_frequency(clause)
    rest = clause[often.end :] if often and often.start == 0 else ""
    return len(rest) >= 5 and bool(re.search(r"\d", rest)) and not re.match(r"\d|第", rest)


def add(drafts: list[Draft], clause: str) -> None:
    """Puts a clause into the promise it belongs to, or begins a new one."""
    label, said = label_of(clause), _SCOPE.match(clause)
    scope = said["scope"] if said else drafts[-1].scope if drafts else ""
    other = drafts and (drafts[-1].scope or _realm(drafts[-1].text)) not in {"", scope}
    switched = bool(said and other and (label == "duty" or re.search(r"\d|每", drafts[-1].text + clause)))
    if not drafts or switched or _starts_new(drafts[-1], clause, label):
        drafts.append(Draft([clause], label, scope))
    elif label != "slogan" or not MOTTO.search(clause) or drafts[-1].label == "slogan":
        drafts[-1].parts.append(clause)
        if _WEIGHT[label] > _WEIGHT[drafts[-1].label]:
            drafts[-1].label = label


def _realm(text: str) -> str:
    """Which of the two places that a member reports to was named inside earlier words."""
    found = re.search(r"社区|小区|单位|公司", text)
    return found[0] if found else ""
