"""A family member's word is kind and is marked, but never a consent, a grade or a promise (E14, R29)."""

import pytest

from bot.drawing.example import NOW, Example
from dialogs.engine.dialog import Dialog
from dialogs.engine.receive import receive
from dialogs.scripts.catalog import CATALOG
from dialogs.words import common
from tests.dialogs.at import CASES, asked, said

#: Questions that a person answers for himself and nobody for him.
OWN = {
    ("commitment", "confirm"),
    ("self_rating", "grade"),
    ("self_rating", "shown"),
    ("thanked", "go"),
    ("deed_thanked", "go"),
    ("claim", "go"),
    ("hearing", "right"),
}

FAMILY = ("我是他女儿，我代他同意", "我是他儿子，他说对的", "我爸说可以的，我是他女儿", "我替我妈说，合格")

MINE = [
    (dialog, one)
    for dialog, one in CASES
    if (dialog.name, one.question) in OWN and not one.args.get("recorder")
]


@pytest.mark.parametrize(
    ("dialog", "one"), MINE, ids=[f"{dialog.name} {one.question} {one.case}" for dialog, one in MINE]
)
def test_it_does_not_count_as_the_persons_own(dialog: Dialog, one: Example) -> None:
    for words in FAMILY:
        before = asked(dialog, one)
        turn = receive(CATALOG, before.talk, said(words), NOW)
        top = turn.talk.top
        assert top is not None, words
        assert (top.dialog, top.asking) == (dialog.name, one.question), words
        assert top.given == before.talk.frames[-1].given, words
        assert turn.effects == (), words


def test_every_such_question_is_looked_at() -> None:
    assert {(dialog.name, one.question) for dialog, one in MINE} == OWN
    assert "本人" in common.OWN_WORD
