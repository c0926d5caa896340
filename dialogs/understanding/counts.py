"""How much is done, as a count against a total: 20户走了13户, 还差两家, 第8次了一共12次."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.corrections import last_word
from dialogs.understanding.figures import TOKEN, UNIT, Figure, bare_unit, figures_in
from dialogs.understanding.numerals import NUMBER, number

_EACH_MONTH: Final = Lazy(rf"(?P<a>{NUMBER})月?(?:到|至|-|—|~)(?P<b>{NUMBER})月.{{0,8}}(?:每个?月|月月|都)")
_ALONE: Final = Lazy(
    rf"(?:其实|实际|大概|差不多|约|有|才|就|已|已经|目前|现在|到)*(?P<n>{NUMBER})(?P<unit>{UNIT})(?:了|吧|左右|"
    rf"啦|的样子|多|呢|而已)*"
)
_FINAL: Final = Lazy(r"(?:所以|现在|目前|合计|加起来|实际|实打实|算下来|总共做了|一共做了|总算).{0,6}$")
_YEARLY: Final = Lazy(r"(?:一年|全年|一共|总共)(12|十二)[次回趟个]|每(?:个)?月(?:都)?(?:一|1)次")


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: `done` and `total` where they were said, `words` for the done part ("8次")."""

    done: float | None
    total: float | None
    words: str

    @property
    def percent(self) -> int | None:
        """The share done, if both figures are known."""
        if self.done is None or not self.total:
            return None
        return int(self.done * 100 / self.total + 0.5)


def total_of(target: str) -> float | None:
    """The main figure of a commitment's quantity ("每月1次" counts for twelve)."""
    found = list(TOKEN.finditer(target.replace("第", "")))
    figures = [(number(f["n"]), f["unit"]) for f in found if f["unit"]]
    figures = [f for f in figures if f[0] and not str(f[1]).endswith("月")] or [
        (number(f["n"]), "") for f in found
    ]
    if not figures or figures[-1][0] is None:
        return None
    value = figures[-1][0]
    if re.search(r"每个?月", target):
        return value * 12
    return value * 4 if re.search(r"每个?季", target) else value


def count_in(text: str, target: str = "") -> Count | None:
    """Count what `text` reports, against the total it names or else against `target`."""
    text = last_word(re.sub(rf"(?:,|^)不是{NUMBER}(?:{UNIT})?", "", text))
    alone = _ALONE.fullmatch(text)
    if alone and (value := number(alone["n"])) is not None:
        return Count(value, total_of(target), alone["n"] + alone["unit"])
    return _each_month(text, target) or _counted(text, target, figures_in(text, target))


def _each_month(text: str, target: str) -> Count | None:
    """Every month from one to another."""
    each = _EACH_MONTH.search(text)
    if each and (first := number(each["a"])) and (last := number(each["b"])) and last >= first:
        months = last - first + 1
        return Count(months, 12.0 if _YEARLY.search(text) else total_of(target), f"{int(months)}次")
    return None


def _counted(text: str, target: str, figures: list[Figure]) -> Count | None:
    """What the figures come to by their roles."""
    left = next((value for role, value, _, _ in reversed(figures) if role == "left"), None)
    done, total, words = _told(text, figures, left)
    if total is None and done is not None:
        total = _larger(figures, done, words, text) if left is None else done + left
    if done is None and left is None:
        done, words = _other(figures, total)
    if done is None and total is None:
        done, total, words = _pair(text, figures) if left is None else (None, _whole_of(figures, left), words)
    of_these = any(role == "total of these" for role, _, _, _ in figures)
    sought = None if of_these else total_of(target)
    if done is None and left is None:
        done, words = _so_far(figures, total, sought)
    total = sought or total
    if done is None and left is not None and total and left <= total:
        done, words = total - left, ""
    return None if done is None else Count(done, total, words)


def _told(text: str, figures: list[Figure], left: float | None) -> tuple[float | None, float | None, str]:
    """What is done and the total, as far as they are told; several deeds that come to all but the rest are summed."""
    totals = [value for role, value, _, _ in figures if role.startswith("total")]
    plain = [value for role, value, _, _ in figures if role == "total"]
    total = totals[-1] if totals else None
    done, words = _done(text, _alike(figures))
    if done is not None and total is not None and total < done <= max(plain, default=0):
        total = max(plain)
    deeds = sum(value for role, value, _, _ in figures if role in {"done", "more"})
    if total and left and deeds == total - left:
        done = deeds
    return done, total, words


def _alike(figures: list[Figure]) -> list[Figure]:
    """Without what was done in another unit than the total is told in, if something was done in that."""
    unit = next((bare_unit(said) for role, _, said, _ in figures if role.startswith("total")), "")
    alike = [figure for figure in figures if figure[0] != "done" or bare_unit(figure[2]) == unit]
    return alike if unit and any(role == "done" for role, *_ in alike) else figures


def _so_far(figures: list[Figure], total: float | None, sought: float | None) -> tuple[float | None, str]:
    """A sum that is less than what is sought is what has been done so far ("拢共七回" of fourteen)."""
    if not total or not sought or total >= sought:
        return None, ""
    return total, next(said for role, _, said, _ in figures if role.startswith("total"))


def _other(figures: list[Figure], total: float | None) -> tuple[float | None, str]:
    """The one figure beside the total, of the same unit ("上门六次,总共要十二次")."""
    if not total:
        return None, ""
    whole = next(said for role, value, said, _ in figures if role.startswith("total") and value == total)
    others = [(value, said) for role, value, said, _ in figures if not role and value <= total]
    if len(others) == 1 and bare_unit(others[0][1]) == bare_unit(whole):
        return others[0]
    return None, ""


def _pair(text: str, figures: list[Figure]) -> tuple[float | None, float | None, str]:
    """A larger figure and right behind it a smaller one of the same unit ("36份发出33份")."""
    for (_, whole, of, start), (role, part, said, place) in itertools.pairwise(figures):
        between = text[start + len(of) : place]
        same = bare_unit(of) == bare_unit(said) != "" and not role
        if (
            same
            and 0 < part <= whole
            and 0 < len(between) <= 4
            and not re.search(r"[,到至或和]|不是|变", between)
        ):
            return part, whole, said
    return None, None, ""


def _whole_of(figures: list[Figure], left: float) -> float | None:
    """The one larger figure beside what is left, of the same unit ("十户还差三户")."""
    rest = next(said for role, value, said, _ in figures if role == "left" and value == left)
    larger = [
        value
        for role, value, said, _ in figures
        if not role and value > left and bare_unit(said) == bare_unit(rest)
    ]
    return larger[0] if len(larger) == 1 else None


_OTHER_TIME: Final = Lazy(r"上|这个月|本月|前|后来|又|再|先|不到|超过|昨|今天")


def _larger(figures: list[Figure], done: float, words: str, text: str) -> float | None:
    """The one larger figure of the same unit, of which nothing else was said ("四场做了三场")."""
    unit = bare_unit(words)
    larger = [
        value
        for role, value, said, place in figures
        if role in {"", "done"}
        and (not unit or bare_unit(said) == unit)
        and value > done
        and place < text.find(words)
    ]
    return larger[0] if len(larger) == 1 and not _OTHER_TIME.search(text) else None


def _done(text: str, figures: list[Figure]) -> tuple[float | None, str]:
    done: float | None = None
    words = ""
    for role, value, said, place in figures:
        if role == "done" or (role == "more" and done is None):
            done, words = value, said
        elif role == "more" and done is not None:
            done, words = (
                done + value,
                f"{int(done + value)}{re.sub(r'^[0-9.零一二两三四五六七八九十百]+', '', said)}",
            )
        whole = re.match(r"\w{0,2}(?:里|中)", text[place + len(said) :])
        if role in {"done", ""} and not whole and _FINAL.search(text[:place]):
            return value, said
    return done, words
