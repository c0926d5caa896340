"""Weights computed by tests/quality/learn.py."""

FINGERPRINT = "7afbaf85f53bcbd7"
NAMES = (
    "new",
    "same",
)
ALLOWED = {
    "": (0, 1),
}
