"""What the members say while the server is being killed: texts alone, so that nothing waits for a card.

Typing the words of a button is the same as tapping it.
"""

from dataclasses import dataclass

from tests.e2e.spring import PROMISES

#: The dialogue of one round. `{what}` is what is promised; every line is one message.
ROUND = (
    "报承诺",
    "{what}",
    "上一步",
    "{what}",
    "做一整年",
    "帮助",
    "对",
    "我的承诺",
)

#: Who talks; the secretary and the deputy review afterwards.
TALKERS = tuple(PROMISES)

_PLACES = ("村东", "村西", "村南", "村北", "桥头", "溪边", "后山", "祠堂边")


@dataclass(frozen=True)
class Line:
    """One message of one member: the number is WeCom's MsgId, the same however often it comes."""

    name: str
    number: int
    text: str


def lines(name: str, rounds: int) -> list[Line]:
    """Everything that this member says, in order."""
    person = TALKERS.index(name) + 1
    found: list[Line] = []
    for one in range(rounds):
        what = f"每月帮{_PLACES[one % len(_PLACES)]}{one // len(_PLACES) + 2}户老人打扫一次院子"
        found += [
            Line(name, person * 100_000 + one * 100 + number, text.format(what=what))
            for number, text in enumerate(ROUND)
        ]
    return found
