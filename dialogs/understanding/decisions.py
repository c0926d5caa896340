"""Decisions on several items by their numbers: "1 3 5 通过 2 退回 缺时限", "除了2都过"."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.item_numbers import numbers_in
from dialogs.understanding.numerals import NUMBER, whole_number

_APPROVE: Final = (
    r"(?<!不)(?<!没)(?<!先不)(?:都|全|全部|可以|准予|予以|给|先)*(?:通过|同意|批准|可以|过(?!高|于|泛|"
    r"空|大|了期)|批(?!评)|行|ok|准|没问题|没意见|好的?(?=$|[,;]))"
)
_RETURN: Final = (
    r"(?:都|全|全部|给|先|要)*(?:退回去?|打回去?|驳回|退掉|退(?!休|役|伍|出)|不通过|不同意|不批|"
    r"不予?通过|不过(?!我|这|是|话)|不行|不可以|不准|重写|重报|重填|返工|否|没过|不能过|修改|要改|"
    r"不(?=[\d第,;。，]|$)|再改|改(?:一下|一改|改|好|过|掉|完)(?:再|之?后)|改一?改|得改|改(?=$|[,;]))"
)
_HOLD: Final = (
    r"(?:先|暂)*(?:放一?放|放放|缓一?缓|暂缓|搁一?搁|搁置|放着|待定|再议|再说|再看|上会|研究|等(?:等|"
    r"支委|开会|会|核实|他|镇|下)|先不|不动|留着|想想)"
)
_VERDICT: Final = Lazy(rf"(?P<return>{_RETURN})|(?P<hold>{_HOLD})|(?P<approve>{_APPROVE})")
_ONE: Final = r"(?:第)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:号|条|个|项|#|件|份|位)?"
_LIST: Final = Lazy(rf"{_ONE}(?:(?:[、,和跟与及\s.;/到至~-]|还有|以及)*{_ONE})*")
_REST: Final = Lazy(r"其[余他它]的?|剩下的?|别的|另外的?|余下的?|后面的?")
_ENDS: Final = Lazy(rf"(?P<end>前面?|头|后面?|最后)(?P<n>{NUMBER})(?:条|个|项|份|件)")
_EXCEPT: Final = Lazy(
    rf"(?:除了?|除开|只有|就|除)(?P<list>{_LIST.pattern})(?:号|条|个)?(?P<tail>以外|之外|外)?"
)
_REST_OR_ALL: Final = Lazy(r"其[余他它]|剩下|别的|另外|余下|都|全")
_NO_FAULT: Final = Lazy(
    r"没(?:什么|有|啥)?(?:问题|意见|毛病|不[同好妥])|不(?:错|用|必|需|退|改)|别退|没退|上[次回].{0,8}[,，]"
)
_FAULT: Final = Lazy(
    r"不(?:同意|行|过(?![我这是话])|批|准|通过|可以)|退(?!休|役|伍)|打回|驳|重写|重报|缺|没写|太[空虚大笼]"
)
# a fault found with an item that has no verdict of its own sends it back
_FAULTY: Final = Lazy(
    r"太(?:空|虚|大|泛|笼统|简单|少|高|低|长|短|水|假)|(?<!没)(?<!没有)有(?:点|些)?(?:问题|毛病)|(?:没写|没说|缺|少)(?:了)?(?:清)?"
    r"(?:时间|时限|期限|次数|数量|对象|地点|户数|具体)|不(?:具体|实在|够具体|清楚|像样|合要求|是承诺)|(?:是)?(?:本职|口号|空话|抄的)|重写"
)
_EDGES: Final = " ,，。.;；、:：!！的了吧和"


# a list of numbers, a verdict, or 其余: what it is, its words, from, to
Piece = tuple[str, str, int, int]
VERDICTS: Final = frozenset({"approve", "return", "hold"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Decisions by number, the reasons given for single items, and the items put off."""

    decisions: tuple[tuple[int, str], ...]
    reasons: tuple[tuple[int, str], ...]
    held: tuple[int, ...]


@dataclass(slots=True)
class _Pass:
    """One walk over the reply: what was decided so far."""

    count: int
    verdicts: dict[int, str]
    reasons: dict[int, str]
    rest: str = ""
    last: tuple[int, ...] = ()
    pending: tuple[int, ...] = ()
    verdict: str = ""
    verdict_end: int = 0
    used: bool = True


def _kind(found: re.Match[str]) -> str:
    return "return" if found["return"] else "hold" if found["hold"] else "approve"


def read_batch(text: str, raw: str, items: tuple[str, ...]) -> Batch | None:
    """The decisions by number in `text`; None unless numbers (or 其余) and verdicts are both there.

    `raw` is the reply as sent and as long as `text`; reasons are cut from it.
    """
    walk = _Pass(len(items), {}, {})
    text, excepted = _take_exceptions(text, walk)
    pieces = _pieces(text, len(items))
    if not excepted and not any(piece[0] in {"list", "rest"} for piece in pieces):
        return None
    _walk(pieces, raw, walk)
    if excepted:
        _settle_exceptions(excepted, walk, text)
    if walk.rest and walk.count:
        for item in range(1, walk.count + 1):
            walk.verdicts.setdefault(item, walk.rest)
    decided = tuple((n, kind) for n, kind in walk.verdicts.items() if kind != "hold")
    held = tuple(n for n, kind in walk.verdicts.items() if kind == "hold")
    if decided and not held and all(kind == "approve" for _, kind in decided) and _faulted(text):
        return Batch((), (), ())
    return Batch(decided, tuple(walk.reasons.items()), held) if decided else None


def _faulted(text: str) -> bool:
    """Whether a fault is found or a return spoken of, whatever the numbers beside it."""
    left = re.sub(rf"{_ONE}(?:{_RETURN})", "", _NO_FAULT.sub("", text))
    return bool(_FAULT.search(left))


def _take_exceptions(text: str, walk: _Pass) -> tuple[str, tuple[int, ...]]:
    if walk.count:
        text = re.sub("最后一[条个项]", f"第{walk.count}条".ljust(4), text)
    found = _EXCEPT.search(text)
    if not found or not (found["tail"] or found.group().startswith("除")):
        return text, ()
    numbers = numbers_in(found["list"], walk.count)
    blank = " " * len(found.group())
    return text[: found.start()] + blank + text[found.end() :], numbers


def _settle_exceptions(excepted: tuple[int, ...], walk: _Pass, text: str) -> None:
    """ "除了2都过": the others get the verdict, 2 gets its own if one was given."""
    first = _VERDICT.search(text)
    if first is None:
        return
    rest = next(_REST_OR_ALL.finditer(text, first.end()), None)
    plain = rest and not first.group().startswith(("都", "全"))
    after = next(_VERDICT.finditer(text, rest.start()), None) if rest and plain else None
    if after:  # "all but 2, which goes back, are passed": the first verdict is that of the exception
        for item in range(1, walk.count + 1):
            walk.verdicts[item] = _kind(first) if item in excepted else _kind(after)
        return
    kind, opposite = _kind(first), {"approve": "return", "return": "approve"}.get(_kind(first), "hold")
    own = [found for found in _VERDICT.finditer(text, first.end()) if _kind(found) != kind]
    for item in range(1, walk.count + 1):
        if item not in excepted:
            walk.verdicts.setdefault(item, kind)
    for item in excepted:
        verdict = _kind(own[0]) if own else opposite
        if walk.verdicts.get(item, kind) == kind:
            walk.verdicts[item] = verdict


def _clashes(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether what was found lies over what is taken already."""
    return any(start < found.end() and found.start() < end for start, end in taken)


def _pieces(text: str, count: int) -> list[Piece]:
    """Lists of numbers, verdicts and 其余, in the order of the text."""
    pieces: list[Piece] = []
    for found in _VERDICT.finditer(text):
        pieces.append((_kind(found), found.group(), found.start(), found.end()))
    taken = [(start, end) for _, _, start, end in pieces]
    pieces += [
        ("fault", found.group(), found.start(), found.end())
        for found in _FAULTY.finditer(text)
        if not _clashes(found, taken)
    ]
    for found in _LIST.finditer(text):
        if not _clashes(found, taken) and _is_reference(text, found):
            pieces.append(("list", found.group(), found.start(), found.end()))
    for found in _ENDS.finditer(text):
        listed = _first_or_last(found, count)
        if listed:
            pieces = [p for p in pieces if not (p[0] == "list" and found.start() <= p[2] < found.end())]
            pieces.append(("list", listed, found.start(), found.end()))
    for found in _REST.finditer(text):
        pieces.append(("rest", found.group(), found.start(), found.end()))
    return sorted(pieces, key=lambda piece: piece[2])


def _first_or_last(found: re.Match[str], count: int) -> str:
    """ "前两条" and "后两条" as a list of numbers."""
    wanted = whole_number(found["n"])
    from_start = found["end"].startswith(("前", "头"))
    if wanted is None or (count and wanted > count) or (not count and not from_start):
        return ""
    first = 1 if from_start else count - wanted + 1
    return " ".join(str(item) for item in range(first, first + wanted))


def _is_reference(text: str, found: re.Match[str]) -> bool:
    """Whether figures name items: they stand at the start of a clause or right before a verdict."""
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    if re.match(
        r"\s*(?:次|户|月|日|年|天|人|家|元|小时|名|%|岁|周|分钟|公里|米|遍|下|点|些|般|定|样|起|直|致|"
        r"律|句|味)",
        after,
    ):
        return False
    bare = found.group().strip()
    if re.fullmatch(r"[一两二三四五六七八九十\d]+(?:个|条|项|件|份)", bare) and re.match(
        r"\s*(?:都|全|也|一起|字|问题)", after
    ):
        return False  # "四条都过" counts them, it does not number them
    if re.search(r"(?:其[余他它]|剩下|余下|另外|别)的?$", before):
        return False  # "其他两个" are the rest
    if bare in {"一", "两", "一个"}:
        return bool(re.match(r"(?:过|退|通过|同意|行|不行)", after))
    opens = (
        not before
        or before[-1] in ",;.:、"
        or bool(re.search(r"(?:通过|退回|同意|驳回|打回|过|退|批|把|将|第|的|了|但|那|是|和)$", before))
    )
    return opens or bool(
        re.match(
            r"\s*(?:号|条|个|项)?\s*(?:都|全|先|要|给|可以|就)*(?:通过|同意|过|退|驳|打回|不|批|行|ok|"
            r"缓|放|待|暂)",
            after,
        )
    )


def _walk(pieces: list[Piece], raw: str, walk: _Pass) -> None:
    for index, (kind, said, _, end) in enumerate(pieces):
        reasons_end = _next_start(pieces, index, raw)
        if kind == "list":
            _take_list(walk, pieces, index, numbers_in(said, walk.count))
        elif kind == "rest":
            _take_rest(walk, pieces, index)
        elif kind == "fault":
            _take_fault(walk, raw, pieces[index], reasons_end)
            continue
        else:
            _take_verdict(walk, kind, end)
        if kind != "rest" and walk.last and not walk.rest and not walk.pending:
            _reason(raw, walk, end, reasons_end)


def _take_list(walk: _Pass, pieces: list[Piece], index: int, numbers: tuple[int, ...]) -> None:
    """Numbers right behind a verdict that has none yet belong to it, others wait for the next."""
    near = walk.verdict and not walk.used and pieces[index][2] - walk.verdict_end <= 3
    verdicts_first = pieces[0][0] in VERDICTS and pieces[-1][0] == "list"
    if near and (verdicts_first or not _verdict_follows(pieces, index)):
        _give(walk, numbers, walk.verdict)
        walk.last, walk.used = numbers, True
    else:
        walk.pending += numbers


def _take_fault(walk: _Pass, raw: str, piece: Piece, end: int) -> None:
    """ "前两条同意,第三条太大了": the fault is the verdict and the reason."""
    if walk.pending:
        _take_verdict(walk, "return", piece[3])
        _reason(raw, walk, piece[2], end)


def _take_rest(walk: _Pass, pieces: list[Piece], index: int) -> None:
    following = next((piece[0] for piece in pieces[index + 1 :] if piece[0] in VERDICTS), "")
    before = next((piece[0] for piece in reversed(pieces[:index]) if piece[0] in VERDICTS), "")
    walk.rest = following or ("approve" if before == "return" else "")
    if not walk.pending:
        walk.used, walk.last = True, ()


def _take_verdict(walk: _Pass, kind: str, end: int) -> None:
    walk.used = bool(walk.pending)
    if walk.pending:
        _give(walk, walk.pending, kind)
        walk.last, walk.pending = walk.pending, ()
    walk.verdict, walk.verdict_end = kind, end


def _verdict_follows(pieces: list[Piece], index: int) -> bool:
    """Whether the list at `index` has a verdict of its own right behind it."""
    if index + 1 >= len(pieces):
        return False
    return pieces[index + 1][0] not in {"list", "rest"} and pieces[index + 1][2] - pieces[index][3] <= 3


def _next_start(pieces: list[Piece], index: int, raw: str) -> int:
    for kind, _, start, _ in pieces[index + 1 :]:
        if kind in {"list", "rest"}:
            return start
    return len(raw)


def _give(walk: _Pass, numbers: tuple[int, ...], verdict: str) -> None:
    for item in numbers:
        walk.verdicts[item] = verdict


def _reason(raw: str, walk: _Pass, start: int, end: int) -> None:
    words = raw[start:end].strip(_EDGES)
    words = re.sub(r"^(?:理由是?|原因是?|因为)[::,, ]*", "", words)
    if len(words) >= 2 and any(walk.verdicts.get(item) == "return" for item in walk.last):
        for item in walk.last:
            walk.reasons[item] = words
