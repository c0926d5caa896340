"""Cuts a message into the things it says: enumerated points, sentences, clauses."""

import re

from dialogs.rules.quality.lazily import Lazy

_NUMERAL = "[一二三四五六七八1-9]"
_ENUMERATOR = Lazy(
    rf"(?:^|(?<=[,。;:\n\s]))[((]?(?:第?{_NUMERAL}(?:、|[.](?!\d)|\)|,(?=[\u4e00-\u9fff]))|{_NUMERAL}是|{_NUMERAL}来|{_NUMERAL}(?:呢|嘛)|其[一二三四123])[,:]?|第{_NUMERAL}(?:个|条|项|点|件|样|桩)?(?!季|个?工作日|个?周末|个?晚|天|流|周|个(?:周|星期|礼拜|月|季)|星期|礼拜|学期|年|人民|小学|中学|医院|批|名|时间|次|期)(?:嘛|呢|是|就是|,|、|:|啊)*|(?:另)?1(?:条|个|件|样)(?:是|呢|嘛)[,:]?|再(?:来)?[1一](?:条|个|件|样|桩)(?:是|呢|嘛|么)|[1一][样桩](?:是|呢|嘛|么)|头1?一?[样桩件条点]|[头1]一?个(?:嘛|呢)(?:啊|,)*|头1?一?个(?:嘛|呢|是|,|:|啊)*|(?:^|(?<=[,。;:\n\s]))(?:首先|其次|再次|再者|最后(?!1个|一个|一天))[,是:]?"
)
_JOINT = Lazy(
    r"[,。;\s]*(?:(?<!每[天周月年])(?<!每个月)另外(?!1|一)|(?<![哪没就只都里])还有(?!人[^,]{0,2}[跳唱吵打放])(?:就是|1个|1条|1件|一个|一条|一件|呢|嘛)?|此外|除此(?:之外|以外)|再(?:1个|1条|有|就是|加上?(?:1条|1个)?|报1条)(?=[,:]|[^,。]{4})|再一个|再来(?:1|一)(?:条|个)|与此同时|然后(?:呢|么|嘛)?(?=我?(?:每|逢|周|星期|礼拜))|顺带再|外加|(?<=[^,。;]{6})然后(?:呢|么|嘛)(?=[^,。;]{5})|(?<=[,。;])同时(?=[,我还也]))[,:]?\s*"
)
_SENTENCE = Lazy(r"[。\n]+")
# A form that was filled in: the post is no promise, a standard or a time limit belongs to the line before.
_FORM_POST = Lazy(r"(?:^|\n)【?(?:岗位|职务|姓名)】?:?[^\n:]{1,12}(?=\n)")
_FORM_MORE = Lazy(
    r"[\n;]+【?(?:完成|履诺|具体|预期)?(?:标准|时限|期限|时间|地点|对象|数量|频次|范围|责任人)】?:?(?!\n)"
)
_FORM_HEAD = Lazy(
    r"(?:^|(?<=\n))【?承诺(?:事项|内容)?】?:|(?:^|(?<=\n))(?:事项|内容)】?:|【承诺(?:事项|内容)?】"
)
# Two matters told apart by their heads in one breath: "思想上嘛…行动上嘛…", "早上头么…下半日么…".
_HEADED = Lazy(
    r"(?:思想|行动|工作|生活|学习|业务|组织|作风|单位|社区|家里|村里)(?:上|里|方面)?(?:嘛|么|呢)|(?:思想|行动|工作|生活)上(?!班)|"
    r"(?:早上头?|平常|农忙|农闲|上半日|下半日|下午|夜里|夜到|中午|晚上|平时|空下来)(?:嘛|么|呢)"
)
_CLAUSE = Lazy(r"[,?]|(?<=[^\d\s]{4})\s+(?=[^\s]{4})|\s+(?=[^\s,]{6})|(?<=[^\s,]{6})\s+")
_SEASONS = Lazy(r"(?:^|[,。])(?=(?:[春夏秋冬]天|平时|汛期)(?!的|和|前))")
_COUNTING = Lazy(r"^(?:我)?就?(?:讲|说|报|认)[23两三](?:样|桩|件|条|句|点)(?:事)?啊?(?=[1一头第])")
_SLASH = Lazy(r"(?<=[^\s,。;/]{4})/(?=[^\d\s,。;/]{4})")
_ONE_AND_ONE = Lazy(r"再?[1一](?:个|条|件|样|桩|句|点)(?:要|是|嘛|呢|么)(?:啊|,)*")
_BRACKETED = Lazy(r"\([^()]*\)")


def _hide(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def put(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x01{len(kept) - 1}\x02"

    return _BRACKETED.sub(put, text), kept


def _show(text: str, kept: list[str]) -> str:
    for index, words in enumerate(kept):
        text = text.replace(f"\x01{index}\x02", words)
    return text


def _form(text: str) -> str:
    """A form filled in, as the sentences it stands for."""
    return _FORM_HEAD.sub("", _FORM_MORE.sub(",", _FORM_POST.sub("", text)))


def parts(text: str) -> list[str]:
    """What semicolons keep apart: things said side by side, none of which tells more of another."""
    hidden, kept = _hide(_SLASH.sub(";", _form(text)))
    return [_show(part, kept) for part in hidden.split(";") if part.strip(" ,、:。\n")]


def numbered(part: str) -> bool:
    """Whether a part numbers the things it says."""
    return len(_ENUMERATOR.findall(_hide(part)[0])) >= 2


def points(text: str) -> list[str]:
    """The separate points of a part: numbered ones, those after 另外/还有, sentences.

    A full stop or a line break also separates. What stands in brackets is never cut.
    """
    hidden, kept = _hide(text)
    if len(_SEASONS.findall(hidden)) >= 2:
        hidden = _SEASONS.sub("\n", hidden)
    if _COUNTING.match(hidden):
        hidden = _ONE_AND_ONE.sub("\n", _COUNTING.sub("", hidden))
    if len(_HEADED.findall(hidden)) >= 2:
        hidden = _HEADED.sub("\n", hidden)
    starts = list(_ENUMERATOR.finditer(hidden))
    # A lone "第一个" inside a sentence ("我第一个去") numbers nothing.
    if len(starts) >= 2 or (
        starts and starts[0].start() == 0 and re.match(r"[(]?\d|第|.[、是]", starts[0][0])
    ):
        hidden = _ENUMERATOR.sub("\n", hidden)
    pieces = [p for part in _SENTENCE.split(hidden) for p in _JOINT.split(part)]
    return [_show(p.strip(" ,、:"), kept) for p in pieces if p.strip(" ,、:")]


def clauses(point: str) -> list[str]:
    """The clauses of one point, cut at commas, question marks and wide gaps."""
    hidden, kept = _hide(point)
    # A question mark stays with its clause: it is what tells a question.
    hidden = re.sub(r"\?", "?,", hidden)
    return [
        _show(c.strip(" 、:"), kept)
        for c in _CLAUSE.sub(",", hidden.replace("?,", "\x03,")).replace("\x03", "?").split(",")
        if c.strip(" 、:?")
    ]
