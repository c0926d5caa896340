"""Who votes on whom, and which papers are good."""

from dialogs.rules.ballots import (
    PEER_SCALE,
    Refusal,
    eligible,
    manifest,
    refuse_marks,
    refuse_names,
    too_small,
)
from dialogs.rules.people import Category, Person, Role, Standing, Status


def member(number: int, standing: Standing = Standing.FORMAL, status: Status = Status.ACTIVE) -> Person:
    return Person(
        number, 1, str(number), f"党员{number}", Role.MEMBER, Category.RURAL, standing, status=status
    )


def test_full_members_rate_each_other_in_roster_order() -> None:
    assert eligible([member(3), member(1), member(2)]) == {3: (1, 2), 1: (3, 2), 2: (3, 1)}


def test_probationary_members_neither_vote_nor_are_graded() -> None:
    roll = eligible([member(1), member(2, Standing.PROBATIONARY), member(3)])
    assert roll == {1: (3,), 3: (1,)}


def test_who_has_stopped_is_left_out() -> None:
    assert eligible([member(1), member(2, status=Status.STOPPED), member(3)]) == {1: (3,), 3: (1,)}


def test_one_alone_has_no_poll() -> None:
    assert eligible([member(1)]) == eligible([]) == {}


def test_a_branch_of_five_is_too_small_for_figures() -> None:
    assert too_small(eligible([member(n) for n in range(5)])) == (0, 1, 2, 3, 4)
    assert too_small(eligible([member(n) for n in range(6)])) == ()


def test_papers() -> None:
    assert refuse_marks({}, PEER_SCALE) is Refusal.EMPTY
    assert refuse_marks({1: "优"}, PEER_SCALE) is Refusal.NOT_A_GRADE
    assert refuse_marks({1: "优秀", 2: "不了解"}, PEER_SCALE) is None
    assert refuse_names(1, {2}, ()) is Refusal.NOT_ON_ROLL
    assert refuse_names(1, (), (2, 3)) is Refusal.EMPTY
    assert refuse_names(1, {2, 4}, (2, 3)) is Refusal.NOT_ASKED
    assert refuse_names(1, {1}, (1, 2)) is Refusal.NOT_ASKED
    assert refuse_names(1, {2}, (2, 3)) is None


def test_the_fingerprint_knows_every_term_and_no_order() -> None:
    one = manifest("p", ("优秀",), {1: (2, 3), 2: (1,)})
    assert one == manifest("p", ("优秀",), {2: (1,), 1: (3, 2)})
    others = [
        manifest("q", ("优秀",), {1: (2, 3), 2: (1,)}),
        manifest("p", ("优秀", "合格"), {1: (2, 3), 2: (1,)}),
        manifest("p", ("优秀",), {1: (2, 3)}),
    ]
    assert len({one, *others}) == 4
