"""Who votes on whom, and which papers are good."""

from dataclasses import replace

import pytest

from bot.ballots import recount
from dialogs.rules.ballots import (
    LOW,
    PEER_SCALE,
    Refusal,
    Roll,
    eligible,
    refuse_marks,
    refuse_names,
    too_small,
    withhold,
)
from dialogs.rules.entitled import quorate, refuse_holders
from dialogs.rules.manifest import Holder, Setting, make, read
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


def test_whoever_is_left_out_is_rated_and_does_not_vote() -> None:
    assert eligible([member(1), member(2), member(3)], {2}) == {1: (2, 3), 3: (1, 2)}


def test_the_fingerprint_knows_every_term_and_no_order() -> None:
    setting = Setting("互评", "12月25日", "abc", (Holder(5, "李明", "04"),), ("优秀",))
    roll: Roll = {1: (2, 3), 2: (1,)}
    one = make("p", roll, setting)
    assert one.fingerprint == make("p", {2: (1,), 1: (3, 2)}, setting).fingerprint
    assert read(one.text) == one
    others = [
        make("q", roll, setting),
        make("p", roll, replace(setting, scale=("优秀", "合格"))),
        make("p", {1: (2, 3)}, setting),
        make("p", roll, replace(setting, question="")),
        make("p", roll, replace(setting, closes="")),
        make("p", roll, replace(setting, script="abd")),
        make("p", roll, replace(setting, holders=())),
    ]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 8


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"优秀": 5}, {"优秀": 5}),
        ({"不合格": 5}, {LOW: 5}),
        ({"不合格": 3, "基本合格": 2, "合格": 1, "无效": 2}, {LOW: 6, "无效": 2}),
        ({"不合格": 5, "不了解": 1}, {LOW: 6}),
        ({"不合格": 4, "合格": 1, "不了解": 1}, {LOW: 6}),
        ({"不合格": 4, "合格": 2, "不了解": 1}, {"不合格": 4, "合格": 2, "不了解": 1}),
        ({"不合格": 4}, {"": 4}),
    ],
)
def test_figures_from_which_a_low_grade_of_somebody_follows_are_not_told(
    counts: dict[str, int], told: dict[str, int]
) -> None:
    assert withhold(counts) == told == recount.told(counts)


def test_three_different_people_hold_the_keys_and_no_leader_among_them() -> None:
    one, two, three = member(1), member(2), member(3)
    above = replace(member(4), org_id=9, role=Role.SECRETARY)
    assert refuse_holders([one, two, above], 1) == ""
    assert "重复" in refuse_holders([one, two, two], 1)
    assert "3位" in refuse_holders([one, two], 1)
    assert "不能监票" in refuse_holders([one, two, replace(three, role=Role.SECRETARY)], 1)
    assert "预备" in refuse_holders([one, two, replace(three, standing=Standing.PROBATIONARY)], 1)
    office = [replace(person, role=Role.COMMITTEE) for person in (one, two)]
    assert "普通党员" in refuse_holders([*office, above], 1)


def test_more_than_half_of_the_entitled_are_a_quorum() -> None:
    assert [quorate(voted, 10) for voted in (5, 6)] == [False, True]
