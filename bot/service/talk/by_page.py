"""Talking on a page: what a platform's chat would count, or cannot show, is said and answered here.

The page belongs to one message that was sent, and so to the person it was sent to.
"""

from dataclasses import dataclass

from bot.ports import Links
from bot.service.talk import inbound
from dialogs.content import Message
from dialogs.heard import Heard, Kind
from storage import outbox
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the bot said to somebody: where, and what."""

    platform: str
    address: str
    message: Message


def said(work: Work, key: str) -> Said | None:
    """The message of that key; None when it is not there or has had its time. A query."""
    found = outbox.message(work, key)
    return None if found is None or not found[1] else Said(found[0], found[1], Message.from_json(found[2]))


def answer(
    work: Work, links: Links, to: Said, nonce: str, *, token: str = "", text: str = ""
) -> Message | None:
    """Hear what was tapped or written on the page, and give the answer, which is not sent any more. The
    same `nonce` is heard once, and answered with the same again. A verb."""
    kind = Kind.CHOICE if token else Kind.TEXT
    heard = Heard(to.platform, to.address, f"page-{nonce}", kind, work.now, text=text, token=token)
    inbound.hear(work, heard, links)
    return outbox.take_over(work, f"reply:{to.platform}:{heard.key}")
