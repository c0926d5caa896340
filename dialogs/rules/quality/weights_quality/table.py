"""Weights for learnt.py, computed by tests/quality/learn.py."""

FINGERPRINT = "1c87abb1a31928e8"
PARTS = 2
NAMES = (
    "empty",
    "good",
    "not_a_commitment",
    "ordinary_duty",
    "several_mixed",
    "too_grand",
    "too_vague",
)
ALLOWED = {
    "": (0, 1, 2, 3, 4, 5, 6),
}
