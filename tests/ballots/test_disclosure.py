"""From what is told about one person, nobody can be sure that somebody else gave a low grade.

Exact, over all votes of up to eight raters. Whoever looks knows who voted, all figures, and his own vote.
"""

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement, product

import pytest

from dialogs.rules.ballots import GOOD, PEER_SCALE, UNKNOWN, withhold

#: Raters of one person; the organisation is rated by all.
MOST = 8

LOW_GRADES = frozenset(PEER_SCALE) - {*GOOD, UNKNOWN}

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
