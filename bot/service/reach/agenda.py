"""What the clock starts: each thing on the agenda is one verb, done once, whoever ticks.

What concerns many people is spread into one entry a person, so that one failure stops nobody.
"""

from datetime import timedelta
from typing import Any

from bot.ports import Links
from bot.service.reach import post
from bot.service.reach.duty import Count, Duty
from bot.service.rooms import EACH, HOLDING, LASTING, ONCE, OPENING, PERSONAL, REMINDS_OF
from dialogs.rules.people import Person
from storage import burden, people, years
from storage.unit import Work
from storage.years import Task

#: How long a question stands before one reminds of it.
_PATIENCE = timedelta(days=4)


def carry_out(work: Work, task: Task, links: Links, count: Count) -> bool:
    """Carry out one entry; False when somebody else has done it. A verb."""
    if not years.claim(work, task.id):
        return False
    cycle = years.get(work, task.cycle_id)
    if cycle is None or (cycle.status == "closed" and task.kind not in LASTING):
        return True
    duty = Duty(work, cycle, task, links, count)
    if task.kind in HOLDING and HOLDING[task.kind](duty):
        return True
    for opening in OPENING.get(task.kind, ()):
        opening(duty)
    if task.kind in EACH:
        _spread(duty)
    elif task.kind in PERSONAL:
        person = people.get(work, int(task.args["person"]))
        if person is not None and person.active and not _just_asked(duty, person):
            PERSONAL[task.kind](duty, person)
    else:
        ONCE[task.kind](duty)
    return True


def _spread(duty: Duty) -> None:
    """One entry for each member with a chat, spread over some minutes from the moment at which this one
    was due. Whoever has none is visited."""
    kind = EACH[duty.task.kind]
    phones = people.reachable(duty.work, duty.cycle.org_id)
    for person in _concerned(duty):
        guest = person.org_id != duty.cycle.org_id
        if person.id not in phones and not (guest and people.identities(duty.work, person.id)):
            continue
        args: dict[str, Any] = {"part": duty.part, "person": person.id}
        key = f"{kind}:{duty.part}:{person.id}"
        due = post.suits(person, duty.task.due_at, many=True)
        years.schedule(duty.work, duty.cycle.id, kind, key, args, due)


def _concerned(duty: Duty) -> list[Person]:
    """Guests promise and tell of it too; they are rated in their own organisation alone."""
    rated = duty.task.kind.startswith("rate")
    find = people.members if rated else people.promisors
    return find(duty.work, duty.cycle.org_id)


def _just_asked(duty: Duty, person: Person) -> bool:
    """Whether this would remind of a question that itself comes late, because the week was full."""
    asked = REMINDS_OF.get(duty.task.kind)
    if asked is None:
        return False
    key = f"{duty.cycle.id}:{asked}:{duty.part}:{person.id}"
    return burden.was_put_off(duty.work, key, duty.work.now - _PATIENCE)
