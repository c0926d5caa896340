"""A reply cut into clauses, each as sent and as compared."""

import re
from dataclasses import dataclass, replace
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.marks import Marks, take_marks
from dialogs.understanding.normalise import normalised
from dialogs.understanding.questions import asks

_BREAK: Final = Lazy(
    r"(?:[,，。;；!！~～…\n\r\t]|(?<!\d)[.．:：]|[.．:：](?!\d)|[?？](?=.)|(?<![A-Za-z0-9])[ \u3000]|"
    r"[ \u3000](?![A-Za-z0-9]))+|(?<=.{8})(?=(\w{2,4}[了啦])\1)"
)
_LEAD: Final = Lazy(
    r"^(?:那个|这个|那么|格么|就是说|就是|我说|我想|我觉得|我看|哎呀|哎哟|啊呀|哦哟|嗯|恩|呃|额|啊|哦|"
    r"噢|喔|诶|哎|唉|喂|嘿|哈|喏|那|、|-)+"
)
_TAIL: Final = Lazy(
    r"(?:了|的|吧|啊|呀|呢|嘛|么|哦|噢|哈|啦|嘞|咯|喽|哟|呗|哩|耶|罢|喏|欸|诶|嗷|鸭|捏|、|!|\?)+$"
)
_TWICE: Final = Lazy(r"(.{2,}?)\1+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without a break: `raw` from `start` to `end` of the reply, `text` as compared,
    `core` without fillers before and particles after, `asks` if it is a question."""

    raw: str
    start: int
    end: int
    text: str
    core: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A reply. `text` joins the clauses with commas; `core` is what is left of it for bare answers."""

    raw: str
    text: str
    core: str
    clauses: tuple[Clause, ...]
    marks: Marks

    @property
    def told(self) -> str:
        """The clauses that are not questions."""
        return ",".join(clause.text for clause in self.clauses if not clause.asks)

    @property
    def asking(self) -> bool:
        """Whether any clause is a question."""
        return any(clause.asks for clause in self.clauses)


def core_of(text: str) -> str:
    """`text` without fillers, particles and repetition; a lone filler stays."""
    core = _TAIL.sub("", _LEAD.sub("", text)) or text
    core = re.sub(r"[,?!. 、]", "", core) or core
    twice = _TWICE.fullmatch(core)
    return _TAIL.sub("", twice.group(1)) or core if twice else core


def only(said: Said, clauses: tuple[Clause, ...]) -> Said:
    """The reply as if nothing but these of its clauses had been sent."""
    text = ",".join(clause.text for clause in clauses)
    return replace(said, text=text, core=core_of(text.replace(",", "")), clauses=clauses)


def _clause(raw: str, start: int, end: int, context: str) -> Clause:
    text = normalised(raw[start:end], context)
    return Clause(raw[start:end], start, end, text, core_of(text), asks(text))


_POLITE: Final = Lazy(
    r"(?:我|就)?(?:想|要)?(?:再)?问一?下|(?:真的?|实在|非常|很|太)?(?:不好意思|抱歉|对不起|对不住|"
    r"您好|你好|请问|麻烦你?您?了?|拜托|谢谢|多谢|感谢|辛苦)(?:您|你|了|啦|们|大家|书记|关心|提醒|哦|"
    r"啊|呀|啊你|小同志)*"
)


def _kept(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Without repeated sends, and without courtesies where something else is said."""
    once = [c for i, c in enumerate(clauses) if c.text and c.text not in {d.text for d in clauses[:i]}]
    telling = [c for c in once if not _POLITE.fullmatch(c.text)]
    return tuple(telling or once)


def hear(utterance: str, context: str) -> Said:
    """Cut and normalise what was sent."""
    blanked, marks = take_marks(utterance)
    clauses: list[Clause] = []
    start = 0
    for stop in [*_BREAK.finditer(blanked), None]:
        end = stop.start() if stop else len(blanked)
        if stop and any(sign in "?？" for sign in stop.group()):
            end = stop.start() + 1
        while start < end and blanked[start].isspace():
            start += 1
        if blanked[start:end].strip():
            clauses.append(_clause(blanked, start, start + len(blanked[start:end].rstrip()), context))
        start = stop.end() if stop else end
    kept = _kept(clauses)
    text = ",".join(clause.text for clause in kept)
    return Said(utterance, text, core_of(text.replace(",", "")), kept, marks)
