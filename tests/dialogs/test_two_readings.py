"""What is not clear is asked once more, with the two likeliest readings as buttons."""

import pytest

from bot.drawing.example import NOW
from dialogs.engine.receive import receive
from dialogs.engine.show import Turn
from dialogs.scripts.catalog import CATALOG
from tests.dialogs.at import CASES, asked, said


def after(name: str, question: str, words: str) -> tuple[Turn, Turn]:
    """The question as it was put, and what an unclear reply brings."""
    dialog, one = next(
        (dialog, one)
        for dialog, one in CASES
        if dialog.name == name and one.question == question and one.case != "老人"
    )
    before = asked(dialog, one)
    return before, receive(CATALOG, before.talk, said(words), NOW)


@pytest.mark.parametrize(
    ("name", "question", "words", "buttons"),
    [
        ("checkin", "how", "看情况吧", {"正在做", "还没动"}),
        ("checkin", "how", "说做完了你们又不信", {"做完了", "正在做"}),
        ("self_rating", "grade", "优秀还是合格拿不准", {"优秀", "合格"}),
        ("self_rating", "grade", "合格还是基本合格说不好", {"合格", "基本合格"}),
    ],
)
def test_the_two_likeliest_are_offered(name: str, question: str, words: str, buttons: set[str]) -> None:
    before, turn = after(name, question, words)
    (message,) = turn.says
    assert message.text != before.says[-1].text
    assert {choice.label for choice in message.choices} == buttons


def test_the_others_can_still_be_typed() -> None:
    _, turn = after("checkin", "how", "看情况吧")
    answered = receive(CATALOG, turn.talk, said("做完了", "m2"), NOW)
    assert answered.effects
