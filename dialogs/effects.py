"""What dialogs ask of the services. Each is performed in the transaction of the message
that led to it, by the verb of the same name, which checks everything again."""

from dataclasses import dataclass
from typing import Any

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class SubmitCommitment(Effect):
    """Hand in what was read back and found right.

    `items` holds dicts of text, due (ISO or None), quantity, category, remark. `author` is the
    person whose commitment it is. `channel` is typed, spoken, visit, phone or paper.
    `confirmed_by` is self, face_to_face or phone. `replaces` is the commitment that was returned,
    `written_by` whoever wrote down what the author then confirmed himself, `wish` the wish of the
    public that it was made from.
    """

    author: int
    items: tuple[dict[str, Any], ...]
    original: str
    channel: str
    confirmed_by: str = "self"
    media: int | None = None
    replaces: int | None = None
    written_by: int | None = None
    wish: int | None = None


@dataclass(frozen=True, slots=True)
class KeepSpoken(Effect):
    """A commitment was spoken and no words came with the sound: a helper listens and writes."""

    author: int
    media: int


@dataclass(frozen=True, slots=True)
class ReadBack(Effect):
    """A helper has written what was said; the author has yet to hear it."""

    author: int
    value: dict[str, Any]
    media: int | None


@dataclass(frozen=True, slots=True)
class DecideReviews(Effect):
    """Decide on commitments. `decisions` holds (commitment, version, approve or return, guidance)."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordProgress(Effect):
    """How far a commitment is. `state` is done, going, not_started or no_change.
    `told_by` is self, family or helper."""

    commitment: int
    quarter: int
    state: str
    percent: int | None
    words: str
    told_by: str = "self"
    media: int | None = None


@dataclass(frozen=True, slots=True)
class RecordSelfRating(Effect):
    """The person's own grade and a sentence about it."""

    cycle: int
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class PublishCommitments(Effect):
    """Publish what has been approved; the text is locked from then on."""

    cycle: int


@dataclass(frozen=True, slots=True)
class SignSummary(Effect):
    """The secretary's word on a quarter goes to the group under the secretary's name."""

    cycle: int
    quarter: int
    text: str


@dataclass(frozen=True, slots=True)
class PostDigest(Effect):
    """The digest of the year's results goes to the group."""

    cycle: int


@dataclass(frozen=True, slots=True)
class DecideWishes(Effect):
    """What becomes of wishes. `decisions` holds (wish, its number in the list, claim, answer, merge
    or up, words); the words of a merge are the id of the other wish."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerReports(Effect):
    """Answers to reports. `decisions` holds (report, its number in the list, answer, words)."""

    decisions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class TakeWish(Effect):
    """A member who was asked takes a wish upon himself, or does not."""

    wish: int
    willing: bool


@dataclass(frozen=True, slots=True)
class TellSecretary(Effect):
    """The secretary ought to know of something a person said."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class StopWriting(Effect):
    """Never write to this person again; the secretary is told why: moved, deceased, opted_out,
    wrong_person."""

    why: str


@dataclass(frozen=True, slots=True)
class PutOff(Effect):
    """Not now: `words` are said, and the same is offered again some days later. `what` is publish,
    summary or digest, `part` the quarter of a summary."""

    what: str
    cycle: int
    words: str
    part: int = 0
