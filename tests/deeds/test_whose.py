"""Whose deed the words tell of: whoever did it, not whoever was helped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.deeds import doer, told
from dialogs.rules.people import Category, Person, Role, Standing
from dialogs.scripts.deed_words import change_of, command


def person(number: int, name: str, role: Role = Role.MEMBER) -> Person:
    return Person(number, 1, f"{number:02}", name, role, Category.RURAL, Standing.FORMAL)


CHEN, LI, WANG, SUN = (
    person(1, "陈国强", Role.SECRETARY),
    person(2, "李明"),
    person(3, "王秀英"),
    person(4, "孙大海"),
)
MEMBERS = [CHEN, LI, WANG, SUN]


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("李明半夜帮王秀英换煤气", LI),
        ("王秀英家的水管是李明修好的", LI),
        ("多亏李明，王秀英才及时送到医院", LI),
        ("昨天我看见孙大海在清水渠", SUN),
        ("我看到李明把路扫了", LI),
        ("我昨天帮张大爷换了水管", SUN),
        ("今天我把桥头扫了一遍", SUN),
        ("要谢谢李明，帮我家收稻谷", LI),
        ("书记冒雨去排水", CHEN),
        ("有人把桥头的积雪扫了", None),
    ],
)
def test_whoever_did_it_is_meant(said: str, whose: Person | None) -> None:
    assert doer(said, MEMBERS, SUN) == whose


def test_from_outside_nobody_speaks_of_himself() -> None:
    assert doer("我帮张大爷换了水管", MEMBERS, None) is None


def test_of_two_with_one_name_the_checker_says_which() -> None:
    assert doer("李明扫了雪", [LI, person(9, "李明")], None) is None


@given(st.text(max_size=40))
def test_any_words_are_read(said: str) -> None:
    found = doer(told(said), MEMBERS, SUN)
    assert found is None or found in MEMBERS


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("好事", "deed"),
        ("好事 李明扫了雪", "deed"),
        ("闪光言行：李明扫了雪", "deed"),
        ("说一件好事 李明扫了雪", "deed"),
        ("我的好事", "deed_own"),
        ("撤下好事 2", "deed_change"),
        ("放上好事", "deed_change"),
        ("好事做到底，我再加一条", ""),
        ("闪光言行挑三条加进去", ""),
    ],
)
def test_the_name_of_the_command(said: str, meant: str) -> None:
    assert command(said) == meant


def test_which_and_whether_to_be_shown() -> None:
    assert change_of("撤下好事 2") == (False, 2)
    assert change_of("放上好事") == (True, 0)
