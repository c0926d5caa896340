"""What is said about one promise by its number, and how an organisation's promise is begun."""

import re

_N = r"第?\s*(\d{1,2}|[一二三四五六七八九十])\s*条"
_REST = r"(?:[\s:：，,]+(.+))?"

#: "第3条经过", "李明 第1条怎么来的", "第2条原话": how an item came about.
_HISTORY = re.compile(rf"(?:([一-龥]{{2,4}}?)的?\s*)?{_N}的?(?:经过|来历|历史|怎么来的|原话)")
_CHANGE = re.compile(rf"(?:我要|我想)?改(?:一?下|一改)?我的\s*{_N}")
_TAKE_BACK = re.compile(rf"(?:我要|我想)?(?:撤回|收回|撤销)(?:我的)?\s*{_N}")
_CLASSIFY = re.compile(rf"{_N}\s*归(?:到|入|类到?|为)\s*(.+)")
_ORG = re.compile(
    rf"(?:以)?(?:党?支部|组织|党委|党?总支|党工委)(?:的?名义)?(?:提?承诺|提诺){_REST}", re.DOTALL
)
_URGENT = re.compile(rf"(?:急难险重|紧急承诺|应急承诺){_REST}", re.DOTALL)
_CALL = re.compile(rf"(?:号召|发动大家){_REST}", re.DOTALL)
_OPINIONS = re.compile(rf"(?:记)?(?:征求|听取)意见{_REST}", re.DOTALL)

_FORMS = (
    ("history", _HISTORY),
    ("change_item", _CHANGE),
    ("take_back", _TAKE_BACK),
    ("classify", _CLASSIFY),
    ("org_commit", _ORG),
    ("opinions", _OPINIONS),
    ("urgent", _URGENT),
    ("call_out", _CALL),
)

#: What may stand behind a name without changing it.
_TAIL = " 。.！!~～？?"


def item_command(said: str) -> str:
    """The command of this kind that the words name, or an empty string."""
    return next((command for command, form in _FORMS if form.fullmatch(_bare(said))), "")


def history_of(said: str) -> tuple[str, int]:
    """Whose item (empty: one's own, or of the list in hand), and its number; 0 where none is named."""
    found = _HISTORY.fullmatch(_bare(said))
    return (found[1] or "", numeral(found[2])) if found else ("", 0)


def item_number(said: str) -> int:
    """Which of one's own items is to be changed or taken back; 0 where none is named."""
    found = _CHANGE.fullmatch(_bare(said)) or _TAKE_BACK.fullmatch(_bare(said))
    return numeral(found[1]) if found else 0


def classified(said: str) -> tuple[int, str]:
    """Which item of the list in hand belongs where."""
    found = _CLASSIFY.fullmatch(_bare(said))
    return (numeral(found[1]), found[2].strip()) if found else (0, "")


def behind(said: str) -> str:
    """What is said behind the name of a command: the organisation's promise, how opinions were sought."""
    matched = (form.fullmatch(_bare(said)) for form in (_ORG, _OPINIONS, _URGENT, _CALL))
    found = next(filter(None, matched), None)
    return (found[1] or "").strip() if found else ""


def numeral(said: str) -> int:
    """A small number in digits or as one character."""
    return int(said) if said.isdecimal() else "一二三四五六七八九十".index(said) + 1


def _bare(said: str) -> str:
    return said.strip().rstrip(_TAIL)
