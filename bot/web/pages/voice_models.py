"""What the public's pages show and send on."""

from dataclasses import dataclass
from typing import Protocol

from dialogs.rules.voices import Kind


@dataclass(frozen=True, slots=True)
class Published:
    """One promise that a report may be about. `number` names it on the form."""

    number: int
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class VoiceForm:
    """The form of one branch. `contact` says in words how to reach the secretary."""

    org: str
    contact: str
    items: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent. `key` is the form's own: sent twice, it is kept once."""

    kind: Kind
    key: str
    text: str
    contact: str = ""
    item: int | None = None


class Voices(Protocol):
    """What the public's pages need."""

    async def form(self, org_id: int) -> VoiceForm | None:
        """The form of a branch; None when there is no such branch."""
        ...

    async def take(self, org_id: int, sent: Sent) -> str | None:
        """Keep it; the receipt code, or None when today's flood is too high."""
        ...

    async def standing(self, code: str) -> str:
        """How it stands, in words."""
        ...
