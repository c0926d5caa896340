"""Text for radio and television: how long it takes to say, and subtitles that can be read in that time."""

import re
from dataclasses import dataclass

#: Characters a newsreader says in a second; slower than the usual 4.5, for old people listen too.
PACE = 4.2

#: Seconds of a spot, and what can be said in them.
SPOT = 30
LONGEST_SPOT = int(SPOT * PACE)

#: Characters of a line of subtitles.
LONGEST_LINE = 14

_SIGNS = re.compile(r"[\s，。；：、？“”（）《》]")
_TOKENS = re.compile(r"\d{1,8}|\D")
_BREAKS = re.compile(r"(?<=[，。；：？])")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One line, from and to in seconds."""

    begins: float
    ends: float
    text: str


def seconds(text: str) -> float:
    """How long it takes to say the text."""
    return len(_SIGNS.sub("", text)) / PACE


def subtitles(text: str) -> list[Subtitle]:
    """The text in lines that follow the voice: short parts share one, long ones are cut in even pieces,
    never within a number; stops are not written."""
    found: list[Subtitle] = []
    at = 0.0
    for line in _lines(text):
        ends = at + seconds(line)
        found.append(Subtitle(at, ends, line))
        at = ends
    return found


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for part in filter(None, (one.strip("，。；：？ \n") for one in _BREAKS.split(text))):
        pieces = _cut(part)
        if lines and len(lines[-1]) + 1 + len(pieces[0]) <= LONGEST_LINE:
            lines[-1] += f" {pieces.pop(0)}"
        lines += pieces
    return lines


def _cut(part: str) -> list[str]:
    """Even pieces of at most a line; a number stays whole."""
    pieces = [""]
    even = -(-len(part) // -(-len(part) // LONGEST_LINE))
    for token in _TOKENS.findall(part):
        full = len(pieces[-1]) + len(token) > LONGEST_LINE or len(pieces[-1]) >= even
        if pieces[-1] and full:
            pieces.append("")
        pieces[-1] += token
    return pieces


def srt(lines: list[Subtitle]) -> str:
    """The subtitles as a SubRip file, which every editing program reads."""
    parts = [
        f"{number}\n{_stamp(one.begins)} --> {_stamp(one.ends)}\n{one.text}\n"
        for number, one in enumerate(lines, 1)
    ]
    return "\n".join(parts)


def _stamp(moment: float) -> str:
    whole = round(moment * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"00:{minutes:02}:{rest // 1000:02},{rest % 1000:03}"
