"""Members who are away (流动党员) and of whom nothing was heard for half a year: a task for a person."""

from datetime import timedelta

from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.rules.people import Category
from dialogs.words import moves as words
from storage import channels, people

#: How long nothing is heard before somebody is asked to call; nothing else follows from it.
_SILENT = timedelta(days=183)


def look_for_lost(duty: Duty) -> None:
    """Once a quarter: whoever is away and has been silent for half a year is called by the secretary, who
    finds it in his digest of the week."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is None:
        return
    heard = channels.last_heard(duty.work, duty.cycle.org_id)
    for person in people.members(duty.work, duty.cycle.org_id):
        last = heard.get(person.id)
        if person.has(Category.MOBILE) and (last is None or duty.work.now - last >= _SILENT):
            key = f"lost:{person.id}:{duty.cycle.id}:{duty.part}"
            post.add_errand(duty.work, secretary, "lost", words.lost(person.name), key, about=person)
