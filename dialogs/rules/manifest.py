"""What is fixed when a secret poll opens, as one text whose fingerprint goes to the group.

Every slip is sealed to this fingerprint: after the opening no word of it can change unseen.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from dialogs.rules.ballots import FLAGS, LEAST, PEER_SCALE

#: So many tellers hold a key each; any two of them open the box.
HOLDERS = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds a key of the box (监票人). `lock` is the public half, an uncompressed P-256 point in
    hex; for the server's own key `person` is 0."""

    person: int
    name: str
    lock: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a poll is opened with beside its roll. Without holders the server seals, with a key of its own.

    `closes` is in words; `script` is the SHA-256 (base64) of the voting page's program; `scale` is what
    can be ticked.
    """

    question: str = ""
    closes: str = ""
    script: str = ""
    holders: tuple[Holder, ...] = ()
    scale: tuple[str, ...] = PEER_SCALE


@dataclass(frozen=True, slots=True)
class Manifest:
    """A poll as its voters are told it. `roll` is a fingerprint of who rates whom, `voters` how many do."""

    poll: str
    question: str
    scale: tuple[str, ...]
    roll: str
    voters: int
    closes: str
    script: str
    least: int
    holders: tuple[Holder, ...]

    @property
    def by_phones(self) -> bool:
        """Whether phones seal and two tellers open (保密); else the server seals."""
        return len(self.holders) == HOLDERS

    @property
    def text(self) -> str:
        """The one way to write it: whoever has this text gets the same fingerprint."""
        return _canonical(asdict(self))

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def place_of(self, person: int) -> int | None:
        """At which place (from 0) this person holds a key; None for everybody else."""
        places = (place for place, one in enumerate(self.holders) if one.person == person and person)
        return next(places, None)


def make(poll: str, roll: Mapping[int, Collection[int]], setting: Setting) -> Manifest:
    """The manifest of a poll that opens now."""
    names = _canonical([[voter, sorted(roll[voter])] for voter in sorted(roll)])
    return Manifest(
        poll,
        setting.question,
        (*setting.scale, *FLAGS),
        hashlib.sha256(names.encode()).hexdigest(),
        len(roll),
        setting.closes,
        setting.script,
        LEAST,
        setting.holders,
    )


def read(text: str) -> Manifest:
    """The manifest that `text` is of."""
    row = json.loads(text)
    holders = tuple(Holder(**one) for one in row["holders"])
    return Manifest(**{**row, "scale": tuple(row["scale"]), "holders": holders})


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
