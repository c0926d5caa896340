"""When results are final: the period is over, every objection is answered, every grade stands."""

from bot.service.evaluate import files, followup
from bot.service.public import asker
from bot.service.reach import post
from dialogs.content import Link, Message
from dialogs.rules.calendar import local
from dialogs.rules.sources import RESULTS
from dialogs.words import aftermath as words
from dialogs.words import service as service_words
from storage import aftermath, commitments, people, records, voices
from storage.unit import Work
from storage.years import Cycle


def is_final(work: Work, cycle_id: int) -> bool:
    """Whether the results of a year are final. A query."""
    found = aftermath.period(work, cycle_id)
    return found is not None and found.state == "final"


def settle(work: Work, cycle: Cycle) -> int:
    """Make the results final if nothing is open any more; else how many things still are. A verb."""
    found = aftermath.period(work, cycle.id)
    if found is None or found.state != "running" or found.closes > local(work.now).date():
        return 0
    gathered = files.gather(work, cycle).files
    left = sum(1 for one in aftermath.objections(work, found.id) if one.open)
    left += sum(1 for one in gathered if one.waits)
    if left or not aftermath.settle_period(work, found.id, "final"):
        return left
    records.note(work, None, "results_final", f"cycle:{cycle.id}")
    follow = followup.begin_all(work, cycle, gathered)
    _tell_all(work, cycle, found.id)
    secretary = people.secretary(work, cycle.org_id)
    if secretary is not None:
        message = Message(words.is_final(cycle.year, follow))
        post.tell(work, secretary, message, f"final:{found.id}", "notice")
    return 0


def _tell_all(work: Work, cycle: Cycle, number: int) -> None:
    """Everybody who saw the promises learns how they ended: the group, and whoever wished for one."""
    card = Message(
        words.ended(cycle.year),
        title=words.ended_title(cycle.year),
        link=Link(service_words.LOOK, f"/board/{cycle.org_id}"),
    )
    post.tell_group(work, cycle.org_id, card, f"ended:{number}")
    items = commitments.of_cycle(work, cycle.id)
    ends = commitments.results(work, [one.id for one in items])
    latest = commitments.last_progress(work, [one.id for one in items])
    for one in items:
        end = ends.get(one.id, "open")
        if end == "open" and one.id in latest and latest[one.id].state == "done":
            end = "done"
        for voice in voices.of_commitment(work, one.id):
            text = words.ended_to_asker(one.text, RESULTS.get(end, RESULTS["open"]))
            asker.tell(work, voice, text, f"ended:{number}:{voice.id}")
            voices.change(work, voice.id, contact="")  # there is nothing more to tell
