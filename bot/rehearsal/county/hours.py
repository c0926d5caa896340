"""On what a person's time went: reading and saying, by task, in seconds (estimated as elsewhere)."""

from collections import Counter

from bot.rehearsal.branch import Player
from bot.rehearsal.phones import Shown
from bot.rehearsal.stage import Spoken, Stage
from dialogs.rules.effort import to_read, to_say

OTHER = "其他"

#: Tasks, with the dialogs, the words and the beginnings of the messages' keys that belong to each.
_TASKS = {
    "提诺和代录": (
        "commitment",
        "opinions",
        "record",
        "代录",
        "念过",
        "支部承诺",
        "propose",
        "readback",
        "noted",
    ),
    "审诺": ("review", "审核"),
    "公示": ("publish", "公示"),
    "问进度": ("checkin", "check", "check-nudge"),
    "小结和交流": ("summary", "exchange", "digest", "小结", "交流", "summaries"),
    "点评": ("comments", "点评", "comment"),
    "到期和整改": ("overdue", "rectify", "rectifications", "到期", "整改", "整改好了", "整改说明", "记整改"),
    "群众的话": ("wishes", "reports", "愿望", "反映", "offer", "voice"),
    "帮办和转告": ("errand", "visits", "办好了", "tell", "ask"),
    "评议": ("self_rating", "self", "rate", "rate-nudge", "results", "few", "纸票", "没开展", "结果"),
    "定结果、结束年度": ("ends", "close_year", "结束年度", "end", "closed"),
    "每周的汇总": ("weekly",),
}
_TASK_OF = {word: task for task, words in _TASKS.items() for word in words}


def seconds_by_task(stage: Stage, player: Player) -> Counter[str]:
    """One person's year. What answers him belongs to what he said last."""
    found: Counter[str] = Counter()
    both: list[Spoken | Shown] = [*stage.said_by[player.address], *stage.phones.of(player.address)]
    last = OTHER
    for one in sorted(both, key=lambda each: (each.at, isinstance(each, Shown))):
        if isinstance(one, Spoken):
            last = _TASK_OF.get(one.dialog) or _named(one.say.text)
            found[last] += round(to_say(one.say.kind, len(one.say.text)))
        else:
            task = last if one.direct else _TASK_OF.get(one.key.partition(":")[0], OTHER)
            found[task] += round(to_read(len(one.message.text), old=player.entry.oral))
    return found


def _named(said: str) -> str:
    first = said.partition(" ")[0]
    return _TASK_OF.get(first) or _TASK_OF.get(first[-3:], OTHER)
