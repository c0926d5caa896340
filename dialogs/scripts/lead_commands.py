"""What those who stand above organisations say: how all stand, random checks, contact points, visits."""

import re
from dataclasses import dataclass

#: What is said, and the command that it names.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("below", re.compile(r"下级情况|全[县市区乡镇]情况|全街道情况")),
    ("findings", re.compile(r"(?:抽查|检查)结果")),
    ("redraw", re.compile(r"重抽(?:\s*(?:第|编号)?\s*\d{1,9}\s*次?)?")),
    ("draw", re.compile(r"抽查(?:\s*\d.*)?", re.DOTALL)),
    ("contact", re.compile(r"(?:取消)?联系点(?:\s.*)?", re.DOTALL)),
    ("visit", re.compile(r"(?:走访|座谈会|督查)\s.*", re.DOTALL)),
    ("ends", re.compile(r"结束(?:\d{4}年)?年度|定结果|没结果的")),
    ("archive", re.compile(r"往年|存档|档案")),
    ("practice", re.compile(r"好做法(?:[\s：:].*)?", re.DOTALL)),
    ("adopt", re.compile(r"不?采用(?:第)?\s*\d*\s*(?:号|个)?")),
    ("model_branch", re.compile(r"(?:取消)?示范点(?:\s.*)?", re.DOTALL)),
    ("explain", re.compile(r".{0,12}(?:这是|是)(?:做什么|干什么|干啥|做啥)(?:用)?的")),
    ("unseen", re.compile(r"没(?:有)?人看过的")),
    ("week", re.compile(r"(?:要定的|等我定的|要办的)(?:事)?")),
    ("visit_sheet", re.compile(r"走访(?:登记)?表|登记走访|走访登记")),
    ("visits", re.compile(r"来访(?:记录)?|走访记录")),
)

_DRAW = re.compile(
    r"抽查\s*(\d{1,4})\s*(?P<org>个(?:支部|组织|党组织))?(?:条|个|件)?\s*(?P<cross>交叉)?\s*(?:[用种]子?\s*(?P<seed>.+))?",
    re.DOTALL,
)
_KINDS = {"走访": "visit", "座谈会": "meeting", "督查": "routine"}
_GOING = re.compile(r"我?(?:又)?(?:去|到|走访|看)(?:了|过)?\s*(.+)", re.DOTALL)
_END = re.compile(r"(?:党支部|党总支|党委|支部|党组织|委员会)$")


def lead_command(words: str) -> str:
    """The command that the words name, or an empty string."""
    return next((name for name, form in _FORMS if form.fullmatch(words)), "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The draw that somebody wants: how many of what (item, org), from whose seed (empty: ours), whether
    the organisations below send one another."""

    size: int
    what: str
    seed: str
    cross: bool


def redrawn_number(said: str) -> int | None:
    """The draw that "重抽 3" names; None without a number."""
    found = re.search(r"\d{1,9}", said)
    return int(found.group()) if found else None


def wanted_draw(said: str) -> Wanted | None:
    """What is wanted of "抽查 10", "抽查 3个支部 交叉", "抽查 10 用 上证指数3021"; None without a number."""
    found = _DRAW.fullmatch(said.strip().rstrip("。"))
    if found is None or not int(found[1]):
        return None
    what = "org" if found["org"] else "item"
    return Wanted(int(found[1]), what, (found["seed"] or "").strip(), bool(found["cross"]))


def visit_kind(said: str) -> tuple[str, str]:
    """Of "座谈会 竹溪村 12人到会" the kind of visit and the rest; of other words no kind."""
    head, _, rest = said.strip().partition(" ")
    return (_KINDS[head], rest.strip()) if head in _KINDS else ("", said.strip())


def going(said: str) -> str:
    """What follows "去了", "到": the place first; empty where nobody tells that he went somewhere."""
    found = _GOING.fullmatch(said.strip())
    return found[1] if found else ""


def short_name(name: str) -> str:
    """An organisation as people call it: 竹溪村 for 竹溪村党支部."""
    return _END.sub("", name) or name


def place_in(said: str, names: dict[int, str]) -> tuple[int, str] | None:
    """The organisation with whose name the words begin, and what stands behind it; the longest name wins."""
    called = {alias: number for number, name in names.items() for alias in (name, short_name(name))}
    for alias in sorted(called, key=len, reverse=True):
        if said.startswith(alias):
            return called[alias], said[len(alias) :].lstrip(" ，,：:。的里")
    return None
