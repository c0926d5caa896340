"""One line that decides on many: "1 3 属实 2 有出入 只装了8盏", "都属实", "其余 完成"."""

import re
from collections.abc import Callable, Collection, Mapping

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Answer, Coach, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, reply
from dialogs.understanding.reading import Reading

#: One decision: the number in the list, the verb, and what stands behind it.
Decision = tuple[int, str, str]

_ONE = r"(?:第\s*)?\d{1,3}\s*(?:条|号|个|件|项)?"
_MANY = rf"{_ONE}(?:\s*(?:[、,，和]|到|至|-|~)?\s*{_ONE})*"
_REST = r"其余的?|剩下的?|别的|全部|全都|都"
_RANGE = re.compile(r"(\d{1,3})\s*(?:条|号|个|件|项)?\s*(?:到|至|-|~)\s*(?:第\s*)?(\d{1,3})")
_EDGES = " \n\t：:，,。；;、"


def decisions(said: str, count: int, verbs: Mapping[str, str]) -> list[Decision]:
    """The decisions in a line or several; a number that is not in the list is given as it was said.

    `verbs` says which word means what. Of a single item the number may be left out.
    """
    words = "|".join(re.escape(word) for word in sorted(verbs, key=len, reverse=True))
    form = re.compile(rf"(?<!\d)(?P<who>{_MANY}|{_REST})\s*(?:都|全|均)?\s*[：:，,]?\s*(?P<verb>{words})")
    found = list(form.finditer(said))
    if not found:
        alone = re.match(rf"\s*(?P<verb>{words})(?P<rest>.*)", said, re.DOTALL)
        return [(1, verbs[alone["verb"]], alone["rest"].strip(_EDGES))] if alone and count == 1 else []
    ends = [one.start() for one in found[1:]] + [len(said)]
    taken: dict[int, tuple[str, str]] = {}
    for one, end in zip(found, ends, strict=True):
        decided = (verbs[one["verb"]], said[one.end() : end].strip(_EDGES))
        numbers = _numbers(one["who"]) or [place for place in range(1, count + 1) if place not in taken]
        taken |= dict.fromkeys(numbers, decided)
    return [(number, *decided) for number, decided in sorted(taken.items())]


def _numbers(who: str) -> list[int]:
    found: list[int] = []
    for first, last in _RANGE.findall(who):
        found += range(int(first), min(int(last), 999) + 1)
    return found + [int(one) for one in re.findall(r"\d{1,3}", _RANGE.sub(" ", who))]


def faults(
    no_such: str, needs_words: str = "", wordy: Collection[str] = ()
) -> Callable[[Decision, int], str]:
    """Why a decision cannot be taken: its number is not on the list, or its verb wants words."""

    def fault(found: Decision, count: int) -> str:
        number, verb, rest = found
        if not 1 <= number <= count:
            return no_such
        return needs_words if verb in wordy and not rest else ""

    return fault


def decided_in_lines(
    verbs: Mapping[str, str], fault: Callable[[Decision, int], str]
) -> Callable[[Heard, View], Outcome]:
    """Reads the decisions on a numbered list; `fault` says why one cannot be taken, empty where it can. What
    is tapped holds for all of the list."""

    def read(heard: Heard, view: View) -> Outcome:
        count = len(view.args["items"])
        if heard.kind is Kind.CHOICE:
            return Answer([[number, heard.token, ""] for number in range(1, count + 1)])
        found = decisions(heard.text, count, verbs)
        wrong = next(filter(None, (fault(one, count) for one in found)), "")
        if wrong:
            return Coach(Message(wrong))
        if found:
            return Answer([list(one) for one in found])

        def take(reading: Reading) -> Outcome | None:
            return Unsure() if reading.intent in {"value", "unclear"} else None

        return reply(heard, asked(view, "ask_commitment"), take)

    return read


def lines_of(view: View) -> list[str]:
    """The lines of the list that a dialog shows, from its args items."""
    return [item["line"] for item in view.args["items"]]


def told_of(view: View, question: str, key: str) -> tuple[tuple[int, int, str, str], ...]:
    """What was decided: each item's own number (under `key`), its place in the list, the verb, the words."""
    items = view.args["items"]
    return tuple(
        (int(items[place - 1][key]), place, verb, rest) for place, verb, rest in view.answers[question]
    )
