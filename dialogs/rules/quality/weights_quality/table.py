"""Weights for learnt.py, computed by tests/quality/learn.py."""

FINGERPRINT = "a2e07ce62093a791"
PARTS = 4
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
