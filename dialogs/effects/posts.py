"""What dialogs about posts ask for."""

from dataclasses import dataclass

from dialogs.engine.outcome import Effect


@dataclass(frozen=True, slots=True)
class AssignPosts(Effect):
    """Give posts to people: (post id, what was said behind its number: names, 同意 or 不定 with names)."""

    decisions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class AppraisePosts(Effect):
    """The branch's word on services: (claim id, words)."""

    words: tuple[tuple[int, str], ...]
