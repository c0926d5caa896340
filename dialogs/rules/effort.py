"""How much of a person's time the bot takes, as an estimate (R105).

Reading speeds are those of slow readers on a phone: it is better to think too much than too little.
All figures are seconds.
"""

from dialogs.heard import Kind

#: Characters read in a second, by the young and by the old.
READS, OLD_READS = 5.0, 3.0

#: To take up the phone for a message; to tap; to begin to type or to speak; for each typed and each
#: spoken character; to rate one colleague on the page.
OPEN_S, TAP_S, BEGIN_S, TYPE_S, SPEAK_S, RATE_S = 3.0, 4.0, 6.0, 1.5, 0.25, 8.0

#: Characters that a recording is taken to hold at least.
_SPOKEN = 20


def to_read(characters: int, *, old: bool) -> float:
    """Seconds to take up the phone and read a message."""
    return OPEN_S + characters / (OLD_READS if old else READS)


def to_say(kind: Kind, characters: int) -> float:
    """Seconds to answer: a tap, a recording, or typed words."""
    match kind:
        case Kind.CHOICE:
            return TAP_S
        case Kind.AUDIO:
            return BEGIN_S + SPEAK_S * max(characters, _SPOKEN)
        case Kind.TEXT:
            return BEGIN_S + TYPE_S * characters
        case _:
            return 0.0
