"""What the dialogs of proposing ask for."""

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
    public that it was made from, `home` the community for which it is made where it is not the author's own
    organisation's.
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
    home: int | None = None


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
