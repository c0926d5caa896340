"""What a message comes to when nothing was asked: a command, a statement, or small talk."""

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Aside, Coach, Fetch, Go, Hold, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import anytime, asked
from dialogs.understanding.understand import understand
from dialogs.words import common
from dialogs.words import engine as engine_words

#: Words that name a command by themselves. The longest that fits wins.
NAMED = {
    "帮助": "help",
    "怎么用": "help",
    "我的承诺": "mine",
    "报承诺": "commit",
    "提承诺": "commit",
    "提诺": "commit",
    "审核": "review",
    "审诺": "review",
    "待审": "review",
    "公示": "publish",
    "公示栏": "board",
    "小结": "summary",
    "本季度汇总": "summary",
    "结果": "results",
    "代录": "record",
    "替别人记": "record",
    "待办": "tasks",
    "花名册模板": "template",
}

_LATE = {"progress", "done", "not_started"}


def idle(heard: Heard, view: View) -> Outcome:
    """What a message comes to when no dialog is open."""
    if heard.kind is Kind.IMAGE:
        return Hold(Message(common.PICTURE))
    if heard.kind is Kind.AUDIO and not heard.text:
        return Aside("spoken", {"media": heard.media})
    said = heard.text.strip().rstrip("。.！!")
    command = NAMED.get(said) or _leading(said)
    if command:
        return Aside(command, {"words": heard.text})
    reading = understand(heard.text, asked(view, "idle"))
    if reading.intent in _LATE:
        return Aside("late_progress", {"words": heard.text})
    return _settled(anytime(heard, reading), heard)


def _leading(said: str) -> str:
    """A command followed by something: "代录 王秀英"."""
    return next((NAMED[word] for word in ("代录", "审核", "审诺") if said.startswith(word)), "")


def _settled(outcome: Outcome, heard: Heard) -> Outcome:
    match outcome:
        case Aside() | Fetch() | Hold():
            return outcome
        case Coach(message):
            return Hold(message)
        case Go() | Unsure():
            return Aside("unclear", {"words": heard.text})
        case _:
            return Hold(Message(engine_words.NOTHING_OPEN))
