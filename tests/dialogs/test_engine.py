"""The engine alone, with a small dialog of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.content import Choice, Message
from dialogs.engine.dialog import Catalog, Dialog, Question, View
from dialogs.engine.outcome import (
    Answer,
    Aside,
    Effect,
    FetchPerson,
    Go,
    Hold,
    Open,
    Outcome,
    Reopen,
    Step,
    Unsure,
)
from dialogs.engine.receive import receive
from dialogs.engine.show import Turn, begin, prompt, resume
from dialogs.engine.talk import Talk
from dialogs.heard import Heard, Kind

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Saved(Effect):
    """What the dialog came to."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers


def _read(heard: Heard, view: View) -> Outcome:
    said = heard.token or heard.text
    moves: dict[str, Outcome] = {
        "back": Go(Step.BACK),
        "cancel": Go(Step.CANCEL),
        "restart": Go(Step.RESTART),
        "repeat": Go(Step.REPEAT),
        "help": Aside("help"),
        "later": Hold(Message("not hurried")),
        "?": Unsure(),
        "reopen what": Reopen("what"),
    }
    return moves.get(said) or Answer(said)


def _question(key: str, **values: Any) -> Question:
    return Question(
        key,
        lambda view: Message(f"{key}?", choices=(Choice("yes", "yes"),)),
        lambda view: Message(f"{key}, again?"),
        _read,
        **values,
    )


def _dialog(*questions: Question, version: int = 1, name: str = "errand") -> Dialog:
    return Dialog(
        name, version, questions, lambda view: (Saved(dict(view.answers)),), lambda view: f"the {name}"
    )


WHAT, DUE, HALF, SURE = (
    _question("what"),
    _question("due", clears=("half",)),
    _question("half", when=lambda view: view.answers.get("due") == "far"),
    _question("sure"),
)
CATALOG = Catalog(
    {
        "errand": _dialog(WHAT, DUE, HALF, SURE),
        "other": _dialog(_question("how"), name="other"),
    },
    lambda heard, view: Aside("idle", {"words": heard.text}),
)


def stored(talk: Talk) -> Talk:
    """The talk as it comes back from the database."""
    return Talk.from_json(talk.to_json())


class Chat:
    """One person's talk; every state is stored and read again between two messages."""

    def __init__(self, catalog: Catalog = CATALOG) -> None:
        self.catalog = catalog
        self.talk = Talk()
        self.now = NOW
        self.effects: list[Effect] = []
        self._number = 0

    def take(self, turn: Turn) -> str:
        self.talk = stored(turn.talk)
        self.effects += turn.effects
        self.shown = turn.says
        return "\n".join(message.text for message in turn.says)

    def begins(self, dialog: str = "errand", **args: Any) -> str:
        return self.take(begin(self.catalog, self.talk, dialog, args, self.now))

    def says(self, text: str) -> str:
        self._number += 1
        heard = Heard("t", "a", str(self._number), Kind.TEXT, self.now, text=text)
        return self.take(receive(self.catalog, self.talk, heard, self.now))

    def taps(self, token: str) -> str:
        self._number += 1
        heard = Heard("t", "a", str(self._number), Kind.CHOICE, self.now, token=token)
        return self.take(receive(self.catalog, self.talk, heard, self.now))

    @property
    def saved(self) -> list[dict[str, Any]]:
        return [effect.answers for effect in self.effects if isinstance(effect, Saved)]


def test_questions_come_in_order_and_the_answers_are_kept() -> None:
    chat = Chat()
    assert chat.begins() == "what?"
    assert chat.says("a") == "due?"
    assert chat.says("near") == "sure?"
    assert chat.says("yes") == ""
    assert chat.saved == [{"what": "a", "due": "near", "sure": "yes"}]
    assert chat.talk.top is None


def test_an_answer_that_leans_on_a_changed_one_falls() -> None:
    chat = Chat()
    chat.begins()
    for word in ("a", "far", "b", "back", "back", "near", "yes"):
        chat.says(word)
    assert chat.saved == [{"what": "a", "due": "near", "sure": "yes"}]


def test_back_undoes_a_reopening_too() -> None:
    chat = Chat()
    chat.begins()
    for word in ("a", "near"):
        chat.says(word)
    assert chat.says("reopen what") == "what?"
    assert "sure" in chat.says("back")
    chat.says("yes")
    assert chat.saved[0]["what"] == "a"


def test_back_at_the_first_question_says_so() -> None:
    chat = Chat()
    chat.begins()
    assert "第一步" in chat.says("back")


def test_the_same_question_is_put_in_other_words() -> None:
    chat = Chat()
    assert chat.begins() == "what?"
    assert chat.says("?") == "what, again?"
    chat.says("?")
    assert [type(effect) for effect in chat.effects] == [FetchPerson]
    assert chat.says("a") == "due?"


def test_a_button_of_an_earlier_question_is_known_as_old() -> None:
    chat = Chat()
    chat.begins()
    old = chat.shown[0].choices[0].token
    chat.taps(old)
    assert chat.talk.top is not None
    assert chat.talk.top.given == {"what": "yes"}
    chat.says("near")
    assert "前面那一步" in chat.taps(f"1.{'no'}")
    assert chat.taps("0.what") != ""
    assert chat.talk.top.given == {"what": "yes", "due": "near"} or chat.talk.top.asking == "sure"


def test_a_double_tap_says_nothing() -> None:
    chat = Chat()
    chat.begins()
    token = chat.shown[0].choices[0].token
    assert chat.taps(token) == "due?"
    assert chat.taps(token) == ""


def test_a_command_button_always_works() -> None:
    chat = Chat()
    chat.taps("/late?c=3&d=4")
    assert chat.effects == [Open("late", {"c": "3", "d": "4"})]


def test_long_words_said_twice_are_one_answer() -> None:
    chat = Chat()
    chat.begins()
    assert chat.says("a long sentence") == "due?"
    assert chat.says("a long sentence") == "due, again?"


def test_a_digression_keeps_the_question() -> None:
    chat = Chat()
    chat.begins()
    assert chat.says("help") == ""
    assert chat.effects == [Open("help")]
    assert chat.says("a") == "due?"


def test_to_put_it_off_leaves_the_question_open() -> None:
    chat = Chat()
    chat.begins()
    assert chat.says("later") == "not hurried"
    assert chat.says("a") == "due?"


def test_a_prompt_waits_while_the_person_is_busy() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")
    assert chat.take(prompt(CATALOG, chat.talk, "other", {}, chat.now)) == ""
    assert chat.says("near") == "sure?"
    chat.says("yes")
    assert "还有一件事" in chat.take(resume(CATALOG, chat.talk, chat.now))
    chat.says("well")
    assert chat.saved == [{"what": "a", "due": "near", "sure": "yes"}, {"how": "well"}]


def test_a_prompt_covers_a_talk_that_has_gone_quiet_and_the_talk_comes_back() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")
    chat.now += timedelta(days=3)
    assert chat.take(prompt(CATALOG, chat.talk, "other", {}, chat.now)) == "how?"
    chat.says("well")
    mentioned = chat.take(resume(CATALOG, chat.talk, chat.now))
    assert "the errand" in mentioned
    assert "due" not in mentioned
    assert "sure?" in chat.says("near")


def test_the_same_prompt_is_opened_once() -> None:
    chat = Chat()
    chat.take(prompt(CATALOG, chat.talk, "other", {"n": 1}, NOW))
    chat.take(prompt(CATALOG, chat.talk, "other", {"n": 1}, NOW))
    assert len(chat.talk.frames) == 1


def test_after_a_pause_one_line_says_where_we_are() -> None:
    chat = Chat()
    chat.begins()
    chat.now += timedelta(days=90)
    assert "the errand" in chat.says("a")


def _released(chat: Chat, *questions: Question) -> None:
    chat.catalog = Catalog({"errand": _dialog(*questions, version=2)}, CATALOG.idle)


def test_a_release_that_inserts_a_question_takes_no_answer_for_another() -> None:
    chat = Chat()
    chat.begins()
    chat.says("a")
    _released(chat, WHAT, _question("why"), DUE, SURE)
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

    renamed = _dialog(_question("thing"), DUE, SURE, version=2)
    chat.catalog = Catalog({"errand": replace(renamed, upgrades={1: rename})}, CATALOG.idle)
    chat.says("near")
    chat.says("yes")
    assert chat.saved == [{"thing": "a", "due": "near", "sure": "yes"}]


WORDS = st.sampled_from(
    ["a", "far", "near", "yes", "back", "cancel", "help", "?", "later", "restart", "reopen what"]
)


@given(st.lists(WORDS, max_size=30), st.data())
def test_whatever_is_said_the_talk_stays_whole(words: list[str], data: st.DataObject) -> None:
    chat = Chat()
    chat.begins()
    for word in words:
        if chat.talk.top is None:
            chat.begins()
        chat.now += timedelta(hours=data.draw(st.sampled_from([0, 1, 100])))
        before = chat.talk
        chat.says(word)
        assert len(chat.talk.frames) <= 1
        assert chat.talk.turn >= before.turn
    for saved in chat.saved:
        assert {"what", "due", "sure"} <= set(saved)
        assert ("half" in saved) == (saved["due"] == "far")


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
