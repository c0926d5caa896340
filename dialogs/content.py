"""What the bot says, as values that every platform can draw.

A `Message` is written once; a platform that has no cards shows the text with the
choices numbered below it. No script knows which platform it speaks on.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    """One button. `token` comes back unchanged in `Heard.token` when it is tapped.

    A label is at most 10 characters (WeCom button text), a token at most 200 bytes.
    """

    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Link:
    """A page of ours. `path` starts with `/`; a platform puts the public address in front."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said: plain text of one question or one piece of news.

    `text` is complete without the rest: it can be read aloud. At most six choices. `sound` is the
    platform's own reference to a recording that is played in the chat, where the platform can.
    """

    text: str
    title: str = ""
    choices: tuple[Choice, ...] = ()
    link: Link | None = None
    sound: str = ""

    def to_json(self) -> dict[str, Any]:
        """The message as plain JSON values, for a row."""
        row: dict[str, Any] = {
            "text": self.text,
            "title": self.title,
            "choices": [[choice.label, choice.token] for choice in self.choices],
            "link": [self.link.label, self.link.path] if self.link else None,
        }
        return {**row, "sound": self.sound} if self.sound else row

    @staticmethod
    def from_json(row: dict[str, Any]) -> "Message":
        """The message that `to_json` wrote."""
        return Message(
            text=row["text"],
            title=row["title"],
            choices=tuple(Choice(label, token) for label, token in row["choices"]),
            link=Link(*row["link"]) if row["link"] else None,
            sound=row.get("sound", ""),
        )
