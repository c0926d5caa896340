"""The labelled sets: figures may rise, not fall; nothing harmful is ever taken in."""

from functools import cache

import pytest

from tests.quality.scoring import DATA, Score, rows, score

DEVELOPED = (
    "village",
    "community",
    "workplaces",
    "elders_by_voice",
    "several_items",
    "improper",
    "no_promise",
    "many_posts",
    "house_style",
)
# Written after the rules, as a first measure of what they do with words they have not met.
ASIDE = ("aside_first", "aside_second", "aside_third", "aside_fourth")
# Each written blind by another hand and measured before a look at the misses; the last was never tuned on.
BLIND = (
    "blind_1",
    "blind_2",
    "blind_3",
    "blind_4",
    "blind_6",
    "blind_7",
    "blind_8",
    "blind_9",
    "blind_10",
    "blind_11",
    "blind_12",
    "blind_13",
    "blind_14",
    "blind_15",
    "blind_16",
    "blind_17",
    "blind_18",
    "blind_19",
    "blind_20",
    "blind_21",
    "blind_22",
    "blind_23",
)
UNTOUCHED = ("blind_5",)
# What is no promise, or an improper one, though it names a figure; only that none is taken in is asked.
HARMFUL = ("harm_with_figures",)
ALL = (*DEVELOPED, *ASIDE, *BLIND, *UNTOUCHED, *HARMFUL)
FLOORS = {"quality": 0.93, "items": 0.95, "due": 0.95, "quantity": 0.85, "category": 0.85}
FLOORS_BLIND = {
    "quality": 0.96,
    "strict": 0.90,
    "items": 0.95,
    "due": 0.95,
    "quantity": 0.91,
    "category": 0.86,
}
FLOORS_UNTOUCHED = {
    "quality": 0.85,
    "strict": 0.85,
    "items": 0.91,
    "due": 0.95,
    "quantity": 0.88,
    "category": 0.78,
}
FLOORS_ASIDE = {"quality": 0.87, "items": 0.92, "due": 0.92, "quantity": 0.84, "category": 0.76}


scored = cache(score)


def total(names: tuple[str, ...]) -> Score:
    whole = Score()
    for name in names:
        whole += scored(name)
    return whole


def test_every_data_file_is_scored() -> None:
    assert {path.stem for path in DATA.glob("*.jsonl")} == set(ALL)
    assert sum(len(rows(name)) for name in ALL) >= 1400


@pytest.mark.parametrize(
    ("names", "floors"),
    [(DEVELOPED, FLOORS), (ASIDE, FLOORS_ASIDE), (BLIND, FLOORS_BLIND), (UNTOUCHED, FLOORS_UNTOUCHED)],
)
def test_figures_do_not_fall(names: tuple[str, ...], floors: dict[str, float]) -> None:
    whole = total(names)
    assert {k: whole.share(k) for k in floors} == {
        k: pytest.approx(max(whole.share(k), f)) for k, f in floors.items()
    }


@pytest.mark.parametrize("name", ALL)
def test_nothing_harmful_is_taken_in(name: str) -> None:
    assert scored(name).harms == []
