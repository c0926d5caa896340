"""Looking through the journal's chain, in words for whoever keeps the service."""

from dataclasses import dataclass

from storage import journal
from storage.unit import Work

_WHY = {
    "changed": "内容被改过",
    "missing": "不见了",
    "cut": "从这里起，后面的被删了",
    "added": "是外面塞进来的",
}


@dataclass(frozen=True, slots=True)
class Audit:
    """Whether the journal holds, and a Chinese sentence on it."""

    holds: bool
    sentence: str


def verify(work: Work, noted: str = "") -> Audit:
    """Look through the whole journal. `noted` is a head that somebody wrote down earlier. A query."""
    verdict = journal.verify(work)
    if verdict.broken is not None:
        return Audit(False, _broken(verdict.broken))
    if noted and not journal.was_head(work, noted):
        return Audit(False, f"日志前后对得上，可是里面找不到 {noted}：整本日志可能被换过。")
    return Audit(True, f"日志 {verdict.length} 条，都对得上。校验码 {_short(verdict)}。")


def head(work: Work) -> str:
    """The short head of the journal, to be written down. A query."""
    return _short(journal.find_head(work))


def _short(verdict: journal.Verdict) -> str:
    return verdict.head[: journal.SHORT]


def _broken(one: journal.Break) -> str:
    number = f"（编号 {one.row}）" if one.row is not None else ""
    return f"日志第 {one.position} 条{number}对不上：{_WHY[one.why]}。它前面的都没有问题。"
