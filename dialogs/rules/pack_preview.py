"""What a change of the rules would do, and to whom, before anybody decides on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.rules.calendar import chinese_date
from dialogs.rules.pack import RulePack
from dialogs.rules.packs import compare, contradictions
from dialogs.rules.year import Window, windows

_STEPS = {
    "propose": "提承诺",
    "review": "审核",
    "publish": "公示",
    "fulfil": "去做",
    "supervise": "季度问",
    "evaluate": "评议",
}


@dataclass(frozen=True, slots=True)
class Promisor:
    """Somebody who promises, as the limits see him: `items` is how many there are now."""

    categories: tuple[str, ...]
    leading: bool
    items: int


@dataclass(frozen=True, slots=True)
class Affected:
    """One organisation that the change reaches: its rules now and then, when its year begins, its people."""

    name: str
    people: int
    before: RulePack
    after: RulePack
    start: date
    promisors: tuple[Promisor, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Organisations for which the same changes: figures and dates, one line each."""

    names: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be different. `apart` have narrower rules of their own; `few` and `many` promisors
    would be below and above the new limits."""

    orgs: int
    people: int
    apart: int
    alike: tuple[Alike, ...]
    few: int
    many: int


def preview(year: int, reached: Sequence[Affected]) -> Preview:
    """What would be different, organisations alike told together."""
    changed = [one for one in reached if one.before != one.after]
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in changed:
        alike.setdefault((*compare(one.before, one.after), *dates(year, one)), []).append(one.name)
    few, many = outside(changed)
    return Preview(
        orgs=len(changed),
        people=sum(one.people for one in changed),
        apart=len(reached) - len(changed),
        alike=tuple(Alike(tuple(names), told) for told, names in alike.items()),
        few=few,
        many=many,
    )


def troubles(reached: Iterable[Affected]) -> list[str]:
    """What in the new rules does not fit together, for any organisation that they reach."""
    return list(dict.fromkeys(line for one in reached for line in contradictions(one.after)))


def dates(year: int, one: Affected) -> list[str]:
    """The windows of the year that would be others."""
    before, after = (
        _by_step(windows(year, one.start, one.before)),
        _by_step(windows(year, one.start, one.after)),
    )
    found = []
    for key in dict.fromkeys((*after, *before)):
        old, new = _span(before.get(key)), _span(after.get(key))
        if old != new:
            found.append(f"{step_name(*key)}：{old} → {new}")
    return found


def outside(changed: Iterable[Affected]) -> tuple[int, int]:
    """How many promise fewer, and how many more, than the new limits allow; who has nothing is left out."""
    few = many = 0
    for one in changed:
        for promisor in one.promisors:
            least, most = one.after.items_for(*promisor.categories, leading=promisor.leading)
            few += 0 < promisor.items < least
            many += promisor.items > most
    return few, many


def step_name(step: str, part: int) -> str:
    """A window as people call it."""
    if not part:
        return _STEPS[step]
    return f"第{part}季度问" if step == "supervise" else f"带头{_STEPS[step]}"


def _by_step(steps: Iterable[Window]) -> dict[tuple[str, int], Window]:
    return {(one.step.value, one.part): one for one in steps}


def _span(one: Window | None) -> str:
    return f"{chinese_date(one.opens)}到{chinese_date(one.closes)}" if one else "没有"
