"""Weights computed by tests/quality/learn.py."""

FINGERPRINT = "7afbaf85f53bcbd7"
NAMES = (
    "empty",
    "good",
    "improper",
    "not_a_commitment",
    "ordinary_duty",
    "several_mixed",
    "too_grand",
    "too_vague",
)
ALLOWED = {
    "": (0, 1, 2, 3, 4, 5, 6, 7),
}
