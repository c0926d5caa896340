"""The evaluation as rules: exact figures, missing sources, the public's thresholds, one line."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.ballots import GRADES
from dialogs.rules.grading import Mark, Meeting, cap, read_marks, read_meeting, read_past_day, split_meeting
from dialogs.rules.index import UnfairWeights, Weights, index, worth
from dialogs.rules.paper import Tally, Trouble, read_tally
from dialogs.rules.satisfaction import SATISFACTION, Weightless, public_figures, widely_dissatisfied
from dialogs.rules.sources import Given, Open, lacks, peers, public, reference
from dialogs.rules.subjects import member, organisation, read_subject
from dialogs.rules.tally import Gap
from dialogs.rules.terms import Terms

NAMES = ["李明", "李明华", "孙大海", "王秀英"]
TODAY = date(2027, 12, 30)


@pytest.mark.parametrize("key", ["member:5", "org:1"])
def test_a_subject_is_read_as_it_was_written(key: str) -> None:
    subject = read_subject(key)
    assert subject is not None
    assert subject.key == key
    assert read_subject("member:x") is None
    assert member(5) != organisation(5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"self": 20, "public": 20},
        {"public": 10, "ledger": 40},
        {"peers": 10, "public": 40},
        {"ledger": 40, "public": 20, "peers": 15, "self": 5},
        {"ledger": 21},
    ],
)
def test_weights_keep_their_bounds(wrong: dict[str, int]) -> None:
    with pytest.raises(UnfairWeights):
        Weights(**wrong)


def test_the_index_is_exact_and_rounded_once() -> None:
    third = {"ledger": Fraction(1, 3), "self": Fraction(1, 3)}
    assert index(third, Weights()) == 3333
    assert index({"ledger": Fraction(2, 3)}, Weights()) == 6667
    assert index({"ledger": Fraction(1, 20_000)}, Weights()) == 1  # half up
    assert index({"ledger": None}, Weights()) is None


@given(
    st.dictionaries(
        st.sampled_from(["ledger", "organisation", "public", "peers", "self"]), st.fractions(0, 1)
    )
)
def test_the_index_lies_between_the_least_and_the_most(parts: dict[str, Fraction]) -> None:
    found = index(parts, Weights())
    if not parts:
        assert found is None
    else:
        assert found is not None
        assert min(parts.values()) * 10_000 - 1 < found < max(parts.values()) * 10_000 + 1


def test_a_missing_source_is_never_zero() -> None:
    whole = Given(own="优秀", word="优秀", results={"done": 2})
    assert reference(whole, Terms()) == 10_000
    assert reference(Given(), Terms()) is None
    assert public(whole, Terms()).figures.gap is Gap.MISSING


def test_worth_leaves_what_is_not_on_the_scale_out() -> None:
    assert worth({"done": 1, "changed": 5, "open": 3}, {"done": 100, "not_done": 0}) == 1
    assert worth({"changed": 5}, {"done": 100}) is None


@pytest.mark.parametrize(
    ("satisfied", "invited", "few"),
    [(10, 100, False), (9, 100, True), (9, 30, False), (9, 31, True), (6, 20, False), (9, 0, True)],
)
def test_the_public_counts_from_ten_answers_or_a_third_less_a_tenth(
    satisfied: int, invited: int, few: bool
) -> None:
    found = public_figures({"满意": satisfied, "不了解": 2}, invited)
    assert (found.weightless is Weightless.FEW) is few


def test_of_a_covered_body_what_came_online_counts_nothing() -> None:
    told = Given(public={"满意": 40}, public_paper=None, invited=50, own="合格")
    line = public(told, Terms(covered=True))
    assert line.figures.gap is Gap.MISSING
    assert line.online_only is not None
    assert dict(line.online_only.grades)["满意"] == 40
    assert reference(told, Terms(covered=True)) == 8000


def test_paper_is_added_and_few_online_slips_stay_hidden() -> None:
    both = peers(Given(peers={"优秀": 6}, peers_paper={"合格": 5}))
    assert both.figures.grades[:2] == (("优秀", 6), ("合格", 5))
    hidden = peers(Given(peers={"": 3}, peers_paper={"合格": 5}))
    assert hidden.withheld == 3
    assert dict(hidden.figures.grades)["合格"] == 5
    assert peers(Given(peers={"": 3})).figures.gap is Gap.THIN


def test_words_and_figures_and_every_source_or_its_reason_come_before_a_grade() -> None:
    assert lacks(Given(), "") == (Open.WORDS, Open.FIGURES, Open.PUBLIC, Open.PEERS)
    reasons = {"public": "年底大雪封山", "peers": "人少，开会评的"}
    assert lacks(Given(results={"done": 1}, reasons=reasons), "说到做到") == ()
    told = Given(results={"done": 0}, public={"满意": 9})
    assert lacks(told, "说到做到") == (Open.FIGURES, Open.PEERS)


def test_more_than_a_third_dissatisfied() -> None:
    assert not widely_dissatisfied({"满意": 2, "不满意": 1, "不了解": 9})
    assert widely_dissatisfied({"满意": 2, "不满意": 2})
    assert not widely_dissatisfied(None)


def test_one_line_names_many_grades() -> None:
    assert read_marks("1 优秀 2 3 合格 4 基本合格", NAMES, GRADES) == [
        Mark(0, "优秀", ""),
        Mark(1, "合格", ""),
        Mark(2, "合格", ""),
        Mark(3, "基本合格", ""),
    ]
    assert read_marks("李明华 优秀 修好3盏灯，2-3 合格", NAMES, GRADES) == [
        Mark(1, "优秀", "修好3盏灯"),
        Mark(1, "合格", ""),
        Mark(2, "合格", ""),
    ]
    assert read_marks("7 优秀", NAMES, GRADES) is None
    assert read_marks("都好", NAMES, GRADES) == []


def test_the_meeting_stands_behind_the_grades() -> None:
    marks, meeting = split_meeting("1 优秀 2 合格 12月28日 应到5 实到4 同意4")
    assert read_marks(marks, NAMES, GRADES) == [Mark(0, "优秀", ""), Mark(1, "合格", "")]
    assert read_meeting(meeting, TODAY) == Meeting(date(2027, 12, 28), 5, 4, 4)
    assert read_meeting("应到5 实到4", TODAY) is None
    assert split_meeting("1 优秀") == ("1 优秀", "")


@pytest.mark.parametrize(
    ("numbers", "good"),
    [
        ((5, 5, 5), True),
        ((5, 3, 3), True),
        ((5, 2, 2), False),
        ((5, 5, 2), False),
        ((5, 6, 5), False),
        ((4, 3, 2), False),
    ],
)
def test_a_meeting_must_be_one(numbers: tuple[int, int, int], good: bool) -> None:
    assert (Meeting(TODAY, *numbers).fault == "") is good


def test_a_day_that_has_been() -> None:
    assert read_past_day("12月31日", TODAY) == date(2026, 12, 31)
    assert read_past_day("昨天开的", TODAY) == date(2027, 12, 29)
    assert read_past_day("2月30日", TODAY) is None
    assert read_past_day("2028年1月2日", TODAY) is None


@pytest.mark.parametrize(("graded", "most"), [(0, 0), (2, 0), (3, 1), (11, 3), (12, 4)])
def test_a_third_may_be_excellent(graded: int, most: int) -> None:
    assert cap(graded) == most


SUBJECTS = {"李明": "member:5", "李明华": "member:6"}


def test_a_tellers_lines() -> None:
    said = "发12 收11 废1\n李明华 9 1 0 0 0\n李明：优秀8 合格1 不了解1"
    assert read_tally(said, SUBJECTS, (*GRADES, "不了解")) == Tally(
        12, 11, 1, {"member:6": {"优秀": 9, "合格": 1}, "member:5": {"优秀": 8, "合格": 1, "不了解": 1}}
    )


@pytest.mark.parametrize(
    ("said", "line", "why"),
    [
        ("发3 收4\n李明 满意1", 0, "收回的比发出的多"),
        ("李明 满意1", 0, "没写发了几张"),
        ("发3 收3\n张三 满意1", 2, "认不出是谁"),
        ("发3 收3\n李明 满意4", 0, "比有用的票多"),
        ("发3 收3\n李明 1 2", 2, "要写3个数"),
        ("发3 收3\n李明 很好", 2, "看不懂票数"),
        ("发3 收3\n李明 满意1\n李明 满意1", 3, "前面已经写过"),
        ("发3 收3", 0, "没写每个人"),
        ("发3 收2 废3\n李明 满意0", 0, "废票比收回的多"),
    ],
)
def test_what_a_teller_wrote_wrong_is_named_with_its_line(said: str, line: int, why: str) -> None:
    found = read_tally(said, SUBJECTS, SATISFACTION)
    assert isinstance(found, list)
    assert any(one.line == line and why in one.why for one in found), found
    assert all(isinstance(one, Trouble) for one in found)
