"""A tidier wording that a machine proposes: what it may be shown, and what of its answer may be shown. Pure.

It sees neither names nor numbers of people nor places; it decides nothing and adds no figure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.rules.quality.privacy import without_private
from dialogs.rules.quality.signs import PLACE

#: Characters of a promise in one sentence.
LONGEST = 60

_SIGNS = "甲乙丙丁戊己庚辛壬癸"
_SIGN = re.compile(rf"〔[{_SIGNS}]〕")
_FIGURES = re.compile(r"\d+|[一二两三四五六七八九十百半]+(?=[次户人个位天小件场盏条棵趟遍])")

#: What the machine is told. It answers with the sentence alone.
ASK = (
    "把下面这句承诺改成一句话，动词开头，说清做什么、为谁做、多久一次，六十个字以内。意思和数字不变，不添内容，"
    "〔甲〕这样的记号原样保留。只回答改好的这一句。"
)


@dataclass(frozen=True, slots=True)
class Veiled:
    """The words as the machine sees them, and what stands behind the signs."""

    text: str
    behind: tuple[tuple[str, str], ...]


def veil(text: str, names: Sequence[str]) -> Veiled | None:
    """The words without names, places and whatever is private of others; None where there are too many."""
    said, behind = without_private(text), list[tuple[str, str]]()
    known = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    found = [name for name in known if name in said]
    found += [place for place in dict.fromkeys(one[0] for one in _places(said)) if place not in found]
    for sign, hidden in zip(_SIGNS, found, strict=False):
        said = said.replace(hidden, f"〔{sign}〕")
        behind.append((f"〔{sign}〕", hidden))
    return Veiled(said, tuple(behind)) if len(found) <= len(_SIGNS) and said.strip() else None


def _places(said: str) -> list[re.Match[str]]:
    found = []
    at = 0
    while (one := PLACE.search(said[at:])) is not None and one[0]:
        found.append(one)
        at += one.end()
    return found


def unveil(answer: str, asked: Veiled) -> str:
    """The proposal with everything in its place; empty where it lost or made up something."""
    said = answer.strip().strip("“”\"'").rstrip("。")
    same_signs = sorted(_SIGN.findall(said)) == sorted(_SIGN.findall(asked.text))
    same_figures = sorted(_FIGURES.findall(said)) == sorted(_FIGURES.findall(asked.text))
    if not same_signs or not same_figures or "\n" in said:
        return ""
    for sign, hidden in asked.behind:
        said = said.replace(sign, hidden)
    return said if 0 < len(said) <= LONGEST else ""
