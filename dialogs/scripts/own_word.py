"""Where only the person's own word counts: consent, one's own grade, the yes to what was read back."""

from dialogs.content import Message
from dialogs.engine.outcome import Coach, Outcome
from dialogs.understanding.reading import Reading
from dialogs.words import common


def by_family(reading: Reading) -> Outcome | None:
    """Somebody answers in the person's place: a kind word, and the question stays the person's."""
    return Coach(Message(common.OWN_WORD)) if "proxy" in reading.flags else None
