"""Paper ballots as a teller tells them: papers given out and taken back, then one line a subject.

"发12 收11 废1" and "李明 优秀9 合格1 不了解1" or, in the order of the scale, "李明 9 1 0 0 1".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HEAD = {
    "issued": re.compile(r"(?:发出|发放|发)\s*(\d{1,5})"),
    "received": re.compile(r"(?:收回|收)\s*(\d{1,5})"),
    "void": re.compile(r"(?:作废|废)\s*(\d{1,5})"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What one teller says. `counts` is subject → word → slips; words with none are left out."""

    issued: int
    received: int
    void: int
    counts: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that cannot be taken, by its number from 1 (0: the whole), and why, in Chinese."""

    line: int
    why: str


def read_tally(said: str, subjects: Mapping[str, str], scale: Sequence[str]) -> Tally | list[Trouble]:
    """What a teller wrote, or everything that is wrong with it. `subjects` is name → key."""
    lines = [line.strip() for line in said.strip().splitlines()]
    found: dict[str, int] = {}
    counts: dict[str, dict[str, int]] = {}
    troubles: list[Trouble] = []
    for number, line in enumerate(lines, 1):
        head = _heads(line)
        if head:
            found |= head
        elif line:
            told = _line(line, subjects, scale)
            if isinstance(told, str):
                troubles.append(Trouble(number, told))
            elif told[0] in counts:
                troubles.append(Trouble(number, "前面已经写过这一位"))
            else:
                counts[told[0]] = told[1]
    whole = Tally(found.get("issued", -1), found.get("received", -1), found.get("void", 0), counts)
    troubles += check_tally(whole)
    return troubles or whole


def check_tally(told: Tally) -> list[Trouble]:
    """What does not add up."""
    wrong = []
    if told.issued < 0 or told.received < 0:
        wrong.append(Trouble(0, "没写发了几张、收了几张"))
    elif told.received > told.issued:
        wrong.append(Trouble(0, "收回的比发出的多，这次不算，请重新投"))
    elif told.void > told.received:
        wrong.append(Trouble(0, "废票比收回的多"))
    elif any(sum(one.values()) > told.received - told.void for one in told.counts.values()):
        wrong.append(Trouble(0, "有人的票数加起来，比有用的票多"))
    elif not told.counts:
        wrong.append(Trouble(0, "没写每个人得了几票，一人一行，像“李明 9 1 0 0 1”"))
    return wrong


def _heads(line: str) -> dict[str, int]:
    found = {name: form.search(line) for name, form in _HEAD.items()}
    if not found["issued"] and not found["received"]:
        return {}
    return {name: int(one[1]) for name, one in found.items() if one}


def _line(line: str, subjects: Mapping[str, str], scale: Sequence[str]) -> tuple[str, dict[str, int]] | str:
    name = next((one for one in sorted(subjects, key=len, reverse=True) if line.startswith(one)), None)
    if name is None:
        return "认不出是谁"
    rest = line[len(name) :].strip(" ：:，,")
    plain = re.fullmatch(r"\d{1,5}(?:[\s,，、/]+\d{1,5})*", rest)
    if plain:
        numbers = [int(one) for one in re.findall(r"\d+", rest)]
        if len(numbers) != len(scale):
            return f"要写{len(scale)}个数，依次是{'、'.join(scale)}"
        pairs = dict(zip(scale, numbers, strict=True))
    else:
        words = "|".join(sorted(scale, key=len, reverse=True))
        told = re.findall(rf"({words})\s*[:：]?\s*(\d{{1,5}})", rest)
        left = re.sub(rf"({words})\s*[:：]?\s*\d{{1,5}}\s*[票张]?", "", rest).strip(" ，,、；;。")
        if not told or left:
            return "看不懂票数"
        pairs = {word: int(number) for word, number in told}
    return subjects[name], {word: number for word, number in pairs.items() if number}
