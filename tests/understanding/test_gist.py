"""The learnt weights: computed from the labelled replies kept here, and never acted on for harm."""

import pytest

from dialogs.rules import linear
from dialogs.understanding import gist
from dialogs.understanding.jsonl import answer_row, asked_from
from dialogs.understanding.reading import Asked
from dialogs.understanding.said import hear
from dialogs.understanding.weights.table import FINGERPRINT
from tests.support.learning import learnt, lesson, rounded
from tests.understanding.learn_gist import act_in, example, mark, taught
from tests.understanding.phrases import phrases
from tests.understanding.scorer import TODAY, rows_of, score, styles


def test_the_weights_are_those_of_the_labelled_replies() -> None:
    assert mark(taught()) == FINGERPRINT, "run python -m tests.understanding.learn_gist"


def test_learning_twice_gives_the_same() -> None:
    task = lesson([example(row) for row in taught()[:300]])
    assert rounded(learnt(task)) == rounded(learnt(task))


def test_keeping_weights_loses_nothing() -> None:
    rows = [(3, bytes([1, 255, 0])), (70, bytes([5, 6, 7])), (65000, bytes([0, 0, 128]))]
    found, values = linear.as_stored(linear.stored(rows), 3)
    assert {key: values[3 * place : 3 * place + 3].tolist() for place, key in enumerate(found)} == {
        3: [1, -1, 0],
        70: [5, 6, 7],
        65000: [0, 0, -128],
    }


@pytest.mark.parametrize("context", sorted(linear.weights_in(gist.PACKAGE).allowed))
def test_every_question_has_acts_and_shares_that_make_a_whole(context: str) -> None:
    name, _, best = context.partition(" ")
    asked = Asked(name, TODAY, scale=(best,) if best else ())
    likely = gist.shares(hear("这个嘛我再想想看", name), asked)
    assert len(likely) >= 6
    assert sum(likely.values()) == pytest.approx(1)


def test_the_weights_alone_know_most_of_what_they_learnt() -> None:
    rows = taught()[::7]
    right = 0
    for row in rows:
        asked = asked_from(row, TODAY)
        likely = gist.shares(hear(row["utterance"], row["context"]), asked)
        right += max(likely, key=likely.__getitem__) == act_in(row)
    assert right / len(rows) >= 0.93


def test_what_is_guessed_is_never_an_approval_nor_a_day() -> None:
    for style in styles():
        for row in rows_of(style):
            said = answer_row(row, TODAY)
            if said["confidence"] in {0.55, 0.6, 0.65}:
                assert said["decision"] != "approve"
                assert said["date"] is None or row["context"] != "ask_deadline"


def test_what_acts_needs_both_readers() -> None:
    """A yes of the tables counts for nothing where the weights hold it unlikely."""
    asked = Asked("confirm_commitment", TODAY)
    for words in ("我跟你讲,那个,就是,那个", "报上去以后还好改不啦"):
        assert answer_row({"id": 1, "context": asked.context, "utterance": words}, TODAY)["intent"] != "yes"


def test_phrases_are_understood_and_do_no_harm() -> None:
    tally = score([row for row in phrases() if row["gold"] != {"intent": "value"}])
    assert not tally.harms, tally.harms
    assert tally.share(tally.lenient) >= 0.95, tally.misses
