"""Weights computed by tests/quality/learn.py."""

FINGERPRINT = "0c4c886e62e60e17"
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
