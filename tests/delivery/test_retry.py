"""What becomes of a message after each ending of an attempt."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.delivery.retry import (
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    PAUSES,
    Decision,
    Halt,
    Settle,
    TryAgain,
    decide,
)
from bot.ports import Delivery, Failed, Sent, Unknown


@pytest.mark.parametrize(
    ("delivery", "attempts", "doubts", "safe", "decision"),
    [
        (Sent("r"), 1, 0, False, Settle("sent", receipt="r")),
        (Sent(), 2, 1, True, Settle("sent")),
        (Failed("busy"), 1, 0, True, TryAgain(5.0, "busy")),
        (Failed("busy"), 3, 0, True, TryAgain(60.0, "busy")),
        (Failed("busy", retry_after=90.0), 1, 0, True, TryAgain(90.0, "busy")),
        (Failed("busy", retry_after=1.0), 1, 0, True, TryAgain(5.0, "busy")),
        (Failed("busy", retry_after=1e9), 1, 0, True, TryAgain(LONGEST_PAUSE, "busy")),
        (Failed("busy"), MOST_ATTEMPTS, 0, True, Settle("failed", error="busy")),
        (Failed("no such person", permanent=True), 1, 0, True, Settle("failed", error="no such person")),
        (Failed("bad secret", halt=True), 1, 0, True, Halt("bad secret")),
        (Failed("bad secret", halt=True, permanent=True), 9, 1, True, Halt("bad secret")),
        (Unknown("no answer"), 1, 0, True, TryAgain(10.0, "no answer", doubtful=True)),
        (Unknown("no answer"), 1, 0, False, Settle("unknown", error="no answer")),
        (Unknown("no answer"), 2, 1, True, Settle("unknown", error="no answer")),
        # The repetition was refused; the attempt before it may still have arrived.
        (Failed("busy"), 2, 1, True, Settle("unknown", error="busy")),
        (Failed("no such person", permanent=True), 2, 1, True, Settle("unknown", error="no such person")),
    ],
)
def test_every_ending_has_its_decision(
    delivery: Delivery, attempts: int, doubts: int, safe: bool, decision: Decision
) -> None:
    assert decide(delivery, attempts=attempts, doubts=doubts, repeats_are_safe=safe) == decision


@given(
    some.lists(
        some.one_of(
            some.just(Unknown("?")),
            some.builds(Failed, some.just("no"), retry_after=some.none() | some.floats(0, 1e6)),
        ),
        min_size=MOST_ATTEMPTS,
        max_size=MOST_ATTEMPTS,
    ),
    some.booleans(),
)
def test_every_message_comes_to_an_end_in_bounded_time(endings: list[Delivery], safe: bool) -> None:
    doubts, waited = 0, 0.0
    for attempts, ending in enumerate(endings, start=1):
        decision = decide(ending, attempts=attempts, doubts=doubts, repeats_are_safe=safe)
        if isinstance(decision, Settle):
            assert decision.status == ("unknown" if Unknown("?") in endings[:attempts] else "failed")
            break
        assert isinstance(decision, TryAgain)
        doubts += decision.doubtful
        waited += decision.pause
        assert doubts <= 1
    else:
        pytest.fail("it is tried for ever")
    assert waited <= LONGEST_PAUSE * len(PAUSES)
