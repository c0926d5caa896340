"""What someone says when nothing was asked."""

import re

from dialogs.understanding import controls
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, asking, feelings, fulfil, looking_up, requests
from dialogs.understanding.fulfilment import by_extent, by_words
from dialogs.understanding.outcome import cut, reading, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_OF_COMMITMENT = cue(
    "speaks of fulfilling",
    r"完成|做(?:到|好|完)|弄好|搞定|巡河|走访|承诺|进度|第\d+次|我的?(?:那|这)(?:条|件|个)|一共|目标|"
    r"任务|了\d+|完事|办妥|[做办走讲跑送扫]了[一二两三四五六七八九十]|%|成",
)
_WANTS_TO = cue("wants to", r"我(?:也)?要(?:承诺|报|提|加|补|改)|承诺|报一(?:条|个)|加一条|提诺|表态")


def read(said: Said, asked: Asked) -> Reading | None:
    """New business, a look-up, a report of progress, or talk."""
    if not said.text:
        return unclear("没有在问的事", "help")
    if (
        answers.YES.whole(said.core)
        or answers.NO.whole(said.core)
        or answers.HUM.whole(said.core)
        or _lone(said)
    ):
        return unclear("没有在问的事,不知指哪一件", "help")
    for step in (
        _small_question,
        _how,
        _branch,
        _start,
        controls.look_up,
        _ask_how,
        _report,
        _business,
        controls.again,
        controls.asks_how,
    ):
        found = step(said, asked)
        if found:
            return found
    return None


def _small_question(said: Said, asked: Asked) -> Reading | None:
    """Trying the line, asking after the weather or after the machine itself."""
    if said.asking and feelings.SMALL.find(said.text) and not _WANTS_TO.find(said.text):
        business = (
            requests.WISH.find(said.text) or requests.DEED.find(said.text) or asking.HELP.find(said.text)
        )
        return None if business else controls.chat(said, asked)
    return None


def _how(said: Said, asked: Asked) -> Reading | None:
    """How to do a thing is asked before the thing is done."""
    found = re.search(
        r"(?:怎么|如何|怎样)(?!评我|审我)(?:许|申报|报|提|写|填|弄|用|承诺|加|改|查)", said.text
    )
    return reading("help", 0.8, f"“{found.group()}”是在问怎么弄") if found and said.asking else None


def _branch(said: Said, asked: Asked) -> Reading | None:
    return controls.look_up(said, asked) if looking_up.BRANCH.find(said.text) else None


def _lone(said: Said) -> bool:
    return bool(
        re.fullmatch(
            r"[\d一二三四五六七八九十]{1,3}|优秀?|合格|不合格|基本合格|满意|不满意|基本满意|通过|退回|"
            r"不通过|(?:全|都|已经?)?(?:完|完成|做完|做好|弄好)|年底|提交|确认|(?:\d+)分",
            said.core,
        )
    ) or (answers.RECEIVED.whole(said.core) and not re.search(r"谢|辛苦|哈", said.core))


def _start(said: Said, asked: Asked) -> Reading | None:
    """Explicit words of committing outrank everything but a question about it."""
    if (
        said.asking
        and re.search(r"怎么|什么|几|多少|谁|能不能|要不要|哪", said.text)
        and not re.search(r"我(?:也)?(?:要|想)", said.text)
    ):
        return None
    if _WANTS_TO.find(said.text) and not re.search(r"闪光|愿望|心愿|怎么|捡到|还给", said.text):
        found = requests.START.find(said.text)
        return (
            reading("start_commitment", 0.85, f"“{found}”是要承诺", value=cut(said, list(said.clauses)))
            if found
            else None
        )
    return None


def _ask_how(said: Said, asked: Asked) -> Reading | None:
    found = asking.HELP.find(said.text)
    if found and not requests.WISH.find(said.text):
        return reading("help", 0.8, f"“{found}”是在问怎么弄")
    return None


def _report(said: Said, asked: Asked) -> Reading | None:
    mine = re.search(r"我的?(?:那|这)(?:条|件|个)|我的承诺", said.told)
    if not said.told or (not mine and (requests.WISH.find(said.text) or requests.DEED.find(said.text))):
        return None
    if _OF_COMMITMENT.find(said.told):
        extent = by_extent(said, asked, bare=False)
        if extent and (extent.percent is not None or extent.intent != "progress"):
            return extent
        words = by_words(said, asked, bare_no="no")
        if (
            words
            and (fulfil.DONE.find(said.told) or len(said.core) > 3)
            and not feelings.COMPLAINT.find(said.text)
        ):
            return words
    return None


def _business(said: Said, asked: Asked) -> Reading | None:
    start, deed, wish = (table.find(said.text) for table in (requests.START, requests.DEED, requests.WISH))
    mine = bool(
        re.search(
            r"^(?:(?:明年|今年|下个月|开年|以后|年后)我?(?:也)?(?:想|打算|准备|要|来)|我|开年我|"
            r"明年我|我们家|我家|今年我|以后我)",
            said.text,
        )
    ) and not re.search(r"希望|想要|建议|反映", said.text)
    value = cut(said, list(said.clauses))
    if (
        start
        and not (said.asking and not mine)
        and (mine or not (deed or wish))
        and not re.search(r"表扬|闪光|能不能|希望|建议", said.text)
    ):
        return reading("start_commitment", 0.75, f"“{start}”是要做的事", value=value)
    if deed and not (wish and re.search(r"希望|建议|能不能|想要|没人", said.text)):
        return reading("report_bright_deed", 0.75, f"“{deed}”是闪光言行", value=value)
    if wish and not re.search(r"系统|机器人|软件|小程序|消息|弹", said.text):
        return reading("submit_public_wish", 0.75, f"“{wish}”是心愿或问题", value=value)
    return None
