"""Commands that are called by their name, at any point of any conversation."""

import re
from collections.abc import Callable

from dialogs.scripts import (
    amend_words,
    consent_words,
    deed_words,
    directory_words,
    ledger_words,
    link_words,
    organise_words,
    schedule_words,
    secrecy_words,
    sheet_words,
)
from dialogs.scripts.evaluate_commands import evaluation_command
from dialogs.scripts.item_words import item_command, numeral
from dialogs.scripts.lead_commands import lead_command
from dialogs.scripts.people_commands import about_people
from dialogs.scripts.public import public_word
from dialogs.scripts.supervising import called

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
    "党员公示栏": "members_board",
    "改动": "amendments",
    "公示材料": "materials",
    "岗位牌": "plates",
    "我的岗位牌": "plates",
    "党员牌": "plates",
    "形象照": "portrait",
    "我的形象照": "portrait",
    "公示台账": "ledger",
    "台账": "ledger",
    "小结": "summary",
    "本季度汇总": "summary",
    "结果": "results",
    "代录": "record",
    "替别人记": "record",
    "待办": "tasks",
    "进度表": "coverage",
    "有什么能帮": "help_out",
    "有什么能帮的": "help_out",
    "我能帮什么": "help_out",
    "能帮什么": "help_out",
    "打扰": "burden",
    "我的消息": "burden",
    "额度": "allowance",
    "钉钉额度": "allowance",
    "登记表": "promises",
    "需求清单": "needs",
    "整改清单": "rectifications",
    "整改台账": "rectifications",
    "以前的承诺": "promises",
    "花名册": "roster",
    "我的数据": "own_data",
    "我的信息": "own_data",
    "花名册模板": "roster",
    "导入花名册": "roster",
    "放录音": "play",
    "听录音": "play",
    "谁收不到": "unreached",
    "联系不上": "unreached",
    "谁联系不上": "unreached",
    "首句卡": "unreached",
}

#: Names that may be followed by something: "代录 王秀英".
_LEADING = ("代录", "审核", "审诺")

#: "2 办好了": an errand of the list is done.
_DONE = re.compile(r"第?(\d{1,2}|[一二三四五六七八九十])?[个件条项]?\s*(都)?(办好|办完|弄好|处理好)了?")

#: What may stand behind a name without changing it.
_TAIL = " 。.！!~～？?"


def named_command(said: str) -> str:
    """The command that the words name, or an empty string."""
    words = said.strip().rstrip(_TAIL)
    return next(filter(None, (reader(words) for reader in _READERS)), "")


def _plain(words: str) -> str:
    if _DONE.fullmatch(words):
        return "errand_done"
    return NAMED.get(words, "")


def _public(words: str) -> str:
    return "speak" if public_word(words) is not None else ""


def _measure(words: str) -> str:
    measure = called(words)
    return measure.command if measure is not None else ""


def _followed(words: str) -> str:
    return next((NAMED[name] for name in _LEADING if words.startswith(f"{name} ")), "")


#: What names the commands of each room, the surest first.
_READERS: tuple[Callable[[str], str], ...] = (
    _plain,
    sheet_words.command,
    item_command,
    lead_command,
    _public,
    ledger_words.command,
    link_words.command,
    directory_words.command,
    amend_words.command,
    schedule_words.command,
    _measure,
    about_people,
    evaluation_command,
    organise_words.command,
    deed_words.command,
    consent_words.command,
    secrecy_words.command,
    _followed,
)


def errand_number(said: str) -> int | None:
    """Which errand of the list is done: its number, 0 for all of them, None where it is not said."""
    found = _DONE.fullmatch(said.strip().rstrip(_TAIL))
    if found is None or (found[1] is None and found[2] is None):
        return None
    if found[2]:
        return 0
    return numeral(found[1])
