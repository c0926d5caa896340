"""How a reading is put together, and the reason cut from what was sent."""

from typing import Any, Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.cue import cue
from dialogs.understanding.reading import Reading
from dialogs.understanding.said import Clause, Said

_EDGE: Final = " ,，。.;；、:：!！?？~…了的吧啊呀呢嘛\n\t"
_LEAD: Final = Lazy(
    r"^(?:主要是?|主要原因是?|理由是?|原因是?|因为|由于|就是|毕竟|但是?|可是|不过|只是|这是因为)[::,, ]*"
)
OBSTACLE = cue(
    "what stands in the way",
    r"因为|由于|理由|原因|住院|生病|身体|手术|加班|忙|出差|外地|带孙|带娃|陪床|没批|没下来|不肯|不让|"
    r"不同意(?!$)|不配合|没钱|资金|经费|没到位|下雨|台风|疫情|矛盾|吵|缺|不够|卡|审批|手续|没空|"
    r"没肯|不在家|人不在|没回来|物业|扭|疼|痛|病|腰|脚|农忙|收稻|赶货|停工|下雪|天冷|冻|年纪|岁数|走不动|车坏|"
    r"没时间|走不开|摔|骨折|老婆|老公|老伴|儿子|女儿|孙|上海|杭州|外面|搬|拆迁|黄了|难|协调|没人|天气|打不通|敲不开|联系不上|等货|没到货|没排上|没进场|差签字|"
    r"太\w|眼睛|眼花|老花|看不清|手机|没电|不会|不识字|字|信号|公司|单位|厂里|还在磨|死活",
)


def reading(intent: str, confidence: float, why: str, **slots: Any) -> Reading:
    """A reading with its slots."""
    return Reading(intent, confidence, why, **slots)


def unclear(why: str, *likeliest: str, flags: frozenset[str] = frozenset()) -> Reading:
    """Nothing that may be acted on; `likeliest` are offered as buttons."""
    return Reading("unclear", 0.3, why, likeliest=likeliest[:2], flags=flags)


def cut(said: Said, clauses: list[Clause]) -> str:
    """The stretch of the reply from the first to the last of `clauses`, as it was sent."""
    if not clauses:
        return ""
    words = said.raw[clauses[0].start : clauses[-1].end].strip(_EDGE)
    return _LEAD.sub("", words).strip(_EDGE)


def reason_for(said: Said, answer: str) -> str:
    """Why it is so, in the speaker's words: the clauses beside the one that holds `answer`."""
    others = [c for c in said.clauses if not c.asks and answer.rstrip(",") not in c.text and len(c.text) > 2]
    telling = [c for c in others if OBSTACLE.find(c.text) and not _ASIDE.find(c.text)]
    within = "" if telling else _before(said, answer)
    return within or cut(said, _run(said, telling or [c for c in others if not _ASIDE.find(c.text)]))


_ASIDE = cue(
    "said aside, no reason",
    r"^(?:别|不要)?(?:再)?(?:问|催)|不好意思|抱歉|惭愧|对不住|谢|烦|领导|书记好|说实话|老实讲|请.{0,4}放心|"
    r"计划有|说起来",
)


def _before(said: Said, answer: str) -> str:
    """The obstacle named in the same clause, before the answer."""
    for clause in said.clauses:
        place = clause.raw.find(answer)
        if place >= 3 and OBSTACLE.find(clause.raw[:place]):
            return _LEAD.sub("", clause.raw[:place].strip(_EDGE)).strip(_EDGE)
    return ""


def _run(said: Said, chosen: list[Clause]) -> list[Clause]:
    """The first unbroken run of the chosen clauses."""
    run: list[Clause] = []
    for clause in said.clauses:
        if clause in chosen:
            run.append(clause)
        elif run:
            break
    return run
