"""Sifts the clauses of one sentence: what the speaker may be promising, and what is turned away and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.rules.quality import gate, signs
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.outside import defers, is_empty, why_outside

_FILLER_ONLY = Lazy(
    r"^我?(?:这个|的)?岗(?:位)?(?:是|管|负责)[^,。:\d]{1,8}$|^(?:[你您]?(?:帮我)?(?:记(?:1|一)?下|记好|听好|写上|听我讲)|我?(?:讲|说|报|认)[23两三](?:样|桩|件|条)(?:事)?啊?)$|^(?:(?:.{0,8}(?:能做的|想做的|打算做的|想到的|要做的)(?:是|有|如下|就)?|(?:今年|明年|我|就|只|这次|先|也|本人)*(?:承诺|做|报|讲|说|认|提)\d(?:件|个|条|样)(?:事情?|承诺|实事|小事)?)[啊嘛呢了吧:]*)$|^(?:我?(?:嗯|那个|呃|这个|先)*我?(?:想了想|跟你讲|讲一句|说一句|先报一下|(?:报|讲|说|提|做|承诺)(?:\d|两|三)(?:个|条|样|件|点)(?:事|承诺)?啊?|报\d个(?:啊)?|就讲1个|来讲|承诺如下|我的承诺(?:是|就是)?|承诺书?|20\d\d年?度?(?:个人)?承诺书?|年度承诺|本人承诺如下|具体如下|以下|如下|第.{1,3}个?忘(?:记|掉)?(?:了|啦)?|忘(?:记|掉)(?:了|啦)|具体(?:听|看|由|等).{0,6}|请大家监督|没了|就这些|就这样|完了|对的?|嗯|谢谢)[啊嘛呢吧了:]*)$"
)
FORGOTTEN = Lazy(r"忘(?:记|掉)?(?:了|啦)|想不起来")
_ABOUT_OTHERS = Lazy(
    r"^(?:去年|前年|我(?:爸|妈|爷|奶|儿|女|哥|姐|弟|妹|老伴|老公|老婆|爱人|孙)|隔壁|他|她|物业|街道|政府|公司)"
)
_FOR_KIN = Lazy(
    r"^(?:明年|今年)?(?:给|帮|替|陪|接送|带|送)(?:我|自家|自己)?(?:孙|儿|女儿|老伴|老婆|老公|爸|妈|外甥)"
)
_MYSELF_NOW = Lazy(
    r"这回|这次|[前底](?:我)?[做写修教完补装换办]|^(?:他|她)(?:说|讲)|我|今年|明年|今后|以后|继续|接着|改|这次|承诺|打算|准备"
)
_OWN_WILL = Lazy(r"我(?:来|去|帮|给|就|会|每|负责|包|打算|准备|愿意|想)|明年|今后")
_BRACKETED = Lazy(r"\([^()]*\)")
_SHORTEST = 6
# Words that ask for no more than a yes to what one offers.
_OFFERED = Lazy(r"行不行|[谁哪]|算不算|可以[吗么伐]|可不可以|好不好|[行对好]吗|要不要得|中不中|行伐")
# What takes back or belittles what was said before it in the same breath.
_BACKWARD = frozenset({"grumble", "withdrawn", "wish", "quoted", "achieved"})


@dataclass(frozen=True, slots=True)
class Sifted:
    """Clauses that may promise, pieces turned away with reasons, and whether the gate turned any away."""

    kept: tuple[str, ...]
    turned: tuple[tuple[str, str], ...]
    barred: bool


def _bare(clause: str) -> str:
    """A clause without what stands in brackets: that tells of a person helped, not of what is promised."""
    bare = _BRACKETED.sub("", clause)
    return bare if len(bare) >= _SHORTEST else clause


def _outside_label(clause: str) -> str | None:
    often = find_frequency(clause)
    deed = bool(often or re.search(r"\d", clause)) and bool(signs.ACTION.search(clause))
    if defers(clause) and not often and not signs.DUTY_HARD.search(clause):
        return "defers"
    return why_outside(clause, deed=deed, grand=bool(signs.GRAND.search(clause)))


def _same_subject(clause: str, told: tuple[str, str, str | None] | None) -> str | None:
    """Why a clause promises nothing because the one before spoke of others or of last year, and it goes on so.

    `told` is that clause, why it was turned away, and what the gate said of it.
    """
    carried = told and (_ABOUT_OTHERS.match(told[0]) or told[2] == "others" or _FOR_KIN.match(told[0]))
    if told and carried and not _MYSELF_NOW.search(clause) and not signs.OBJECT.search(clause):
        return told[1]
    return None


def _asked_about(said: Sequence[str], stops: Sequence[str | None]) -> bool:
    """Whether a sentence ends as a question that asks for more than a yes to what one offers."""
    asks = bool(said) and stops[-1] == "question" and not _OFFERED.search(said[-1])
    return asks and not any(_OWN_WILL.search(clause) for clause in said)


def _dragged(said: Sequence[str], stops: Sequence[str | None]) -> list[str | None]:
    """The gate's reasons, and those of clauses that fall with a neighbour since they name nobody of their own.

    After "这是我连续第5年送米" a figure tells more of the past; before "扫了也白扫" it is what is grumbled about.
    """
    found, reason = list(stops), None
    for place, clause in enumerate(said):
        if stops[place]:
            reason = stops[place]
        elif reason and gate.own(clause):
            reason = None
        elif reason not in {None, "question"}:
            found[place] = reason
    back = next((stop for stop in stops if stop in _BACKWARD), None)
    if back and not any(gate.own(clause) for clause, stop in zip(said, stops, strict=True) if not stop):
        return [stop or back for stop in found]
    return found


def sift(clauses: Sequence[str]) -> Sifted:
    """Tells the clauses of one sentence that may promise something from those that do not."""
    said = [c for c in clauses if not (is_empty(c) or _FILLER_ONLY.match(c) or FORGOTTEN.search(c))]
    barred = [gate.barred(_bare(clause)) for clause in said]
    if _asked_about(said, barred):
        return Sifted((), ((",".join(said), "question"),), barred=True)
    stops = _dragged(said, [None if defers(c) else stop for c, stop in zip(said, barred, strict=True)])
    kept: list[str] = []
    turned: list[tuple[str, str]] = []
    told: tuple[str, str, str | None] | None = None
    for clause, stop, gated in zip(said, stops, barred, strict=True):
        reason = stop or _outside_label(_bare(clause)) or _same_subject(clause, told)
        told = (clause, reason, gated) if reason else None
        if reason:
            turned.append((clause, reason))
        else:
            kept.append(clause)
    return Sifted(tuple(kept), tuple(turned), barred=any(stops))
