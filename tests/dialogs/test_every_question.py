"""Every question of every conversation, whatever comes back: never three times in the same words (E7)."""

from collections import Counter

import pytest

from bot.drawing.example import NOW, Example
from dialogs.engine.dialog import Dialog
from dialogs.engine.outcome import FetchPerson
from dialogs.engine.receive import receive
from dialogs.engine.show import comeback
from dialogs.scripts.catalog import CATALOG
from tests.dialogs.at import CASES, asked, said

NAMES = [f"{dialog.name} {one.question} {one.case}" for dialog, one in CASES]

#: What says nothing to any question.
FOG = ("咕噜咕噜", "那个啥来着哎呀")


@pytest.mark.parametrize(("dialog", "one"), CASES, ids=NAMES)
def test_whatever_comes_between_each_wording_is_heard_twice_at_most(dialog: Dialog, one: Example) -> None:
    turn = asked(dialog, one)
    heard = Counter([turn.says[-1].text])
    for number in range(6):
        turn = receive(CATALOG, turn.talk, said("帮助", f"m{number}"), NOW)
        turn = comeback(CATALOG, turn.talk, NOW)
        heard.update(message.text for message in turn.says)
    assert max(heard[words] for words in asked_words(dialog, one)) <= 2, heard


@pytest.mark.parametrize(("dialog", "one"), CASES, ids=NAMES)
def test_who_is_not_understood_twice_gets_a_person(dialog: Dialog, one: Example) -> None:
    turn = asked(dialog, one)
    words = [turn.says[-1].text]
    for number, fog in enumerate(FOG):
        turn = receive(CATALOG, turn.talk, said(fog, f"m{number}"), NOW)
        assert turn.says or turn.effects  # never silence
        if any(isinstance(effect, FetchPerson) for effect in turn.effects) or turn.talk.top is None:
            break
        words += [message.text for message in turn.says]
    assert max(Counter(words).values()) == 1, words


def asked_words(dialog: Dialog, one: Example) -> tuple[str, str]:
    """The question in its two wordings."""
    found = dialog.question(one.question)
    assert found is not None
    return found.ask(one.view).text, found.again(one.view).text
