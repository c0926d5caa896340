"""What an examination of a platform found: one step each, in words for whoever set it up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One step: what was looked at, whether it is well (None: cannot be told from here), and in Chinese what
    was seen or what to click where. It holds no secret."""

    what: str
    well: bool | None
    words: str
