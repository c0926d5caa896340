"""The engine alone, with a small dialog."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.outcome import FetchPerson, Open
from dialogs.engine.show import comeback, prompt, resume
from tests.dialogs.errand import CATALOG, NOW, Chat


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


def test_no_question_is_put_three_times_in_the_same_words() -> None:
    """Criterion E7: whatever comes between, each wording is heard twice at most."""
    chat = Chat()
    heard = [chat.begins()]
    for _ in range(6):
        chat.says("help")
        heard.append(chat.take(comeback(CATALOG, chat.talk, NOW)))
    assert max(heard.count(f"what{end}") for end in ("?", ", again?")) <= 2
    assert "不急" in heard[-1]
    assert "what" in chat.says("repeat")


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


def test_the_same_long_words_answer_the_next_question_once_it_was_read() -> None:
    chat = Chat()
    chat.begins()
    assert chat.says("a long sentence") == "due?"
    chat.now += timedelta(minutes=1)
    assert chat.says("a long sentence") == "sure?"


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
