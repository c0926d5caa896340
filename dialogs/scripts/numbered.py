"""Lists decided in one line: "1 3 同意 2 不同意 还没开工". Every list of the secretary reads so (R95)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Answer, Coach, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, reply

#: One decision: number, verb, what stands behind it.
Decision = tuple[int, str, str]

_NUMBERS = r"(?:第\s*)?\d{1,2}(?:\s*[、,，和\s]\s*(?:第\s*)?\d{1,2})*"


@dataclass(frozen=True, slots=True)
class Verbs:
    """What can be decided: a word as it is said → its name, and the names that need more words.

    `no_such` is said of a number that is not on the list, `needs_words` of a decision without them.
    """

    said: Mapping[str, str]
    wordy: frozenset[str]
    no_such: str
    needs_words: str


def decisions(said: str, verbs: Mapping[str, str], count: int) -> list[Decision]:
    """The decisions of one line or of several. "都 …" is all of the list; of a single item the number
    may be left out."""
    named = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    start = re.compile(rf"(都|全部|{_NUMBERS})\s*(?:条|件|号)?\s*[:：，,.、]?\s*({named})")
    marks = list(start.finditer(said))
    found: list[Decision] = []
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(said)
        rest = said[mark.end() : end].strip(" ：:，,。；;\n")
        numbers = re.findall(r"\d+", mark[1]) or range(1, count + 1)
        found += [(int(number), verbs[mark[2]], rest) for number in numbers]
    alone = re.fullmatch(rf"({named})(.*)", said.strip(), re.DOTALL)
    if not found and alone and count == 1:
        return [(1, verbs[alone[1]], alone[2].strip(" ：:，,。\n"))]
    return found


def reader(verbs: Verbs) -> Callable[[Heard, View], Outcome]:
    """Reads the answer to a list whose items are in the args; tapped tokens hold for all of it."""

    def read(heard: Heard, view: View) -> Outcome:
        count = len(view.args["items"])
        if heard.kind is Kind.CHOICE:
            return Answer([[number, heard.token, ""] for number in range(1, count + 1)])
        found = decisions(heard.text, verbs.said, count)
        if any(not 1 <= number <= count for number, _, _ in found):
            return Coach(Message(verbs.no_such))
        if any(verb in verbs.wordy and not rest for _, verb, rest in found):
            return Coach(Message(verbs.needs_words))
        if found:
            return Answer([list(one) for one in found])
        return reply(heard, asked(view, "ask_commitment"), lambda reading: _unclear(reading.intent))

    return read


def _unclear(intent: str) -> Outcome | None:
    return Unsure() if intent in {"value", "unclear"} else None


def lines(view: View) -> list[str]:
    """The lines of the list."""
    return [item["line"] for item in view.args["items"]]


def decided(view: View) -> list[tuple[int, int, str, str]]:
    """(id, number in the list, verb, words)."""
    items = view.args["items"]
    return [(items[number - 1]["id"], number, verb, rest) for number, verb, rest in view.answers["decide"]]
