"""Weights for learnt.py, computed by tests/quality/learn.py."""

FINGERPRINT = "08e589aa5ad2ea94"
PARTS = 7
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
