"""The reply to a text read back: is this right, shall it be handed in?"""

import re
from dataclasses import replace
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding import controls
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import answers, asking, back, changes, feelings, later
from dialogs.understanding.dates import when_in
from dialogs.understanding.outcome import cut, reading, unclear
from dialogs.understanding.polarity import guessed, taken_back
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Clause, Said

_LIMIT: Final = Lazy(r"期限|时间|日期|截止|[到延推放宽]{1,2}.{0,4}(?:年|月|号|底|周)")
# in more words something besides the day may be changed
_SHORT_CHANGE: Final = 16
_HAND_IN = cue(
    "hand it in",
    r"(?<!不)(?<!别)(?<!没)(?<!先不)(?:提交|上报|报上去|交上去|交(?:吧|了|咯|啦|上|呗|差)|报(?:吧|上|"
    r"了|呗)|发(?:吧|出去|上去|布)|通过|存(?:吧|档|下来)|定(?:了|下来|稿)|生效)|就(?:这样|这么|"
    r"按(?:这|你|上)|照这|它|是这|这|那样|如此|用这)(?:.{0,8})|(?:按|照)(?:这|你|上面|着|"
    r"刚才)(?:.{0,8})(?:报|交|来|办|写|定|做|填|登|走)|(?<!哪)(?<!不)(?<!哪里)(?:是|就是)(?:我(?:说|"
    r"讲|报|要)|这个(?:意思|样|内容)?|这样(?:子)?|这么回事|这个理)(?!吗)|(?:一字|一个字)不(?:差|用改|"
    r"改)|(?:写|记|整理|总结|归纳|讲|说|念|读|听|概括|弄|搞|改)(?:得|的)(?:很|挺|蛮|真|都|比我|非常)?(?:好|对|"
    r"准|清楚|不错|全|行|可以|到位|明白|仔细|没错|周到)|很好|挺好|蛮好|不错|满意|信得过|相信你|你办事|"
    r"核对过了|看过了,?(?:没|对|可以|行|好)|(?:都|全|完全|内容|全部)(?:是)?(?:对|正确|没错|准确|"
    r"没问题|可以|符合|属实)|(?:可以|行|能|好)(?:交|提交|报|发|的|了|上报)|ok|确认(?!一下吗)|同意|"
    r"没意见|认可",
    r"这(?:回|下|次)(?:对|好|没|可以|行)|信(?:你|得过)|(?:挺|很)准|一模一样|认了|不用(?:动|念|看|再)|"
    r"没(?:跑|得跑)",
    r"无误|(?:依|照)此|对着|[照按](?:着)?[你刚]?(?:念|读|说|写|记)的(?:报|交|来)?|[交报]掉|^没差$",
    r"就(?:报|交|写|用|发)(?:这|它|上)|照(?:发|报|交|登)|帮我(?:提交|交|报|递)",
)
_NOT_YET = cue(
    "not yet",
    r"先(?:别|不|不要|等)|等(?:一?下|等|会|我)|再(?:想|看|考虑)|慢(?:着|点)|且慢|(?:别|不|没)(?:急|要|"
    r"用|能|可以)?(?:着)?(?:提交|交|报|发|确认)(?!按[钮键])",
)
_WHICH = cue(
    "what else, of nothing",
    r"^(?:还有(?:吗|别的|什么|没|呢)*|然后(?:呢)?|接下来(?:呢)?|还要(?:什么|啥|干嘛)?|后面(?:呢)?|"
    r"下一步(?:呢)?)\??$",
)


_SHORT = {
    "发": "yes",
    "交": "yes",
    "报": "yes",
    "准": "yes",
    "否": "no",
    "非": "no",
    "回": "back",
    "作废": "restart",
    "退": "cancel",
}
# "对了," opens another matter; "好的但是…" goes on to a change
_OPENING = cue("opens another matter", r"(?:哦|噢|啊|哎)?对了(?:啊|哦|,)*")
_BUT = cue("but", r"(?:但是?|不过|可是|只是|就是(?=.{0,4}(?:不|没|错|太)))")
_HAND_IN_FIRST = cue("handed in all the same", r"(?:先)?(?:提交|交)(?:吧|了|上去)|没错|就这样")
_ABOUT_US = cue(
    "blames the procedure",
    r"(?:流程|系统|机器|程序|软件|你们|步骤|手续|一条承诺).{0,10}(?:啰嗦|复杂|麻烦|慢|无语|烦|差|多)|"
    r"确认(?:来|.{0,2}遍)",
)


def _clean_yes(clause: Clause) -> bool:
    if taken_back(clause.text) or guessed(clause.text) or _OPENING.whole(clause.text):
        return False
    if _BUT.find(clause.text):
        return False
    return bool(
        answers.YES.whole(clause.core)
        or clause.core in {"交", "发", "报"}
        or answers.HUM.whole(clause.text)
        or answers.DOUBLE_NO.find(clause.text)
        or (_HAND_IN.find(clause.text) and not feelings.COMPLAINT.find(clause.text))
    )


def _ends_in_yes(said: Said) -> bool:
    """Whether the last clause hands in, and does not itself put it off."""
    last = said.clauses[-1]
    return _clean_yes(last) and not later.LATER.find(last.text)


def _clean_no(clause: Clause) -> bool:
    if answers.DOUBLE_NO.find(clause.text):
        return False
    return bool(
        taken_back(clause.text)
        or answers.NO.whole(clause.core)
        or changes.WRONG.find(clause.text)
        or re.match(
            r"不(?!过|是很|错|用|管|好意思|知|会|影响|要紧|碍|打紧|耽误|妨|[加动添补]了)", clause.core
        )
    )


# names something only to say that it shall stand
_STANDS: Final = Lazy(r"(?:没错|不错|是对的|对着呢|没问题)$|^不[用必]再?改")


def _change(said: Said) -> str:
    """The clause that holds a concrete change, if any."""
    for clause in said.clauses:
        if clause.asks and not re.search(r"(?:行|好|可以)(?:不\w|吗)?\??$|能不能|可不可以|帮", clause.text):
            continue
        if re.search(r"怎么改|能改|要改$|改一下$", clause.text) and not re.search(
            r"[\d一二两三四五六七八九十]", clause.text
        ):
            continue
        if _STANDS.search(clause.core):
            continue
        if changes.CHANGE.find(clause.text) and not answers.DOUBLE_NO.whole(clause.core):
            return clause.text
    whole = ",".join(c.text for c in said.clauses if not c.asks and not _STANDS.search(c.core))
    return whole if "," in whole and changes.CHANGE.find(whole) and not said.asking else ""


def _fixed(said: Said) -> str:
    """ "the name is wrong, it is …": a fault and then what it should be."""
    clauses = [c for c in said.clauses if not c.asks]
    for first, second in zip(clauses, clauses[1:], strict=False):
        if changes.WRONG.find(first.text) and re.match(
            r"(?:应该|我)?(?:是|叫|为|写|改|要|应)(?!的|这|不|我说|吧$)", second.core
        ):
            return second.text
        if (
            re.search(r"(?:错|不对|有误)", first.text)
            and re.search(r"[\d]|[一二三四五六七八九十两]+(?:次|户|个|月|号|家|人|条|场|天)|字", second.text)
            and not second.asks
        ):
            return second.text
    return ""


def _yes_or_no(said: Said) -> Reading | None:
    told = [c for c in said.clauses if not c.asks]
    yes = [
        c
        for c in told
        if _clean_yes(c) and not re.match(r"(?:不(?:对|是|行|好|提交|同意|确认|可以)|没说|别)", c.core)
    ]
    no = [c for c in told if c not in yes and _clean_no(c)]
    if no:
        reason = cut(said, [c for c in no if len(c.text) > 3][:1])
        return reading("no", 0.85, f"“{no[0].text}”是不对", reason=reason)
    if yes and not said.marks.cross:
        return reading("yes", 0.9, f"“{yes[0].text}”是对的")
    return None


def _back_or_change(said: Said) -> Reading | None:
    change = _change(said) or _fixed(said)
    edit = next((c.text for c in said.clauses if back.EDIT.whole(c.core) or back.EDIT.whole(c.text)), "")
    slip = back.BACK.find(said.text)
    if change and not slip and not (back.REPEAT.find(said.text) and not re.search(r"\d|改|加|删", said.text)):
        return reading("value", 0.8, f"“{change}”是要改的内容", value=cut(said, list(said.clauses)))
    if edit or (slip and not re.search(r"怎么", said.text)):
        return reading("back", 0.8, f"“{edit or slip}”是要回去改")
    return None


def _beside_yes(said: Said) -> str:
    """What is said besides agreeing."""
    return ",".join(clause.text for clause in said.clauses if not answers.YES.whole(clause.core))


def _dated(found: Reading | None, said: Said, asked: Asked) -> Reading | None:
    """A change of the time limit with the day it names."""
    if (
        found is None
        or found.intent != "value"
        or not _LIMIT.search(found.value)
        or len(change := _beside_yes(said)) > _SHORT_CHANGE
    ):
        return found
    when = when_in(change, asked.today)
    return replace(found, date=when.day) if when and when.day else found


def _sign(said: Said) -> Reading | None:
    """A face, one character, or a receipt alone."""
    short = _SHORT.get(said.clauses[0].core if said.clauses else "")
    if short:
        return reading(short, 0.8, f"只说了“{said.core}”")
    if not said.text:
        no = said.marks.cross
        return reading("no", 0.7, "表情表示不对") if no else reading("yes", 0.8, "表情表示对")
    if _WHICH.whole(said.text):
        return unclear("不知问的是什么", "help", "yes")
    if answers.RECEIVED.whole(said.core) and not answers.YES.whole(said.core):
        return unclear("只说收到,没说对不对", "yes", "no")
    return None


def _not_ours(said: Said) -> bool:
    """Whether the reply is no answer to the question, but blame or a request for help."""
    blames = _ABOUT_US.find(said.text) and not any(answers.YES.whole(c.core) for c in said.clauses)
    return bool(blames or (asking.HELP.find(said.text) and said.asking and not _change(said)))


def _waiting(said: Said, asked: Asked) -> Reading | None:
    """Later, not yet, or no word on it."""
    last = said.clauses[-1]
    agreed = _ends_in_yes(said) or any(
        answers.YES.whole(c.core) and not answers.HUM.whole(c.text) for c in said.clauses
    )
    if (
        later.LATER.find(last.text)
        and re.search(r"再|回头|想想|等", last.text)
        and not _HAND_IN_FIRST.find(said.text)
    ):
        agreed = False
    refused = any(re.fullmatch(r"(?:不对|不是|错|不行)", c.core) for c in said.clauses)
    if later.LATER.find(said.text) and not agreed and not refused:
        return controls.putting_off(said, asked)
    if answers.UNDECIDED.whole(said.core):
        return unclear("没说对不对", "yes", "no")
    if _NOT_YET.find(said.told) and not _ends_in_yes(said):
        return reading("no", 0.7, "先不提交")
    return None


def read(said: Said, asked: Asked) -> Reading | None:
    """Yes, no, a change, or a wish to go back."""
    sign = _sign(said)
    if sign or _not_ours(said):
        return sign
    if re.search(r"先(?:别|不|不要)(?:交|提交|报)", said.text) and not re.search(r"等|想|再|看", said.text):
        return reading("no", 0.75, "先不提交")
    found = _dated(_back_or_change(said), said, asked) or _waiting(said, asked)
    if found or not said.told:
        return found
    elsewhere = back.REPEAT.find(said.text) or feelings.WRONG_CHAT.find(said.text)
    return None if elsewhere else _yes_or_no(said)
