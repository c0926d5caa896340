"""Whether an act is said outright: some clause says it and nothing else.

"同意", "都通过吧", "给他合格", "早就弄好了" need no second opinion; "过不过都行" and "我同意没用" hold the same words
among others, and there the weights learnt must be surer before anything is acted on.
"""

import re
from functools import cache
from typing import Final

from dialogs.understanding.cues import answers
from dialogs.understanding.said import Said

_PARTICLES: Final = r"吧了的啊呀哦嘛呢啦嘞呗噢哈唉嗯恩哉额哟"
_FILL: Final = rf"(?:[{_PARTICLES}那就我也都全均先给他她这行可好,]|统统|一律|完全|[\d一二三四五六七八九]条|他的承诺|原则|继续|(?:我)?(?:的)?意思(?:就)?是|就是说|这条|这个|那条|还是|可以|予以|准予|一致|支部|我们|我看|觉得)*"
_APPROVED: Final = (
    r"(?:通过|同意|批准|批|准|可以|行|过|认可|赞成|赞同|没(?:有|什么|啥)?(?:什么)?(?:问题|意见|异议|毛病)|无异议|ok|好|放行|"
    r"照准|中|支持|要得)"
)
_GRADE: Final = (
    r"(?:优秀?|合格|基本(?:上)?合格|不合格|基本(?:上)?满意|不满意|满意|[一二三四五1-5](?:分|星|颗星)?|不及格|满分|好评|差评|"
    r"一般般?|还可以|还行|勉强合格|不错|没什么不满意|没有不满意)"
)
_GRADE_FILL: Final = rf"(?:[{_PARTICLES}那就我也给他她个打评选投很蛮真老算是讲,]|我看|要说|非常|十分|还是|总的|总体|这个|肯定|当然|必须|顶多|只能|一定)*"
_FINISHED: Final = (
    r"(?:完成|做完|做好|弄好|弄完|搞定|搞好|搞掂|办好|办完|办妥|办结|修好|装好|好|完|走完|跑完|扫完|送完|讲完|教完|齐|弄光|做光|"
    r"结束|完工|收工|收官|交差|交卷|做满|做到|落实|兑现)"
)
_FINISHED_FILL: Final = (
    rf"(?:[{_PARTICLES}也都全就我的,]|我这(?:条|个|边)|早就?|已经?|全部?|统统|老早|刚刚?|按时|按期|如期|提前|超额|终于|总算|圆满|百分百|是的|对|悉数|"
    r"顺利|勉强|顶格|上个?月|上周|上个?礼拜|昨天|前天|[一二三四五六七八九十\d]+月(?:份)?就?|这条|那条|这个|那个|那件事|承诺)*"
)


_HAND_IN: Final = re.compile(
    rf"(?:我|你|快|直接|都|帮我)*(?:(?:交|报|发|提交|上报|送|确认)(?:上去|吧|了|呗|啦|来|送书记那里)*|(?:就|照|按|不错)*这(?:个|样|条|么)(?:来|报|写|交|定|吧|样)*|"
    rf"看吧|走流程|信你|信得过你|不用(?:念|改|动|看)了?)[{_PARTICLES}]*"
)
# in so few characters there is no room for words that take it back
_SHORT: Final = {"approve": 2}


@cache
def _shape(act: str) -> re.Pattern[str]:
    return {
        "approve": re.compile(f"{_FILL}(?:{_APPROVED}{_FILL})+"),
        "done": re.compile(f"{_FINISHED_FILL}(?:{_FINISHED}{_FINISHED_FILL})+"),
        "grade": re.compile(f"{_GRADE_FILL}{_GRADE}{_GRADE_FILL}"),
    }[act]


def outright(act: str, said: Said) -> bool:
    """Whether a clause of the reply says `act` ("yes", "done", "approve" or "grade") and nothing more."""
    if len(said.core) <= _SHORT.get(act, 4):
        return True
    told = [clause for clause in said.clauses if not clause.asks]
    if not told:
        return not said.text
    if act == "yes":
        tables = (answers.YES, answers.HUM, answers.DOUBLE_NO)
        return any(
            _HAND_IN.fullmatch(clause.text) or any(table.whole(clause.core) for table in tables)
            for clause in told
        )
    return any(_shape(act).fullmatch(clause.text) for clause in told)
