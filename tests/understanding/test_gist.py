"""The learnt weights: computed from the labelled replies kept here, and never acted on for harm."""

import zlib
from base64 import b85decode

import pytest

from dialogs.understanding import gist, second_look
from tests.understanding.learn_gist import LEARNT, learnt, lesson, rounded


def test_the_weights_are_those_of_the_labelled_replies() -> None:
    context = "ask_consent_to_peer_review"
    kept = gist.weights_for(context)
    task = lesson(context)
    assert (kept.acts, kept.buckets) == (task.acts, task.buckets)
    again = memoryview(rounded(learnt(task))).cast("b")
    # another machine's exponential may differ in the last place
    assert max(abs(a - b) for a, b in zip(kept.values, again, strict=True)) <= 1


@pytest.mark.parametrize("context", LEARNT)
def test_every_question_has_weights_for_each_act(context: str) -> None:
    weights = gist.weights_for(context)
    assert len(weights.values) == len(weights.acts) * weights.buckets
    assert any(weights.values)


def test_what_is_guessed_never_decides() -> None:
    for acts in second_look._HARMLESS.values():
        assert not acts & {"yes", "done"}


def test_packed_weights_are_plain_bytes() -> None:
    from dialogs.understanding.weights.idle import ACTS, BUCKETS, PACKED

    assert len(zlib.decompress(b85decode(PACKED))) == len(ACTS) * BUCKETS
