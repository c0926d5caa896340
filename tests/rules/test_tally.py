"""What may be shown of a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.ballots import GRADES, LEAST, PEER_SCALE, UNKNOWN, VOID, withhold
from dialogs.rules.tally import Figures, Gap, Source, tally, tally_person, total

Slips = st.lists(st.sampled_from(PEER_SCALE), max_size=14)


def counted(slips: list[str]) -> dict[str, int]:
    return {grade: slips.count(grade) for grade in slips}


def test_five_graded_slips_give_figures() -> None:
    shown = tally(Source.PEERS, {"优秀": 2, "合格": 3, "不了解": 1})
    assert shown.gap is None
    assert shown.grades == (("优秀", 2), ("合格", 3), ("基本合格", 0), ("不合格", 0))
    assert (shown.slips, shown.unknown, shown.median) == (6, 1, ("合格",))


def test_four_slips_give_no_figures() -> None:
    assert tally(Source.PEERS, {"优秀": 4}) == Figures(Source.PEERS, 4, Gap.THIN)


def test_one_opinion_among_many_who_do_not_know_is_not_shown() -> None:
    shown = tally(Source.PEERS, {"不合格": 1, "不了解": 5})
    assert (shown.gap, shown.grades, shown.unknown) == (Gap.UNFAMILIAR, (), 5)


def test_what_four_people_do_not_know_is_not_told_either() -> None:
    assert tally(Source.PEERS, {"不了解": 4}).unknown is None


def test_nobody_asked_is_not_the_same_as_nobody_answered() -> None:
    assert tally(Source.PUBLIC, None).gap is Gap.MISSING
    assert tally(Source.PUBLIC, {}).gap is Gap.THIN


def test_an_even_number_may_split_between_two_grades() -> None:
    assert tally(Source.PEERS, {"优秀": 3, "合格": 3}).median == ("优秀", "合格")
    assert tally(Source.PEERS, {"优秀": 3, "不合格": 3}).median == ("优秀", "不合格")
    assert tally(Source.PEERS, {"优秀": 4, "合格": 2}).median == ("优秀",)


def test_void_slips_stand_beside() -> None:
    shown = tally(Source.PEERS, {"优秀": 5, VOID: 2})
    assert (shown.slips, shown.void, shown.median) == (5, 2, ("优秀",))
    assert tally(Source.PEERS, {"优秀": 4, VOID: 9}).gap is Gap.THIN


@pytest.mark.parametrize("counts", [{"很好": 5}, {"优秀": -1}, {"优秀": 6, "合格": -1}])
def test_counts_that_do_not_fit_are_refused(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="scale"):
        tally(Source.PEERS, counts)


def test_every_wanted_source_is_named() -> None:
    lines = tally_person({Source.PEERS: {"合格": 6}}, (Source.PEERS, Source.PUBLIC, Source.ORGANISATION))
    assert [(line.source, line.gap) for line in lines] == [
        (Source.PEERS, None),
        (Source.PUBLIC, Gap.MISSING),
        (Source.ORGANISATION, Gap.MISSING),
    ]


def test_another_scale() -> None:
    satisfied = ("满意", "基本满意", "不满意")
    shown = tally(Source.PUBLIC, {"满意": 9, "不满意": 1, "不了解": 2}, satisfied)
    assert shown.grades == (("满意", 9), ("基本满意", 0), ("不满意", 1))


def test_a_total_is_shown_only_when_every_part_is() -> None:
    full = tally(Source.PEERS, {"优秀": 5, "合格": 1})
    assert total([full, full]) == (("优秀", 10), ("合格", 2), ("基本合格", 0), ("不合格", 0))
    for thin in ({"优秀": 4}, None, {"不了解": 9}):
        assert total([full, full, tally(Source.PEERS, thin)]) is None
        assert total([tally(Source.PEERS, thin)]) is None
    assert total([]) is None
    assert total([full, tally(Source.PUBLIC, {"满意": 9}, ("满意", "不满意"))]) is None


@given(slips=Slips, order=st.randoms())
def test_the_order_of_the_slips_means_nothing(slips: list[str], order: object) -> None:
    shuffled = list(slips)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tally(Source.PEERS, counted(slips)) == tally(Source.PEERS, counted(shuffled))


@given(slips=Slips)
def test_never_a_figure_below_five(slips: list[str]) -> None:
    shown = tally(Source.PEERS, counted(slips))
    graded = [slip for slip in slips if slip != UNKNOWN]
    if len(graded) < LEAST:
        assert (shown.grades, shown.median) == ((), ())
        assert shown.gap is not None
    if len(slips) < LEAST:
        assert shown.unknown is None
    assert shown.slips == len(slips)


@given(slips=Slips)
def test_a_zero_is_shown_only_where_it_was_counted(slips: list[str]) -> None:
    shown = tally(Source.PEERS, counted(slips))
    if shown.grades:
        assert dict(shown.grades) == {grade: slips.count(grade) for grade in GRADES}
        assert sum(dict(shown.grades).values()) + (shown.unknown or 0) == len(slips)
    else:
        assert shown.gap is not None


@given(slips=Slips.filter(lambda slips: sum(slip != UNKNOWN for slip in slips) >= LEAST))
def test_the_median_has_at_most_half_of_the_slips_on_either_side(slips: list[str]) -> None:
    shown = tally(Source.PEERS, counted(slips))
    places = sorted(GRADES.index(slip) for slip in slips if slip != UNKNOWN)
    if shown.gap is None:
        best, worst = GRADES.index(shown.median[0]), GRADES.index(shown.median[-1])
        assert 2 * sum(place < best for place in places) <= len(places)
        assert 2 * sum(place > worst for place in places) <= len(places)


@given(slips=Slips, void=st.integers(0, 3))
def test_withholding_first_shows_the_same(slips: list[str], void: int) -> None:
    counts = counted(slips) | ({VOID: void} if void else {})
    kept = withhold(counts)
    assert sum(kept.values()) == len(slips) + void
    assert tally(Source.PEERS, kept) == tally(Source.PEERS, counts)


@given(slips=Slips)
def test_what_is_kept_of_thin_counts_does_not_depend_on_the_grades(slips: list[str]) -> None:
    other = ["不合格" if slip != UNKNOWN else slip for slip in slips]
    if sum(slip != UNKNOWN for slip in slips) < LEAST:
        assert withhold(counted(slips)) == withhold(counted(other))
