"""Words with which the measures of supervision are called: "整改 李明：…", "整改好了 …", "记整改 …"."""

import re
from dataclasses import dataclass

_GAP = r"(?:[\s:：，,。、]+|$)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("supervise", re.compile(r"(?:督诺|季度情况|这季度|本季度)(?:情况|进展)?$")),
    ("overdue", re.compile(r"(?:到期|到日子)(?:的|没做完的|没完成的|了)?$")),
    ("thanks", re.compile(r"(?:感谢|表扬|谢谢(?=[\s:：]*[一-龥]{2,4}[\s:：，,]))(?:一下)?[\s:：，,]+")),
    ("footprints", re.compile(r"(?:看)?我的足迹$")),
    ("exchange", re.compile(rf"(?:互相)?交流{_GAP}")),
    ("criticism_view", re.compile(rf"(?:公开|通报)?批评说明{_GAP}")),
    ("criticism", re.compile(rf"(?:公开|通报)批评{_GAP}")),
    ("comments_own", re.compile(r"(?:看)?我的点评(?:\s|$)")),
    ("comments", re.compile(rf"(?:季度)?点评{_GAP}")),
    ("rectify_done", re.compile(rf"整改(?:好|完|做好|办好|改好)了?{_GAP}")),
    ("rectify_word", re.compile(rf"整改(?:说明|有困难|有难处|来不及){_GAP}")),
    ("rectify_note", re.compile(rf"(?:代)?记整改{_GAP}")),
    ("rectify", re.compile(rf"(?:限期)?整改{_GAP}")),
)


@dataclass(frozen=True, slots=True)
class Called:
    """A command of supervision. `rest` is what stands behind its name."""

    command: str
    rest: str


def called(said: str) -> Called | None:
    """The command that the words begin with, or None."""
    words = said.strip()
    for command, form in _FORMS:
        found = form.match(words)
        if found:
            return Called(command, words[found.end() :].strip())
    return None


def rest_of(said: str) -> str:
    """What stands behind the name of the command."""
    found = called(said)
    return found.rest if found else ""


#: Whom it is about, and what is said of it: "李明：路灯到期没修；修好3盏；12月10日前".
_WHOM = re.compile(r"([^\s:：，,；;。]{1,60})[\s:：，,]*(.*)", re.DOTALL)


def named_first(said: str) -> tuple[str, str]:
    """The name with which the words begin, and what is said; two empty strings where there is none."""
    found = _WHOM.match(said.strip())
    return (found[1], found[2].strip()) if found else ("", "")
