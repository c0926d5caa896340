"""Several items decided in one message."""

from datetime import date

import pytest

from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.understand import understand

FIVE = tuple(f"第{n}条" for n in range(1, 6))


def decided(words: str, items: tuple[str, ...] = FIVE) -> Reading:
    return understand(words, Asked("review_decision", date(2026, 11, 23), items=items))


def marks(said: Reading) -> str:
    return " ".join(f"{n}{decision[0]}" for n, decision in sorted(said.decisions))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 3 5 通过 2 退回 缺时限", "1a 2r 3a 5a"),
        ("1、3、5通过,2、4退回", "1a 2r 3a 4r 5a"),
        ("1到3都过,4和5退回", "1a 2a 3a 4r 5r"),
        ("第2条退回,其余通过", "1a 2r 3a 4a 5a"),
        ("除了2都通过,2缺时限退回", "1a 2r 3a 4a 5a"),
        ("通过1,退回2", "1a 2r"),
        ("一退,二三四五过", "1r 2a 3a 4a 5a"),
        ("前两条过,后三条退", "1a 2a 3r 4r 5r"),
        ("12过345退", "1a 2a 3r 4r 5r"),
    ],
)
def test_items_are_decided_one_by_one(words: str, expected: str) -> None:
    said = decided(words)
    assert marks(said) == expected
    assert said.decision is None


def test_the_reason_belongs_to_the_item_returned() -> None:
    said = decided("1 3 5 通过 2 退回 缺时限")
    assert said.reason == "缺时限"
    assert said.reasons == ((2, "缺时限"),)


def test_each_item_may_have_its_own_reason() -> None:
    said = decided("1通过;2退回,没写次数;3退回,本职工作")
    assert dict(said.reasons) == {2: "没写次数", 3: "本职工作"}


@pytest.mark.parametrize("words", ["都过", "全部通过", "五条都同意", "1到5都过"])
def test_one_decision_for_all(words: str) -> None:
    assert decided(words).decision == "approve"


@pytest.mark.parametrize("words", ["都退回重写", "全部打回", "一个都不行"])
def test_all_returned(words: str) -> None:
    assert decided(words).decision == "return"


def test_some_are_put_off() -> None:
    said = decided("1到4通过,5先放一放")
    assert marks(said) == "1a 2a 3a 4a"
    assert "partial" in said.flags


def test_numbers_that_were_not_shown_are_left_out() -> None:
    assert marks(decided("1通过,9退回")) == "1a"


@pytest.mark.parametrize("words", ["他报了3次,太少,退回", "12月的不行,退回", "2个字写错了,退"])
def test_other_figures_are_no_item_numbers(words: str) -> None:
    said = decided(words)
    assert said.decisions == ()
    assert said.decision == "return"


@pytest.mark.parametrize(
    ("words", "count", "wanted"),
    [
        ("除第1条均同意,第1条缺数量", 3, {1: "return", 2: "approve", 3: "approve"}),
        ("1不2过3不", 3, {1: "return", 2: "approve", 3: "return"}),
        ("除了最后一条全退", 3, {1: "return", 2: "return", 3: "approve"}),
    ],
)
def test_exceptions_keep_their_own_verdict(words: str, count: int, wanted: dict[int, str]) -> None:
    assert dict(decided(words, FIVE[:count]).decisions) == wanted


def test_nothing_is_approved_beside_a_fault_that_fits_no_number() -> None:
    said = decided("不同意的是第二条,第一条第三条没意见", FIVE[:3])
    assert said.decisions == ()
    assert said.decision is None


OF_PEOPLE = ("1 张三 每月扫路", "2 李四:帮老人", "3 王五，护学")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("张三的过,李四的退", "1a 2r"),
        ("小张的过,老李的退,没写次数", "1a 2r"),
        ("除了王五的都过", "1a 2a 3r"),
        ("李四还要改,其他两个过", "1a 2r 3a"),
        ("姓王的那个先放放,前头两个同意", "1a 2a"),
        ("只有李四的不行", "2r"),
        ("张三、王五通过,李四打回", "1a 2r 3a"),
        ("李四上次过了", ""),
        ("王五的过了吗", ""),
        ("赵六的过", ""),
    ],
)
def test_items_are_decided_by_whose_they_are(words: str, wanted: str) -> None:
    said = decided(words, OF_PEOPLE)
    assert marks(said) == wanted


def test_a_surname_that_two_have_decides_nothing() -> None:
    said = decided("老王的过", ("1 王五 护学", "2 王六 扫路"))
    assert (said.decisions, said.decision) == ((), None)
