"""What was asked, and what the reply to it was understood to mean."""

import datetime
from dataclasses import dataclass
from typing import Final

CONTEXTS: Final = (
    "confirm_commitment",
    "ask_commitment",
    "ask_progress",
    "ask_done",
    "ask_rating",
    "ask_consent_to_peer_review",
    "review_decision",
    "ask_deadline",
    "idle",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a reply answers.

    `context` is one of CONTEXTS. `scale` holds the grades in force, best first. `options` are the
    numbered choices shown, `items` what lies before the reviewer in the order shown (numbers 1..n).
    `target` is the total of the commitment in hand, in words ("20户"). `today` is Beijing's day.
    """

    context: str
    today: datetime.date
    scale: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    target: str = ""
    items: tuple[str, ...] = ()
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reply means.

    `confidence` is between 0 and 1; `why` says in plain words what the reading rests on.
    `percent` is a whole number between 1 and 99. `date` is only set when the reply names a day;
    when it speaks of time without naming one, `flags` says how (vague_date, past_date, …).
    `decisions` pairs the number of an item with "approve" or "return"; `reasons` pairs it with the
    words given for it. `reason` is always a contiguous part of the reply as it was sent.
    `also` names further things said in passing, `likeliest` the two best guesses when unclear.
    """

    intent: str
    confidence: float
    why: str
    percent: int | None = None
    date: datetime.date | None = None
    rating: str | None = None
    decision: str | None = None
    decisions: tuple[tuple[int, str], ...] = ()
    reasons: tuple[tuple[int, str], ...] = ()
    reason: str = ""
    done_quantity: str = ""
    defer_kind: str = ""
    flags: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    value: str = ""
    likeliest: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The answer given, as `likeliest` names it: a grade, a decision, or else the intent."""
        return self.rating or self.decision or self.intent
