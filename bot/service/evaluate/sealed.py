"""What a sealed poll says to the group and to its tellers: opened, box list, count."""

from datetime import datetime

from bot.ports import Door
from bot.service.evaluate import batches, public_poll, rating
from bot.service.evaluate.prompts import tell_results
from bot.service.evaluate.rating import poll_name
from bot.service.reach import post
from bot.service.reach.duty import Count, Duty
from dialogs.content import Link, Message
from dialogs.rules.manifest import Manifest
from dialogs.rules.year import Due, Step, entries
from dialogs.words import batches as public_words
from dialogs.words import poll as words
from storage import people, polls, records, years
from storage.unit import Work
from storage.years import Cycle


def announce(duty: Duty) -> None:
    """Voting opens: the group is told what is fixed. Where keys are missing, the secretary is told that the
    server seals; that it does where nobody holds keys, he has been told before."""
    work, cycle, public = duty.work, duty.cycle, duty.count.public
    terms = [one for one in (duty.count.manifest, public and public.manifest) if one and one.voters]
    secretary = people.secretary(work, cycle.org_id)
    if any(one.by_phones for one in terms):
        text = "\n".join(_opened(cycle, one) for one in terms)
        card = Message(text, title=words.opened_title(cycle.year))
        post.tell_group(work, cycle.org_id, card, f"ballot:{cycle.id}:{rating.round_of(work, cycle.id)}")
        for one in terms:
            records.note(work, None, "open_poll", f"cycle:{cycle.id}:{one.poll}", sha256=one.fingerprint)
    elif terms and secretary is not None and polls.holders(work, cycle.id):
        post.tell(work, secretary, Message(words.BY_SERVER), f"by-server:{cycle.id}", "notice")


def _opened(cycle: Cycle, terms: Manifest) -> str:
    if terms.poll != poll_name(cycle.id):
        return public_words.opened(terms.voters, terms.fingerprint[:8])
    names = [one.name for one in terms.holders]
    return words.opened(terms.voters, terms.closes, names, terms.fingerprint[:8])


def close(duty: Duty) -> None:
    """Voting ends: the box of the members is closed, the public's when its codes are accounted for."""
    if rating.waits(duty.work, duty.cycle.id, Due.RATE_CLOSE):
        return  # declared void, and voted on again
    close_box(duty)
    if duty.count.public is not None:
        close_public(duty)
    batches.ask_for_sums(duty.work, duty.cycle)


def close_public(duty: Duty) -> None:
    """The public's box is closed: its list goes to the group, its keys are asked for."""
    count, cycle = duty.count.public, duty.cycle
    if count is not None and count.manifest is not None and count.manifest.by_phones:
        given = batches.reached(duty.work, cycle.id)
        text = public_words.sealed(count.voted, given, count.slips, count.checksum)
        _hang_list(duty, count, public_poll.poll_name(cycle.id), public_words.sealed_title(cycle.year), text)
    keep(duty)


def close_box(duty: Duty) -> None:
    """The box is closed: its list goes to the group, its keys are asked for; what is counted is kept."""
    work, cycle, count = duty.work, duty.cycle, duty.count
    years.set_turnout(work, cycle.id, count.voted, count.entitled)
    if count.manifest is not None and count.manifest.by_phones:
        text = words.sealed(count.voted, count.entitled, count.slips, count.checksum)
        _hang_list(duty, count, poll_name(cycle.id), words.sealed_title(cycle.year), text)
    keep(duty)


def _hang_list(duty: Duty, count: Count, poll: str, title: str, text: str) -> None:
    work, cycle, again = duty.work, duty.cycle, rating.round_of(duty.work, duty.cycle.id)
    card = Message(text, title=title, link=Link(words.BOX_LIST_LINK, f"/box/{poll}"))
    post.tell_group(work, cycle.org_id, card, f"box:{poll}:{again}")
    records.note(work, None, "close_box", f"cycle:{cycle.id}:{poll}", sha256=count.checksum)
    for one in count.manifest.holders if count.manifest and count.counts is None else ():
        person = people.get(work, one.person)
        if person is not None:
            page = duty.links.page(Door.KEY, poll, person.id)
            message = Message(words.open_box(title), link=Link(words.KEY_LINK, page))
            post.tell(work, person, message, f"open-box:{poll}:{person.id}:{again}", "notice")


def keep(duty: Duty) -> None:
    """Keep what was counted, where it was."""
    if duty.count.counts is not None:
        rating.keep_results(duty.work, duty.cycle, duty.count.counts)
    public = duty.count.public.counts if duty.count.public else None
    if public is not None:
        rating.keep_public(duty.work, duty.cycle, public)
        secretary = people.secretary(duty.work, duty.cycle.org_id)
        if secretary is not None:
            text = public_words.COUNTED.format(year=duty.cycle.year)
            post.tell(duty.work, secretary, Message(text), f"public:{duty.cycle.id}", "notice")


def arrive(duty: Duty) -> None:
    """Two tellers have the same: kept, and told where the others have been told already."""
    keep(duty)
    if duty.task.args.get("poll", "").startswith("public"):
        return
    told = _results_at(duty)
    if duty.count.counts is not None and (told is None or duty.work.now >= told):
        tell_results(duty)


def tell(duty: Duty) -> None:
    """The morning after: the committee hears that the count is there, or that the box is still closed."""
    keep(duty)
    if rating.waits(duty.work, duty.cycle.id, Due.RESULTS):
        return
    if duty.count.counts is not None or duty.count.manifest is None:
        tell_results(duty)
        return
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None:
        text = words.BOX_UNOPENED.format(year=duty.cycle.year)
        post.tell(duty.work, secretary, Message(text), f"unopened:{duty.cycle.id}", "notice")


def _results_at(duty: Duty) -> datetime | None:
    window = years.window_of(duty.work, duty.cycle.id, Step.EVALUATE)
    due = entries((window,), duty.cycle.rules) if window else ()
    return next((one.at for one in due if one.kind is Due.RESULTS), None)


def counted(work: Work, cycle_id: int, poll: str) -> None:
    """Two tellers have the same: the clockwork fetches it from the box. A verb; twice is harmless."""
    key = f"rate.count:{poll}:{rating.round_of(work, cycle_id)}"
    years.schedule(work, cycle_id, "rate.count", key, {"poll": poll}, work.now)
