"""What a person did, as every platform reports it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: What a notice says that came in place of somebody's words: the platform's month is used up.
OVER_QUOTA = "over_quota"

#: Where something is said without a chat: on a page of one's own, on the command line. The address is then
#: the person's number.
PAGE, COMMAND = "page", "command"
ELSEWHERE = frozenset({PAGE, COMMAND})


class Kind(StrEnum):
    """What sort of thing was heard."""

    TEXT = "text"  # typed words, or words a platform transcribed without giving the sound
    AUDIO = "audio"  # a recording, with `text` where the platform transcribed it
    IMAGE = "image"  # a picture
    CHOICE = "choice"  # a button or a menu entry; `token` says which
    ENTER = "enter"  # opened the chat with the bot
    LEAVE = "leave"  # left the bot's scope
    NOTICE = "notice"  # the platform speaks of itself (inactivity warnings); `text` names it


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard from one address.

    `key` is the same whenever the platform delivers the same thing again.
    `address` is the platform's user id, in lower case where the platform ignores case.
    `token` is the tapped button's, or with ENTER what the scanned code carries.
    `media` is the platform's reference to a recording or picture, `media_format` its kind
    (amr, webm, jpg). `reply_code` allows the tapped card to be changed (WeCom, 72 h, once).
    `group` is the chat in which the bot was addressed, empty where the person speaks with it alone.
    `at` is the platform's time, aware, UTC.
    """

    platform: str
    address: str
    key: str
    kind: Kind
    at: datetime
    text: str = ""
    token: str = ""
    media: str = ""
    media_format: str = ""
    reply_code: str = ""
    group: str = ""

    @property
    def channel(self) -> str:
        """How it came, as records keep it: chat, page or command."""
        return self.platform if self.platform in ELSEWHERE else "chat"
