"""After a line was down: whoever was talking there is asked to say again what had no answer.

What is said while the line is down is not promised to be brought later, and the platform tells nobody. So
those are asked who wrote shortly before it broke; nobody else is disturbed.
"""

from datetime import datetime, timedelta

from bot.service.reach import post
from dialogs.content import Message
from dialogs.words import channels as words
from storage import channels, people
from storage.unit import Work

#: Below this a line was only changed, and nothing is said.
SHORTEST = timedelta(minutes=1)

#: Whoever wrote so shortly before the line broke was in the middle of something.
TALKING = timedelta(minutes=10)

#: After so long nobody waits for an answer any more.
LONGEST = timedelta(hours=6)


def ask(work: Work, platform: str, down: datetime) -> int:
    """Ask those who may have spoken into the dark since then; how many. A verb."""
    if not SHORTEST <= work.now - down <= LONGEST:
        return 0
    asked = 0
    for person_id in channels.wrote_between(work, platform, down - TALKING, work.now):
        person = people.get(work, person_id)
        if person is not None and person.active:
            key = f"resend:{platform}:{down.isoformat(timespec='seconds')}:{person.id}"
            post.tell(work, person, Message(words.SAY_AGAIN), key, "reply")
            asked += 1
    return asked
