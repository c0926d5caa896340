"""Lets the weights learnt (learnt.py) have their say beside the rules on a message that was read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dialogs.rules.quality.item import Author, Item
from dialogs.rules.quality.items import Reading
from dialogs.rules.quality.judge import DUTY, GOOD, GRAND, VAGUE, countable
from dialogs.rules.quality.learnt import IMPROPER, likelier_quality, suspected
from dialogs.rules.quality.signs import ACTION, DUTY_HARD, SLOGAN
from dialogs.rules.quality.tidy import tidy

MIXED = "several_mixed"
# A deed and whom it is for take more characters than a day or a number.
_SHORTEST = 8
_ONE_KIND = frozenset({GOOD, VAGUE, GRAND, DUTY})
# the share from which the weights may call good what the rules do not
_SURE = 0.7
# and where neither a day nor a number can be checked, and where it looked like a duty
_SURER, _SUREST = 0.7, 0.9
# and where the gate turned everything away
_SURE_AGAINST_THE_GATE = 0.8
_NO_PROMISE = frozenset({"empty", "not_a_commitment"})


def weighed(
    items: tuple[Item, ...], quality: str, whole: Item, text: str, author: Author, reading: Reading
) -> tuple[tuple[Item, ...], str]:
    """The items and their quality after the weights learnt had their say. `whole` is the message as one item.

    What the rules turned away as improper stays away; what they took for talk counts as a good promise only
    where the weights are sure and it names a deed and what can be counted.
    """
    improper = any(reason.startswith("improper") for _, reason in reading.rejected)
    if improper:
        return items, quality
    found, share = likelier_quality(quality, text, author.setting, author.persona, len(items))
    if reading.barred and not items:
        return _asked_again(quality, found, share, whole)
    if found == IMPROPER:
        reading.rejected += [(text, IMPROPER)]
        return (), "not_a_commitment"
    if not items:
        return _raised(quality, found, share, whole)
    if found in _NO_PROMISE:
        reading.rejected += [(item.text, "talk") for item in items]
        return (), found
    if found == GOOD and quality == MIXED and share >= _SURE and _one_matter(items, reading):
        return _as_one(items, reading), GOOD
    raised = found == GOOD and quality != GOOD and share < _needed(quality) and not _may_rise(items)
    if found in _ONE_KIND and quality in _ONE_KIND and not raised:
        return tuple(replace(item, quality=found) for item in items), found
    return items, quality


def settled(items: tuple[Item, ...], reading: Reading) -> tuple[Item, ...]:
    """The items, each with the figure that one of its quality is checked by; duties of one breath are one."""
    if len(items) > 1 and reading.points == 1 and all(item.quality == DUTY for item in items):
        items = (replace(items[0], text=tidy(",".join(item.text for item in items))),)
    return tuple(replace(item, quantity=countable(item.quantity, item.quality)) for item in items)


def _needed(quality: str) -> float:
    """The share that calls good what the rules call by another name."""
    return _SUREST if quality == DUTY else _SURER


def _raised(quality: str, found: str, share: float, whole: Item) -> tuple[tuple[Item, ...], str]:
    """What the weights make of words in which the rules found no promise."""
    said = _deed(whole.text) or (share >= _SURER and len(whole.text) >= _SHORTEST)
    checked = found != GOOD or ((whole.quantity or whole.due) and said)
    if found in _ONE_KIND and share >= _SURE and checked:
        return (replace(whole, quality=found),), found
    return (), found if found in _NO_PROMISE else quality


def _asked_again(quality: str, found: str, share: float, whole: Item) -> tuple[tuple[Item, ...], str]:
    """What the gate turned away and the weights surely call good is neither: the person is asked to say more."""
    if found == GOOD and share >= _SURE_AGAINST_THE_GATE:
        return (replace(whole, quality=VAGUE),), VAGUE
    return (), quality


def _one_matter(items: Sequence[Item], reading: Reading) -> bool:
    """Whether pieces of different quality may be one promise: not what is too grand, nor a motto in a list."""
    plain = [item for item in items if item.quality != GOOD]
    if any(item.quality == GRAND or SLOGAN.search(item.text) or _only_duty(item) for item in plain):
        return False
    return not reading.listed or all(_deed(item.text) for item in plain)


def _only_duty(item: Item) -> bool:
    return item.quality == DUTY and bool(DUTY_HARD.search(item.text)) and not re.search(r"\d", item.text)


def _as_one(items: tuple[Item, ...], reading: Reading) -> tuple[Item, ...]:
    """Two pieces of which one alone can be checked are one promise, unless a list keeps them apart."""
    good = next((item for item in items if item.quality == GOOD), None)
    if good is None or len(items) != 2 or reading.listed:
        return tuple(replace(item, quality=GOOD) for item in items)
    return (replace(good, text=tidy(",".join(item.text for item in items))),)


def _may_rise(items: Sequence[Item]) -> bool:
    """Whether a promise called vague names what can be checked, so that it may be called good."""
    return all(item.quality == VAGUE and (item.quantity or item.due) and _deed(item.text) for item in items)


def _deed(text: str) -> bool:
    """Whether the words tell of something done, not only of a day or a number."""
    return len(text) >= _SHORTEST and bool(ACTION.search(text))


def proper(items: tuple[Item, ...], author: Author, reading: Reading) -> tuple[Item, ...]:
    """The items without those of several that look improper; these are turned away."""
    if len(items) < 2:
        return items
    bad = [item for item in items if suspected(item.text, author.setting, author.persona)]
    reading.rejected += [(item.text, IMPROPER) for item in bad]
    return tuple(item for item in items if item not in bad)
