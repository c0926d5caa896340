"""A sheet of printed slips: what stands on each, and the short address that it leads to."""

from dataclasses import dataclass

#: Before the mark of a short address.
PREFIX = "/s/"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. `path` is the short path; `public`: for everybody, so it may be a chat's scene too."""

    title: str
    how: str
    path: str
    public: bool

    @property
    def scene(self) -> str:
        """What a chat's own code carries for this."""
        return self.path.removeprefix(PREFIX)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All slips of an organisation; `contact` is whom to call."""

    org: str
    contact: str
    slips: tuple[Slip, ...]
