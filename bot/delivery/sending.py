"""One attempt: the message goes to the platform, and every ending is a value."""

import asyncio

import structlog

from bot.ports import Abilities, Delivery, Failed, Platform, Unknown
from dialogs.content import Message
from storage.outbox import OutboxRow

_log = structlog.get_logger(__name__)


async def attempt(platform: Platform, row: OutboxRow, seconds: float) -> Delivery:
    """Send, post or amend; what takes longer than `seconds` has an unknown end.

    An adapter that raises is a defect of ours; that its message arrived cannot be excluded.
    """
    try:
        message = Message.from_json(row.message)
    except (KeyError, TypeError, ValueError) as error:
        return Failed(f"unreadable message: {type(error).__name__}", permanent=True)
    try:
        async with asyncio.timeout(seconds):
            return await _call(platform, row, message)
    except TimeoutError:
        return Unknown("no answer in time")
    except Exception as error:
        _log.exception("platform_raised", platform=row.platform, outbox_id=row.id)
        return Unknown(f"adapter raised {type(error).__name__}")


async def _call(platform: Platform, row: OutboxRow, message: Message) -> Delivery:
    abilities = platform.abilities
    match row.kind:
        case "send":
            return await platform.send(row.address, message, row.key)
        case "post" if abilities.group_post:
            return await platform.post(row.address, message, row.key)
        case "amend" if abilities.edit_card:
            return await platform.amend(row.address, message.title, message.text)
    return Failed(f"the platform has no {row.kind}", permanent=True)


def ceiling(abilities: Abilities, kind: str) -> int:
    """How many messages of this kind one recipient may get within a minute; 0: as many as there are."""
    per_minute = {"send": abilities.per_person_per_minute, "post": abilities.per_group_per_minute}
    return per_minute.get(kind, 0)
