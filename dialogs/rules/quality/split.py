"""Cuts a message into the things it says: enumerated points, sentences, clauses."""

import re

from dialogs.rules.quality.lazily import Lazy

_NUMERAL = "[一二三四五六七八1-9]"
_ENUMERATOR = Lazy(
    rf"(?:^|(?<=[,。;:\n\s]))[((]?(?:第?{_NUMERAL}(?:、|[.](?!\d)|\)|,(?=[\u4e00-\u9fff]))|{_NUMERAL}是|{_NUMERAL}来|{_NUMERAL}(?:呢|嘛)|其[一二三四123])[,:]?|第{_NUMERAL}(?:个|条|项|点|件|样|桩)?(?!季|个?工作日|个?周末|个?晚|天|流|周|个(?:周|星期|礼拜|月|季)|星期|礼拜|学期|年|人民|小学|中学|医院|批|名|时间|次|期)(?:嘛|呢|是|就是|,|、|:|啊)*|(?:另)?1(?:条|个|件|样)(?:是|呢|嘛)[,:]?|头1?一?[样桩件]|[头1]一?个(?:嘛|呢)(?:啊|,)*|头1?一?个(?:嘛|呢|是|,|:|啊)*|(?:^|(?<=[,。;:\n\s]))(?:首先|其次|再次|再者|最后(?!1个|一个|一天))[,是:]?"
)
_JOINT = Lazy(
    r"[,。;\s]*(?:另外(?!1|一)|还有(?:就是|1个|1条|1件|一个|一条|一件|呢|嘛)?|此外|除此(?:之外|以外)|再(?:1个|1条|有|就是|加上?(?:1条|1个)?|报1条)(?=[,:]|[^,。]{4})|再一个|再来(?:1|一)(?:条|个)|与此同时|顺带再|外加|(?<=[,。;])同时(?=[,我还也]))[,:]?\s*"
)
_SENTENCE = Lazy(r"[。;\n]+")
_CLAUSE = Lazy(r"[,?]|(?<=[^\d\s]{4})\s+(?=[^\s]{4})|\s+(?=[^\s,]{6})|(?<=[^\s,]{6})\s+")
_LOOSE = Lazy(
    r"(?<![\d.:月])[1-9](?=[\u4e00-\u9fff])(?![次个户人名位天日号月年周期场遍回趟件条起张台套小分点元块万千百十楼栋单层岁班组道幢家份本支把辆])"
)
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


def _loose_numbers(text: str) -> str:
    """ "1热爱祖国2每月打扫3不乱扔": figures that number points without any mark."""
    found = list(_LOOSE.finditer(text))
    if [m[0] for m in found[:2]] != ["1", "2"] or found[0].start() != 0:
        return text
    for wanted, match in reversed(list(enumerate(found, 1))):
        if match[0] == str(wanted):
            text = f"{text[: match.start()]}\n{text[match.end() :]}"
    return text


def points(text: str) -> list[str]:
    """The separate points of a message: numbered ones, those after 另外/还有, sentences.

    A full stop or a line break also separates. What stands in brackets is never cut.
    """
    hidden, kept = _hide(text)
    hidden = _loose_numbers(hidden)
    starts = list(_ENUMERATOR.finditer(hidden))
    # A lone "第一个" inside a sentence ("我第一个去") numbers nothing.
    if len(starts) >= 2 or (starts and starts[0].start() == 0 and re.match(r"[(]?\d|第", starts[0][0])):
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
