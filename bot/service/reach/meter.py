"""The burden made visible: how often we have turned to people by ourselves."""

from typing import Any

from bot.service.talk.scene import Scene
from dialogs.rules.burden import WEEK
from dialogs.rules.calendar import at, local
from dialogs.words import burden as words
from storage import burden, people


def tell_burden(scene: Scene, _: dict[str, Any]) -> None:
    """Say how often this week; the secretary also hears the branch's figures of this month."""
    work, person = scene.work, scene.person
    scene.say(words.of_week(burden.count(work, person.id, work.now - WEEK)))
    scene.say(words.of_time(burden.minutes(work, person.id, work.now - WEEK, old=person.oral)))
    if person.leads:
        month = at(local(work.now).date().replace(day=1), 0)
        counts = burden.counts(work, person.org_id, month)
        spent = [
            burden.minutes(work, one.id, month, old=one.oral) for one in people.members(work, person.org_id)
        ]
        scene.say(words.of_month(sum(counts) / len(counts), counts[-1], sum(spent) / len(spent)))
