"""Weights for gist.py, computed by tests/understanding/learn_gist.py."""

FINGERPRINT = "abfe39ca63244c99"
PARTS = 11
NAMES = (
    "back",
    "cancel",
    "complaint",
    "defer",
    "done",
    "handoff_to_human",
    "help",
    "no",
    "not_started",
    "progress",
    "query_my_commitments",
    "query_my_status",
    "repeat",
    "report_bright_deed",
    "restart",
    "return",
    "skip",
    "smalltalk",
    "start_commitment",
    "submit_public_wish",
    "unclear",
    "value",
    "yes",
)
ALLOWED = {
    "ask_consent_to_peer_review": (0, 1, 2, 3, 5, 6, 7, 12, 16, 20, 22),
    "ask_deadline": (0, 1, 2, 3, 5, 6, 12, 16, 20, 21),
    "ask_done": (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 17, 20, 22),
    "ask_progress": (0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 16, 17, 20),
    "ask_rating": (0, 1, 2, 3, 5, 6, 12, 16, 19, 20, 21),
    "confirm_commitment": (0, 1, 2, 3, 5, 6, 7, 12, 14, 17, 20, 21, 22),
    "idle": (0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20),
    "review_decision": (0, 1, 2, 3, 5, 6, 11, 12, 15, 16, 20, 21),
}
