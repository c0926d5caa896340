"""The secretary is asked whether to publish."""

from bot.service.publish.publish import publish_args
from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.rules.people import Person
from storage import people


def offer_publication(duty: Duty) -> None:
    """Ask the secretary whether to publish."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None:
        ask_to_publish(duty, secretary)


def ask_to_publish(duty: Duty, secretary: Person) -> None:
    """The same, of a given secretary."""
    args = publish_args(duty.work, duty.cycle)
    if args is not None:
        key, later = f"publish:{duty.cycle.id}:{duty.task.id}", duty.again("publish.ask", secretary)
        post.ask(duty.work, secretary, "publish", {**args, **duty.once_more}, key, "digest", later=later)
