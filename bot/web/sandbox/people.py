"""Who can be played on the sandbox's phones, and who turns the clock."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

Kind = Literal["member", "elder", "secretary", "superior", "public"]


@dataclass(frozen=True, slots=True)
class SandboxPerson:
    """Somebody who holds a phone. `role_label` is Chinese, at most ten characters or so (普通党员).

    An `elder` gets large type and a button to speak with; a `public` person is not on the roster.
    """

    address: str
    name: str
    role_label: str
    kind: Kind

    def to_json(self) -> dict[str, Any]:
        """The person as plain JSON values, for the page."""
        return asdict(self)


class Stepper(Protocol):
    """Turns the sandbox's clock. Both return one plain Chinese sentence that says what happened."""

    async def jump(self) -> str:
        """Go to the next thing that is due, and do everything that is due by then."""
        ...

    async def day(self) -> str:
        """Go on to the next day, and do everything that is due by then."""
        ...
