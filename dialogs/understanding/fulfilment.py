"""What a reply says about how far a commitment has come; shared by several questions."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.controls import putting_off
from dialogs.understanding.counts import count_in
from dialogs.understanding.cues import answers, fulfil, later
from dialogs.understanding.dates import when_in
from dialogs.understanding.outcome import OBSTACLE, cut, reading, reason_for, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said
from dialogs.understanding.shares import share_in

_OUTWEIGHS: Final = Lazy(
    r"(?<![没未])(?<!没有)(?:全部?|都|早就?)(?:做|弄|搞|办|走|送|修|讲|教|扫|种|发|装|清|跑|理|换)?(?:完成|做完|弄完|做好|弄好|搞定|办完|完)(?:了|$|,)|"
    r"[走跑做送扫讲访看]遍了|一[次趟户家个件条天场节堂棵](?:都|也)?没|(?:还|一直|根本)没(?:有)?(?:开始|动)"
)


# "was it not finished long ago?" and "nothing is unfinished" are "finished"
_ASKED_AS_DONE: Final = Lazy(
    r"可不是[^,]{0,4}(?:完成|做完|做好|弄好|好)了|不(?:是|就)?(?:早|都|已经?|早就|早已|全).{0,3}(?:完成|做完|做好|弄好|弄完|好|"
    r"办好)(?:过)?了(?:吗|嘛)|没(?:有|什么)没(?:完成|做|弄)|(?:(?:怎么|咋|哪|岂)(?:里|可能|会|能|敢)+|难道(?:我)?(?:还)?(?:会|能)?|还(?:会|能))没(?:有)?(?:完成|做完|做好|弄好|弄完|兑现)"
)
# another matter shall be brought to its end before this question is answered
OTHER_FIRST: Final = Lazy(
    r"^(?:让我|我|等我)?先(?:把|将)(?:这|那|手头|手上|承诺|前面)[^,了]{0,8}(?:完|好)(?!了)"
)
# "will be finished" and "nearly finished" are not "finished"
_MODAL: Final = Lazy(
    r"(?:离|等|谁说|说(?!了|过)|如果|会|能|将|要|定|必|尽|抓紧|争取|努力|接近|临近|即将|行将|保证|想|"
    r"打算|准备|力争|设法|可以|"
    r"应该|估计|可望|有望|等着?)[^,了过]{0,3}(?:完成|完工|竣工|搞定|办结|做完|弄完|做好|弄好|到位|"
    r"结束)(?!了)|(?:预计|预期|计划|拟于?|估计|大概)[^,了过]{0,9}(?:月|号|日|周|底|年|天|节)[^,了过]{0,3}(?:完成|完工|竣工|搞定|办结|做完|弄完|做好|弄好|到位|结束)(?!了)"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is done: `percent` between 0 and 100 or None, and the words for the count."""

    percent: int | None
    words: str
    counted: bool


def extent_of(text: str, target: str, *, bare: bool) -> Extent | None:
    """The share or count that `text` reports."""
    share = share_in(text, bare=bare)
    if share and share.percent is not None:
        return Extent(share.percent, "", False)
    count = count_in(text, target)
    if count:
        percent = count.percent
        return Extent(None if percent is None else min(percent, 100), count.words, True)
    return Extent(None, "", False) if share else None


def _why(said: Said, answer: str) -> str:
    """The obstacle, or whatever else is said beside the answer."""
    return reason_for(said, answer or "\n")


def by_extent(said: Said, asked: Asked, *, bare: bool) -> Reading | None:
    """Done, under way or not begun, by the figures."""
    extent = extent_of(said.told, asked.target, bare=bare)
    if extent is None or (extent.counted and _OUTWEIGHS.search(said.told)):
        return None
    if extent.percent == 100:
        return reading("done", 0.85, "数字说明已做满", done_quantity=extent.words)
    if extent.percent == 0:
        return reading("not_started", 0.85, "数字是零", reason=_why(said, ""))
    reason = cut(said, [c for c in said.clauses if OBSTACLE.find(c.text) and not share_in(c.text)][:1])
    why = f"做了 {extent.percent}%" if extent.percent else "有做的数,没有比例"
    return reading(
        "progress",
        0.85 if extent.percent else 0.7,
        why,
        percent=extent.percent,
        done_quantity=extent.words,
        reason=reason,
    )


_SOME_DONE: Final = Lazy(r"(?:做|弄|干|去|走|修|送)(?:过|好|完)?了")
_NOT_TO_THE_END: Final = Lazy(r"没(?:能|有|全部?)?(?:做|弄|搞|干|办|走|跑|扫|送|修)(?:完|全)")


# "who says it is not finished? it was long ago"
_NOT_AS_SAID: Final = Lazy(r"(?:谁|哪个)(?:说|讲)(?:我)?(?:还)?(?:没|不)[^,?]*[,?]+(?=.)")
# what is bought or agreed on before the work itself begins
_PREPARED: Final = Lazy(
    r"(?:买|备|订|选|借|定|谈|联系|申请|批|报)(?:好|妥|下来|齐)[^,]{0,3},?[^,]{0,4}"
    r"(?:等(?!于)|就差|准备|打算|马上|下周|明天|月底)|(?:前期|准备|基础)(?:的)?(?:工作|手续)"
)
# "not that it is undone": denied, and then told how far it is
_NOT_UNDONE: Final = Lazy(
    r"(?:不是|不能说|不算|不好说|说不上)没(?:有)?(?:做|弄|动|去|干|搞|开始|开工)(?:过)?,"
)
# "one was missing at first, now it is there"
_AT_FIRST: Final = Lazy(
    r"(?:^|,)(?:本来|原来|原先|起先|开头)[^,]*(?:差|缺|没|剩)[^,]*,(?=[^,]*(?:补|现在|昨|前天|后来|今天|上周))"
)
# "last time I said it was not ready, now it is"
_SAID_BEFORE: Final = Lazy(
    r"(?:^|,)(?:上次|上回|之前|前面|那次|上个?月)[^,]{0,3}(?:说|报|填|讲)[^,]{0,3}[没不未][^,]*,(?=(?:现在|这次|这回|如今|今天|昨天|后来))"
)
_COME_AND_GET: Final = Lazy(r"(?:来|下来|过来|快来|上来|下楼|回来|记得)(?:拿|吃|取|领)(?!了)")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the tables find in a reply."""

    not_begun: str
    failed: str
    nearly: str
    done: str
    under_way: str


def by_words(said: Said, asked: Asked, *, bare_no: str) -> Reading | None:
    """Done, under way, not begun or come to nothing, by the words; later words outweigh none.

    `bare_no` is the intent of a plain 没有.
    """
    told = _SAID_BEFORE.sub("", said.told)
    told = _AT_FIRST.sub("", _NOT_UNDONE.sub("", _NOT_AS_SAID.sub("", told)))
    if answers.PLEDGE.find(told) and not re.search(r"已经|了(?:$|,)|正在|还在|推进|进行|在做", told):
        return None
    if re.search(r"也行.{0,8}也行", told):
        return None
    rhetorical = _ASKED_AS_DONE.search(told)
    tables = (fulfil.NOT_BEGUN, fulfil.FAILED, fulfil.NEARLY, fulfil.DONE, fulfil.UNDER_WAY)
    words = _Words(*(table.find(told) for table in tables))
    finished = (
        words.done and not words.failed and not _undone(told, words.done, words.nearly, words.under_way)
    )
    if finished and _COME_AND_GET.search(told):
        return unclear("像是发给家里人的")
    if finished and _PREPARED.search(told):
        return reading("progress", 0.7, "备好了,还没动手", reason=_why(said, words.done))
    if finished and not rhetorical and _partly(said):
        return reading("progress", 0.75, "有的做好了,有的还没", reason=_why(said, words.done))
    if rhetorical or finished:
        return reading("done", 0.85, f"“{rhetorical.group() if rhetorical else words.done}”是做完了")
    found = _failed(said, words, bare_no) or _begun(said, words)
    if found is None and _NOT_UNDONE.search(said.told):
        return reading("progress", 0.7, "不是没做", reason=_why(said, ""))
    return found


_STILL_OPEN: Final = Lazy(
    r"(?:还|都|仍|,|^|还有[^,]{1,5}|[^,]{1,4}(?=没(?:去|做|弄|走|跑|动|装|修|种|送|讲)(?:$|,)))(?:没有?|未|尚未)(?!问题|意见|事|关系|来得及(?:说|讲|报|告诉|发|填)|说|报|讲|告诉|写|"
    r"拍|发|填|交|收到|人|什么|耽误|停|断|落)\w|还(?:差|缺|剩)|正在"
)


def _partly(said: Said) -> bool:
    """Whether one clause tells of something finished and another of something that is not."""
    open_ones = [c for c in said.clauses if not c.asks and _STILL_OPEN.search(c.text)]
    return any(
        not fulfil.DONE.find(c.text) and c is not said.clauses[0] and len(c.core) > 3 for c in open_ones
    ) and not re.search(r"已经?都|全部|全都|早就|都(?:完成|做|弄|搞)", said.told)


def _failed(said: Said, words: _Words, bare_no: str) -> Reading | None:
    """Came to nothing; asked how far it is, "not to the end" means it is under way."""
    failed, why = words.failed, _why(said, words.failed)
    if not failed:
        return None
    if bare_no == "not_started" and _NOT_TO_THE_END.search(failed):
        return reading("progress", 0.7, f"“{failed}”,还在做", reason=why)
    if words.nearly or (words.under_way and not words.not_begun):
        return None
    intent = bare_no if bare_no == "no" or not words.under_way else "progress"
    return reading(intent, 0.75, f"“{failed}”是没做成", reason=why)


def _begun(said: Said, words: _Words) -> Reading | None:
    """Not begun, partly begun, or under way."""
    some = bool(_SOME_DONE.search(fulfil.NOT_BEGUN.without(said.told)))
    not_begun, moving = words.not_begun, words.nearly or words.under_way
    if not_begun and not words.nearly and not some:
        return reading("not_started", 0.8, f"“{not_begun}”是没动", reason=_why(said, not_begun))
    if moving:
        return reading("progress", 0.8, f"“{moving}”是在做", reason=_why(said, moving))
    if not_begun:
        return reading("progress", 0.7, "有的做了,有的没动", reason=_why(said, not_begun))
    return None


def _undone(told: str, done: str, nearly: str, under_way: str) -> bool:
    """Whether a word of completion is taken back by what stands around it."""
    if _MODAL.search(told) and not re.search(r"早就|已经?|都|全部", told):
        return True
    if re.search(r"早就|老早|早已", told) and not re.search(r"没|不", done):
        return False
    if re.search(r"早就|已经|都|全部?|终于|总算|提前|超额|圆满|顶格", done + told) and not nearly:
        return bool(
            re.search(r"(?:下|这|月底|年底|明|后|(?<!上)周).{0,4}(?:就|能|可以|才)", told)
        ) and not re.search("早就|已经", told)
    return bool(nearly or (under_way and not re.search(r"了$", done))) or bool(
        re.search(
            r"(?:下|月底|年底|明|过几|再|等).{0,8}(?:就|能|可以|才|会).{0,3}" + re.escape(done[:2]), told
        )
    )


_REQUEST: Final = Lazy(
    r"(?:能不能|能否|可不可以|可以|能|想|宽限|推|延|拖|挪|晚|缓).{0,6}(?:到|至|缓|再做|几天|个月|明年)"
)


def extended(said: Said, asked: Asked) -> Reading | None:
    """Asks to fulfil it later; a question about the rules of doing so is none."""
    found = later.EXTEND.find(said.told) or (
        later.EXTEND.find(said.text) if _REQUEST.search(said.text) else ""
    )
    if not found or re.search(r"怎么(?:延|申请|推)|要不要(?:申请|批)|会不会|扣分", said.text):
        return None
    only_year = re.match(r"(?:明年|后年|开春|年后)(?:再|接着|继续|补)", found)
    when = None if only_year else when_in(said.text, asked.today)
    return reading(
        "defer",
        0.8,
        f"“{found}”是要求延期",
        date=when.day if when else None,
        defer_kind="commitment",
        reason=_why(said, found),
    )


def later_or_pledge(said: Said, asked: Asked, words: Reading | None) -> Reading | None:
    """Answers later, or only promises; `words` is what the reply says of the work itself."""
    will_tell = later.LATER.find(said.told)
    if will_tell and re.search(r"等.{1,10}(?:再|之?后)", said.told):
        return putting_off(said, asked)
    if words:
        return None
    if answers.PLEDGE.find(said.told):
        return unclear("是表态,没说做到哪里", "progress", "done")
    return putting_off(said, asked) if will_tell else None
