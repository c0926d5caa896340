"""The ledger of publications: one line writes it, one word shows it, one reminder ends a term (R52)."""

from datetime import date, timedelta
from typing import Any

from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.calendar import at, local, next_working_time
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.publishing import Channel, Publication, in_short
from dialogs.scripts.ledger_words import Entry, read
from dialogs.words import ledger as words
from dialogs.words import service as service_words
from storage import commitments, overview, people, publications, records, years
from storage.unit import Work
from storage.years import Cycle

#: The entry of the agenda that reminds of the end of a term.
ENDS = "ledger.ends"


def write(scene: Scene, args: dict[str, Any]) -> None:
    """A line as somebody with an office says it."""
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
        return
    entry = read(str(args.get("words", "")), local(scene.work.now).date())
    cycle = shown_cycle(scene.work, scene.person.org_id)
    if cycle is None:
        scene.say(words.NOT_YET)
    else:
        scene.say(keep(scene.work, scene.person, cycle, entry) if entry else words.HOW)


def keep(work: Work, person: Person, cycle: Cycle, entry: Entry) -> str:
    """Write the line, or take down what hangs; what came of it in words. A verb."""
    if entry.down:
        return _take_down(work, person, cycle, entry)
    if entry.ends is not None and entry.ends < entry.begins:
        return words.BAD_SPAN
    number = note(work, cycle, entry.channel, entry.begins, entry.place, ends=entry.ends, person=person)
    records.note(work, person.id, "keep_publication", f"publication:{number}")
    if entry.ends is not None:
        following = next_working_time(at(entry.ends + timedelta(days=1), 9))
        years.schedule(work, cycle.id, ENDS, f"{ENDS}:{number}", {"publication": number}, following)
    return words.kept(entry.channel.label, entry.place, entry.begins, entry.ends)


def note(
    work: Work,
    cycle: Cycle,
    channel: Channel,
    begins: date,
    place: str = "",
    *,
    ends: date | None = None,
    person: Person | None = None,
) -> int:
    """A line of the ledger; a document gets the next number of the year. A verb."""
    document = publications.next_document(work, cycle.id) if channel is Channel.DOCUMENT else None
    return publications.add(
        work,
        cycle.id,
        channel,
        begins,
        place=place,
        ends=ends,
        document=document,
        person_id=person.id if person else None,
    )


def _take_down(work: Work, person: Person, cycle: Cycle, entry: Entry) -> str:
    hanging = [
        one
        for one in publications.of_cycle(work, cycle.id)
        if one.channel is entry.channel and one.ended_on is None and entry.place in ("", one.place)
    ]
    if not hanging:
        return words.NOT_HANGING
    one = hanging[-1]
    if entry.begins < one.begins:
        return words.BAD_SPAN
    publications.take_down(work, one.id, entry.begins)
    records.note(work, person.id, "take_down", f"publication:{one.id}")
    return words.taken_down(one.channel.label, one.place)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The whole ledger of the year that is shown."""
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = shown_cycle(scene.work, scene.person.org_id)
    lines = listed(scene.work, cycle) if cycle else []
    if cycle is None or not lines:
        scene.say(words.EMPTY.format(how=words.HOW))
    else:
        scene.say(words.table(cycle.year, lines))


def listed(work: Work, cycle: Cycle) -> list[str]:
    """The ledger in lines, oldest first. A query."""
    found, items = [], commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    for one in publications.of_cycle(work, cycle.id):
        who = people.get(work, one.person_id) if one.person_id else None
        name = who.name if who else ""
        hung = in_short(each.id for each in items if _was_published(each, one.begins))
        found.append(words.line(one.channel.label, one.place, one.begins, _until(one), name, hung))
    return found


def _was_published(item: Commitment, day: date) -> bool:
    """Whether what hangs since that day shows this item."""
    return item.published_at is not None and local(item.published_at).date() <= day


def in_coverage(work: Work, cycle: Cycle) -> str:
    """On which channels the year was made known, and how much hangs now. A query."""
    known = publications.of_cycle(work, cycle.id)
    channels = [channel.label for channel in Channel if any(one.channel is channel for one in known)]
    today = local(work.now).date()
    hanging = sum(one.channel is Channel.NOTICEBOARD and one.hangs(today) for one in known)
    return words.in_coverage(hanging, channels)


def shown_cycle(work: Work, org_id: int) -> Cycle | None:
    """The newest year of which something is published; a closed one, until the next is. A query."""
    cycles = overview.cycles(work, [org_id])
    return next((one for one in cycles if commitments.of_cycle(work, one.id, Status.PUBLISHED)), None)


def remind(duty: Duty) -> None:
    """The term is over: the secretary is told once, unless it has been taken down."""
    one = publications.get(duty.work, int(duty.task.args["publication"]))
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if one is None or one.ended_on is not None or one.ends is None or secretary is None:
        return
    text = words.term_ends(one.channel.label, one.place, one.ends)
    post.tell(duty.work, secretary, Message(text), f"{ENDS}:{one.id}", "task")


def _until(one: Publication) -> str:
    if one.ended_on is not None:
        return words.ended(one.ended_on)
    return words.until_day(one.ends) if one.ends else words.UNTIL_OPEN
