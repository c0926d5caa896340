"""From what is told about one person, nobody can be sure that somebody else gave a low grade.

Exact, over all votes of up to eight raters. Whoever looks knows who voted, all figures, and his own vote.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.ballots import (
    FEW_SAME,
    FLAG,
    GOOD,
    MANY_SAME,
    PEER_SCALE,
    UNKNOWN,
    tell,
    with_flag,
    withhold,
)
from dialogs.rules.satisfaction import PUBLIC_SCALE

#: Raters of one person; the organisation is rated by all.
MOST = 8

LOW_GRADES = frozenset((*PEER_SCALE, *PUBLIC_SCALE)) - {*GOOD, UNKNOWN}

Told = tuple[tuple[str, int], ...]
Tell = Callable[[dict[str, int]], dict[str, int]]


def counted(votes: tuple[str, ...]) -> dict[str, int]:
    return {word: votes.count(word) for word in PEER_SCALE if word in votes}


def publish(votes: tuple[str, ...], tell: Tell) -> Told:
    return tuple(sorted(tell(counted(votes)).items()))


def worlds(raters: int, tell: Tell) -> dict[Told, list[tuple[str, ...]]]:
    """All votes, whoever gave which, by what is told of them."""
    found: dict[Told, list[tuple[str, ...]]] = {}
    for votes in combinations_with_replacement(PEER_SCALE, raters):
        found.setdefault(publish(votes, tell), []).append(votes)
    return found


def convicted(raters: int, tell: Tell) -> Iterator[tuple[Told, str]]:
    """What is told, and the vote of the one who looks, where all the others must have given a low grade.

    Among the others anybody may have given any of the remaining votes: one is sure of somebody's low grade
    only when in every possible world all of them are low.
    """
    for told, possible in worlds(raters, tell).items():
        for own in ("", *PEER_SCALE):
            rests = [rest(votes, own) for votes in possible if not own or own in votes]
            if rests and all(others and set(others) <= LOW_GRADES for others in rests):
                yield told, own


def rest(votes: tuple[str, ...], own: str) -> list[str]:
    others = list(votes)
    if own:
        others.remove(own)
    return others


@pytest.mark.parametrize("raters", range(1, MOST + 1))
def test_no_low_grade_of_anybody_follows_from_what_is_told(raters: int) -> None:
    assert list(convicted(raters, withhold)) == []


def test_plain_histograms_would_convict_somebody() -> None:
    """The same search finds it where nothing is withheld: it can see."""
    told = {own: dict(figures) for figures, own in convicted(5, dict)}
    assert set(told) == {"", *PEER_SCALE}
    assert told["优秀"] == {"优秀": 1, "不合格": 4}


@pytest.mark.parametrize("raters", [2, 3, 4, 5])
def test_counting_kinds_of_votes_is_the_same_as_trying_every_single_one(raters: int) -> None:
    """With names: every vote of every rater; one of them looks, another one is convicted or not."""
    told: dict[Told, list[tuple[str, ...]]] = {}
    for votes in product(PEER_SCALE, repeat=raters):
        told.setdefault(publish(votes, dict), []).append(votes)
    named = {
        (figures, own)
        for figures, possible in told.items()
        for own in PEER_SCALE
        if (mine := [votes for votes in possible if votes[0] == own])
        and any(all(votes[other] in LOW_GRADES for votes in mine) for other in range(1, raters))
    }
    assert named == {(figures, own) for figures, own in convicted(raters, dict) if own}


def critics(lows: dict[int, int]) -> set[frozenset[int]]:
    """Who can have given the low grades (person → how many) where more than half gave everybody the same
    good one: every set of people that fits, by trying all their votes."""
    people, found = sorted(lows), set()
    for number in range((len(people) + 1) // 2):
        for group in combinations(people, number):
            rows = [
                [set(low) for size in range(len(people)) for low in combinations(set(people) - {one}, size)]
                for one in group
            ]
            for given_ in product(*rows):
                if all(sum(one in row for row in given_) == lows[one] for one in people):
                    found.add(frozenset(one for one, row in zip(group, given_, strict=True) if row))
    return found


def test_the_share_of_equal_papers_would_name_two_critics_in_a_branch_of_six() -> None:
    """Figures that may all be told, and the one word 过半: only those two can have given the low grades."""
    lows = {1: 0, 2: 0, 3: 2, 4: 2, 5: 2, 6: 2}
    assert critics(lows) == {frozenset({1, 2})}
    votes = {target: {"不合格": low, "优秀": 5 - low} for target, low in lows.items()}
    assert all(withhold(one) == {word: n for word, n in one.items() if n} for one in votes.values())
    assert tell({**votes, FLAG: {"都一样": 4, "不都一样": 2}})[FLAG] == {"": 6}


Voters = st.integers(2, 8).flatmap(
    lambda n: st.lists(st.sampled_from([*PEER_SCALE, *PUBLIC_SCALE[:2]]), min_size=n * n, max_size=n * n)
)


@given(words=Voters, same=st.integers(0, 8))
def test_equal_papers_are_told_only_where_no_low_grade_is_and_the_figures_show_it(
    words: list[str], same: int
) -> None:
    """So the bit decides about no low grade, and that it is told says nothing that the figures do not."""
    size = int(len(words) ** 0.5)
    people = range(1, size + 1)
    counts: dict[int, dict[str, int]] = {}
    for voter in people:
        row = words[(voter - 1) * size :][:size]
        row = [row[0]] * size if voter <= same else row
        paper = {target: row[target - 1] for target in people if target != voter}
        for target, word in with_flag(paper).items():
            grades = counts.setdefault(target, {})
            grades[word] = grades.get(word, 0) + 1
    told = tell(counts)
    shown = told.pop(FLAG)
    if MANY_SAME in shown or FEW_SAME in shown:
        assert not any(word in LOW_GRADES for target in people for word in counts[target])
    figures = all(set(grades) <= {*GOOD, UNKNOWN} for grades in told.values()) and size >= 5
    assert (shown.keys() != {""}) == figures
