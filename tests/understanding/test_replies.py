"""The labelled replies, by style of author; floors for accuracy, and no dangerous error at all."""

import pytest

from tests.understanding.scorer import Tally, rows_of, score, styles

# What is asked of each style, least of those whose wordings the tables were not written for. The
# blind sets were written by someone who had not seen the tables; the misses of blind_3 were never
# looked at, its dangerous ones excepted; blind_11, 13 and 15 were written to mislead.
# README.md keeps the first sight of each.
USUAL = 0.96
FLOORS = {
    "held_emoji_visitor": 0.92,
    "idle_unusual": 0.91,
    "blind_1": 0.97,
    "blind_2": 0.94,
    "blind_plain": 0.96,
    "blind_3": 0.86,
    "blind_4": 0.94,
    "blind_5": 0.96,
    "blind_6": 0.96,
    "blind_7": 0.94,
    "blind_8": 0.96,
    "blind_9": 0.96,
    "blind_10": 0.96,
    "blind_11": 0.86,
    "blind_13": 0.93,
    "blind_14": 0.93,
    "blind_15": 0.86,
    "blind_21": 0.92,
    "traps_1": 0.88,
    "traps_2": 0.88,
    "traps_3": 0.88,
}
# nothing but traps: what counts is that none of them does harm, not the name given to each
ONLY_HARM = {"traps_1", "traps_2", "traps_3"}


def report(tally: Tally) -> str:
    figures = (
        f"{tally.rows} rows, strict {tally.share(tally.strict):.3f}, "
        f"lenient {tally.share(tally.lenient):.3f}, whole {tally.share(tally.whole):.3f}"
    )
    return "\n".join([figures, *tally.harms, *tally.misses])


def test_there_are_enough_replies_and_no_two_share_an_id() -> None:
    rows = [row for style in styles() for row in rows_of(style)]
    assert len(rows) >= 3500
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("style", styles())
def test_a_style_is_understood(style: str) -> None:
    tally = score(rows_of(style))
    floor = FLOORS.get(style, USUAL)
    print(style, report(tally))
    assert not tally.harms, report(tally)
    if style in ONLY_HARM:
        assert tally.share(tally.lenient) >= floor, report(tally)
        return
    assert tally.share(tally.strict) >= floor - 0.02, report(tally)
    assert tally.share(tally.lenient) >= floor, report(tally)
    assert tally.share(tally.whole) >= floor - 0.01, report(tally)
