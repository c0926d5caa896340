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
    organisation's. `of_org`: the author promises in the organisation's name. `urgent`: 急难险重. `where` it
    was read to the author, where somebody else wrote it down and read it out face to face.
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
    of_org: bool = False
    urgent: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class KeepSpoken(Effect):
    """A commitment was spoken and no words came with the sound: a helper listens and writes."""

    author: int
    media: int


@dataclass(frozen=True, slots=True)
class ReadBack(Effect):
    """A helper has written what was said; the author has yet to hear it. `home` is the community where he
    promises as a guest."""

    author: int
    value: dict[str, Any]
    media: int | None
    home: int | None = None


@dataclass(frozen=True, slots=True)
class KeepOpinions(Effect):
    """How opinions were sought. `rounds` holds dicts of channel, people, day (ISO) and words; `then` is
    the promise in the organisation's name that was begun and goes on now, or empty."""

    cycle: int
    rounds: tuple[dict[str, Any], ...]
    then: str = ""


@dataclass(frozen=True, slots=True)
class CompleteCommitment(Effect):
    """What was missing of a promise made before: the whole sentence anew, how much, for whom, by when (ISO).
    Each is empty where nothing was missing or nothing is known."""

    commitment: int
    version: int
    text: str = ""
    amount: str = ""
    whom: str = ""
    due: str = ""
