"""Turns the clauses of a message into promises, and what is no promise into rejected pieces."""

import re
from dataclasses import dataclass, field

from dialogs.rules.quality import signs
from dialogs.rules.quality.draft import MOTTO, POST, TROUBLE, Draft, add, stands
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.gate import barred_point, own
from dialogs.rules.quality.improper import find_improper
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.outside import defers
from dialogs.rules.quality.sift import sift
from dialogs.rules.quality.split import clauses, numbered, parts, points

# Words that begin another matter; without them an improper clause tells what the one before is done for.
_BESIDES = Lazy(
    r"顺便|顺带|顺手|另外|还有|同时|我家|我(?:亲戚|表|堂|小舅|老婆|儿子)|(?:谁|哪个|哪家)(?:投|选|支持)|再(?:给|帮|替|把|跟)"
)
_CORRECTION = Lazy(
    r"(?:^|[,。;\s嗯]|[户次人个名])(?:不对(?!称)|说错了|讲错了|写错了|口误|算了(?:还是)?|哦不|不不|更正(?:一下)?|不是不是|等等|改(?:一|1)下|改成|改为|还是改|应该是)[,是:\s]*"
)
_CORRECTING = Lazy(
    r"^(?:还是|是|改成|说|应该|,|\s)*(?:每个?(?:周|月|天|季度|星期|礼拜|学期|年))?(?:带|捐|包|帮|走|做|扫|教|去|送|种|结对|访|讲)?(?=\d)"
)
_COUNTED = Lazy(r"\d+(?:-\d+)?(户|次|回|趟|人|名|个|位|小时|元|块|件|条|场|家|天|月)")
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
_POST_PREFIX = Lazy(
    r"^(?:我(?:认领|领|是|在)(?:的)?)?(?:(?!周|每|晚|早|午|天)[\u4e00-\u9fff]){2,8}岗(?:位)?(?:上)?[:,]\s*"
)
_SIGNS = (signs.ACTION, signs.SLOGAN, signs.VAGUE, signs.DUTY_HARD, signs.GRAND)
_TALK = Lazy(r"了|的时候|都|我才|这|那|哪|吧|呢|嘛|还")
_TOTAL = Lazy(r"^(?:全年|1年|总共|一共|共|累计|至少)\d+(?:次|场|户|件|人次|小时|天|晚|人|趟)(?:,|$)")
_ANNOUNCED = Lazy(
    r"(?:^|(?<=[,。;:]))[^,。;:]{0,10}\d(?:件|个|条|样|块|桩|项|点)(?:事情?|承诺|小事|实事|硬骨头|难题|目标|任务)?:"
)
_EVENT = Lazy(r"(?:\d|每)[^,]{0,8}(?:课|讲座|活动|宣讲|义诊|沙龙|恳谈会|座谈会|培训)$")
# Four characters that speak of no "me" and leave nothing open are a motto: 医者仁心.
_MAXIM = Lazy(r"^(?![^,]*[我你您了吧的啊呀先再没知呢嘛好行几\d])[\u4e00-\u9fff]{4}$")


@dataclass(slots=True)
class Reading:
    """What a message says: promises, rejected pieces with reasons, and marks of how it was said.

    `barred`: the gate turned some of it away; `listed`: semicolons or numbers keep its parts apart;
    `points`: how many sentences or points it has.
    """

    drafts: list[Draft] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    barred: bool = False
    listed: bool = False
    points: int = 0


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


def _own_deed(draft: Draft, around: set[str]) -> bool:
    """Whether a draft still stands when the words around it were a wish, a grumble or a family affair."""
    if "grumble" in around:
        return own(draft.text) and bool(signs.ACTION.search(draft.text) or re.search(r"\d", draft.text))
    said = find_frequency(draft.text) or re.search(r"\d|我", draft.text)
    return bool(said and signs.ACTION.search(draft.text)) or draft.label in {"grand", "duty"}


def _one_point(point: str, reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    sifted = sift(clauses(_POST_PREFIX.sub("", point)))
    reading.rejected += sifted.turned
    reading.barred |= sifted.barred
    for clause in sifted.kept:
        add(drafts, clause)
    here = {reason for _, reason in sifted.turned}
    if here & _ELSEWHERE:
        drafts = [draft for draft in drafts if _own_deed(draft, here)]
    for draft in drafts:
        draft.post = _post(point)
    return _without_mottoes(drafts)


def _post(point: str) -> str:
    found = _POST_PREFIX.match(point) or POST.match(re.split("[,:]", point)[0])
    return found[0] if found else ""


def _without_mottoes(drafts: list[Draft]) -> list[Draft]:
    real = [d for d in drafts if not (d.label == "slogan" and MOTTO.search(d.text))]
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


def _merge_tails(drafts: list[Draft], *, numbered: bool) -> list[Draft]:
    """Points without a deed of their own (a time, a place, a trouble to be mended) belong to a neighbour.

    Where the speaker numbers the points, each stands for itself.
    """
    merged: list[Draft] = []
    for draft in drafts:
        acts = signs.ACTION.search(draft.text) or _EVENT.search(draft.text)
        whole = stands(draft.text) or (find_frequency(draft.text) and len(draft.text) >= 10)
        own_sense = numbered or any(sign.search(draft.text) for sign in (signs.GRAND, signs.SLOGAN))
        bare = not acts and not whole and not own_sense and draft.label in {"detail", "deed"}
        if merged and (
            bare or (len(draft.text) <= 6 and draft.label == "detail") or _TOTAL.match(draft.text)
        ):
            merged[-1].parts += draft.parts
        elif merged and not numbered and _tells_why(merged[-1]):
            merged[-1] = Draft(merged[-1].parts + draft.parts, draft.label, draft.scope)
        else:
            merged.append(draft)
    return merged


def _tells_why(draft: Draft) -> bool:
    """Whether the words only lead up to what is promised next."""
    no_deed = not signs.ACTION.search(draft.text) and draft.label == "detail"
    return no_deed or (bool(TROUBLE.search(draft.text)) and not _WILL.search(draft.text))


def _apart(point: str) -> tuple[str, str]:
    """What is promised before an improper clause at a sentence's end ("顺便给镇长送鱼"), and the rest; "" if nothing."""
    said = clauses(point)
    first = next((place for place, clause in enumerate(said) if find_improper(clause)), 0)
    kept, bad = ",".join(said[:first]), ",".join(said[first:])
    counted = find_frequency(kept) or re.search(r"\d", kept)
    stands_alone = counted and signs.ACTION.search(kept) and not find_improper(kept)
    return (kept, bad) if stands_alone and _BESIDES.match(bad) else ("", point)


def _in_part(part: str, reading: Reading) -> tuple[list[str], list[Draft]]:
    """The points of one part and what is promised in them."""
    said, drafts = points(part), []
    for point in said:
        if kind := find_improper(point):
            kept, bad = _apart(point)
            reading.rejected.append((bad, f"improper:{kind}"))
            drafts += _one_point(kept, reading) if kept else []
        elif (reason := barred_point(point)) and not defers(point):
            reading.rejected.append((point, reason))
            reading.barred = True
        else:
            drafts += _one_point(point, reading)
    return said, drafts


def _settled(drafts: list[Draft], part: str, points_said: int, reading: Reading) -> list[Draft]:
    """The drafts of one part after what belongs together was joined and what says nothing left out."""
    drafts = [
        draft for draft in _merge_tails(drafts, numbered=numbered(part)) if _says_something(draft, reading)
    ]
    return _without_mottoes(drafts) if points_said < 2 and len(drafts) > 1 else drafts


def read_items(text: str) -> Reading:
    """Reads the promises out of plain text."""
    reading = Reading()
    text, changed = corrected(text)
    if changed:
        reading.marks.add("correction")
    said_apart = parts(_ANNOUNCED.sub("", text))
    read = [_in_part(part, reading) for part in said_apart]
    reading.listed = len(read) > 1 or any(numbered(part) for part in said_apart)
    reading.points = sum(len(said) for said, _ in read)
    few = reading.points <= 2
    around = {reason for _, reason in reading.rejected}
    for part, (said, drafts) in zip(said_apart, read, strict=True):
        if few and around & _ELSEWHERE:
            drafts = [draft for draft in drafts if _own_deed(draft, around)]
        reading.drafts += _settled(drafts, part, len(said), reading)
    reading.drafts = list({draft.text: draft for draft in reversed(reading.drafts)}.values())[::-1]
    return reading
