"""A dialog does not change by accident: half-finished talks lean on its questions."""

from dataclasses import replace

import pytest

from bot.drawing.examples import EXAMPLES
from dialogs.content import Message
from dialogs.engine.dialog import Dialog
from dialogs.scripts.catalog import DIALOGS
from dialogs.scripts.checkin import CHECKIN
from dialogs.scripts.commitment import COMMITMENT
from tests.drawing.golden import FOLDER, fault


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.name)
def test_nothing_has_changed_unnoticed(dialog: Dialog) -> None:
    assert fault(dialog) == ""


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == {dialog.name for dialog in DIALOGS}


def test_every_question_has_an_example() -> None:
    for dialog in DIALOGS:
        shown = {one.question for one in EXAMPLES[dialog.name]}
        assert shown == {question.key for question in dialog.questions}, dialog.name


def test_every_example_is_one_in_which_the_question_is_asked() -> None:
    for dialog in DIALOGS:
        for one in EXAMPLES[dialog.name]:
            question = dialog.question(one.question)
            assert question is not None
            assert question.when(one.view), f"{dialog.name} {one.question} {one.case}"


def test_changed_questions_ask_for_a_new_version() -> None:
    turned = replace(COMMITMENT, questions=COMMITMENT.questions[::-1])
    assert "raise its version" in fault(turned)
    cleared = replace(COMMITMENT.questions[0], clears=("confirm",))
    assert "raise its version" in fault(replace(COMMITMENT, questions=(cleared, *COMMITMENT.questions[1:])))


def test_a_raised_version_asks_to_be_looked_at() -> None:
    raised = replace(CHECKIN, version=CHECKIN.version + 1)
    assert "raise its version" not in fault(raised)
    assert "tests.drawing.golden" in fault(raised)


def test_other_words_ask_to_be_looked_at() -> None:
    (how,) = CHECKIN.questions
    other = replace(how, again=lambda view: Message("做得怎样了？", choices=how.again(view).choices))
    assert "speaks otherwise" in fault(replace(CHECKIN, questions=(other,)))
