"""What happened on the sandbox's phones, as numbered entries."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from dialogs.content import Message


class Sort(StrEnum):
    """What sort of entry it is."""

    SAID = "said"  # the bot said `message`
    TYPED = "typed"  # the person sent `text`
    SPOKEN = "spoken"  # the person sent the recording `media`, with `text` as its transcript or without
    MARKED = "marked"  # the card `target` shows that `text` was chosen
    STEPPED = "stepped"  # the clock went on; `text` says what happened


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one phone (`person:<address>`), in one group (`group:<name>`), or on the clock (`clock`).

    `number` counts from 1 without gaps. `key` is the sender's, and unique in its place.
    """

    place: str
    sort: Sort
    at: datetime
    key: str = ""
    number: int = 0
    text: str = ""
    message: Message | None = None
    media: str = ""
    target: int = 0

    def numbered(self, number: int) -> "Entry":
        """The same entry with its number."""
        return replace(self, number=number)

    def to_json(self) -> dict[str, Any]:
        """The entry as plain JSON values; what is empty is left out."""
        row: dict[str, Any] = {
            "number": self.number,
            "place": self.place,
            "sort": self.sort.value,
            "at": self.at.isoformat(),
        }
        if self.message:
            row["message"] = self.message.to_json()
        filled = {"key": self.key, "text": self.text, "media": self.media, "target": self.target}
        return row | {name: value for name, value in filled.items() if value}

    @staticmethod
    def from_json(row: dict[str, Any]) -> "Entry":
        """The entry that `to_json` wrote.

        Raises:
            KeyError, ValueError, TypeError: it is not one.
        """
        message = row.get("message")
        return Entry(
            place=row["place"],
            sort=Sort(row["sort"]),
            at=datetime.fromisoformat(row["at"]),
            key=row.get("key", ""),
            number=row["number"],
            text=row.get("text", ""),
            message=Message.from_json(message) if message else None,
            media=row.get("media", ""),
            target=row.get("target", 0),
        )


def person_place(address: str) -> str:
    """The place of a person's conversation with the bot."""
    return f"person:{address}"


def group_place(name: str) -> str:
    """The place of a group chat."""
    return f"group:{name}"


CLOCK = "clock"
