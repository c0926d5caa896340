"""Notices words taken from last year's or a neighbour's promise (防止搞形式主义)."""

from collections.abc import Sequence

from dialogs.rules.quality.lazily import Lazy

_NOISE = Lazy(r"[\W_]+|20\d\d年?|明年|今年|我承诺|承诺|本人|我")
_SHORTEST = 8
_ALIKE = 88.0


def _core(text: str) -> str:
    return _NOISE.sub("", text)


def copied_from(text: str, others: Sequence[str]) -> int | None:
    """The index of the text in `others` that this one repeats almost word for word, or None.

    Years, punctuation and "我承诺" do not count as difference. Texts of fewer than eight characters are
    never called copies: short promises are alike by nature.
    """
    core = _core(text)
    if len(core) < _SHORTEST:
        return None
    # Imported here: only this question needs it, and it takes longer to load than all the rest.
    from rapidfuzz import fuzz

    best, best_score = None, _ALIKE
    for index, other in enumerate(others):
        score = fuzz.ratio(core, _core(other))
        if score > best_score or (best is None and score == best_score):
            best, best_score = index, score
    return best
