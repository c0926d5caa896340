"""A release while people are in the middle of a dialog."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.engine.dialog import Catalog, Question
from dialogs.engine.outcome import Open
from dialogs.engine.talk import Talk
from tests.dialogs.errand import CATALOG, DUE, NOW, SURE, WHAT, Chat, dialog_of, question_of


def _released(chat: Chat, *questions: Question) -> None:
    chat.catalog = Catalog({"errand": dialog_of(*questions, version=2)}, CATALOG.idle)


def test_a_release_that_inserts_a_question_takes_no_answer_for_another() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")
    _released(chat, WHAT, question_of("why"), DUE, SURE)
    assert chat.says("near") == "why?"
    chat.says("because")
    chat.says("yes")
    assert chat.saved == [{"what": "a", "due": "near", "why": "because", "sure": "yes"}]


def test_a_release_that_removes_the_question_takes_nothing() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")
    _released(chat, WHAT, SURE)
    assert "改过" in chat.says("yes")
    assert chat.saved == []
    chat.says("yes")
    assert chat.saved == [{"what": "a", "sure": "yes"}]


def test_a_release_that_drops_the_dialog_ends_it() -> None:
    chat = Chat()
    chat.begins()
    chat.catalog = Catalog({}, CATALOG.idle)
    chat.says("yes")
    assert chat.talk.frames == ()
    assert chat.effects == [Open("idle", {"words": "yes"})]


def test_an_upgrade_may_change_the_answers() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")

    def rename(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "answers": {"thing": row["answers"]["what"]}}

    renamed = dialog_of(question_of("thing"), DUE, SURE, version=2)
    chat.catalog = Catalog({"errand": replace(renamed, upgrades={1: rename})}, CATALOG.idle)
    chat.says("near")
    chat.says("yes")
    assert chat.saved == [{"thing": "a", "due": "near", "sure": "yes"}]


@pytest.mark.parametrize("again", range(2))
def test_stored_talks_of_the_first_release_still_load(again: int) -> None:
    row = {
        "turn": 3,
        "last": "a",
        "frames": [
            {
                "dialog": "errand",
                "version": 1,
                "args": {},
                "since": NOW.isoformat(),
                "asking": "due",
                "answers": {"what": "a"},
                "past": [["what", {}]],
                "asked": 1 + again,
                "misses": 0,
                "handed": False,
            }
        ],
    }
    chat = Chat()
    chat.talk = Talk.from_json(row)
    assert chat.says("near") == "sure?"
