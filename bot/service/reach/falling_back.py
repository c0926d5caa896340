"""What a platform will never take goes another way: the person's next chat, else through his helper."""

from bot.service.reach import post
from dialogs.content import Message
from storage import channels, outbox, people, records
from storage.outbox import OutboxRow
from storage.unit import Work

#: What was said to somebody who is waiting for it or has something to do about it. A group is told by its
#: own members, and a mark on a card is only comfort.
_LEFT = "send"


def fall_back(work: Work, row: OutboxRow, cold: bool) -> None:
    """Say it another way. `cold`: the platform wants this person to write there first. A verb."""
    if cold:
        channels.chill(work, row.platform, row.address)
    person = people.by_identity(work, row.platform, row.address)
    if row.kind != _LEFT or person is None or not person.active:
        return
    tried = outbox.tried(work, row.key)
    ways = [one for one in channels.ways(work, person.id) if one.platform not in tried]
    records.note(work, None, "fall_back", f"person:{person.id}", over=row.platform)
    message = Message.from_json(row.message)
    if not ways:
        post.by_hand(work, person, message, row.key)
        return
    outbox.put(
        work,
        key=outbox.again_on(row.key, ways[0].platform),
        kind=row.kind,
        platform=ways[0].platform,
        address=ways[0].address,
        message=message,
        purpose=row.purpose,
        person_id=person.id,
    )
