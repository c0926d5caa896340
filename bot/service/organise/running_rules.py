"""Other rules for a year that is running: only by an explicit, journaled decision of the superior. A newer
program adds to the agenda what it does of itself."""

from collections.abc import Collection
from datetime import date

from bot.service.organise import rules
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.leading import planned, put_off, waited
from dialogs.rules.pack import RulePack
from dialogs.rules.packs import compare
from dialogs.rules.people import Org
from dialogs.rules.year import LEADERS, Due, Step, Window, entries, windows
from dialogs.words import rules as words
from storage import people, polls, records, year_changes, years
from storage.unit import Work
from storage.years import Cycle


def apply(work: Work, orgs: Collection[Org], *, decider: int | None, as_: str) -> list[str]:
    """Put the rules of today in force in the running years of those organisations. A verb.

    What has begun or is over stays as it was; while a year is voted on nothing of it changes. The
    secretaries are told in private.

    Returns:
        One line for each year: what changed.
    """
    told = []
    for org in orgs:
        pack = rules.pack_for(work, org)
        for cycle in years.of_org(work, org.id):
            changes = compare(cycle.rules, pack)
            until = voting_until(work, cycle)
            if changes and until is not None:
                told.append(words.applied_voting(org.name, cycle.year, chinese_date(until), changes))
                continue
            told.append(words.applied_org(org.name, cycle.year, changes))
            if changes:
                _change(work, cycle, pack)
                number = f"cycle:{cycle.id}"
                records.note(work, decider, "apply_rules", number, by=as_, changes=changes)
                _tell(work, cycle, changes, decider, as_)
    return told


def voting_until(work: Work, cycle: Cycle) -> date | None:
    """The last day of the vote that is open: so long neither its days nor its rules change (R34). None
    where none is. A query."""
    window, repeated = years.window_of(work, cycle.id, Step.EVALUATE), polls.void(work, cycle.id)
    today = local(work.now).date()
    if window is not None and window.opens <= work.now < window.closes:
        return local(window.closes).date()
    if repeated is None or repeated.closes_on is None or repeated.closes_on < today:
        return None
    return repeated.closes_on


def complete(work: Work) -> int:
    """Put on the agendas of running years what this version of the program does of itself and an earlier
    one did not know: how many entries. What is past is not made up for. A verb."""
    number = 0
    for cycle_id in year_changes.running(work):
        cycle = years.get(work, cycle_id)
        if cycle is None:
            continue
        known = year_changes.entered(work, cycle_id, {str(kind) for kind in Due})
        wanted = [
            entry
            for entry in entries(tuple(years.windows_of(work, cycle_id)), cycle.rules)
            if entry.at > work.now and f"{entry.kind}:{entry.part}" not in known
        ]
        years.enter(work, cycle_id, wanted)
        number += len(wanted)
    return number


def _change(work: Work, cycle: Cycle, pack: RulePack) -> None:
    steps = replanned(years.windows_of(work, cycle.id), cycle.year, pack, work)
    year_changes.set_rules(work, cycle.id, pack)
    year_changes.set_windows(work, cycle.id, steps)
    year_changes.replan(work, cycle.id, entries(steps, pack), {str(kind) for kind in Due})


def replanned(before: list[Window], year: int, pack: RulePack, work: Work) -> tuple[Window, ...]:
    """The windows under other rules: those that have begun stay, and one that is on closes as they say."""
    old = {(one.step, one.part): one for one in before}
    begun = {key for key, one in old.items() if one.opens <= work.now}
    new, days = windows(year, planned(before), pack), waited(before)
    for _ in range(days):
        new = put_off(new, pack, date.min) or new
    found = []
    for one in new:
        kept = old.get((one.step, one.part))
        if kept is not None and (one.step, one.part) in begun:
            found.append(kept if kept.closes <= work.now else _closing(kept, one, work))
        elif one.opens > work.now:
            found.append(one)
        elif one.step is Step.PROPOSE and kept is not None:
            found.append(kept)  # it waits for the leaders, and may not under the new rules
    told = {(one.step, one.part) for one in found}
    found += [one for key, one in old.items() if key in begun and key not in told]
    return tuple(sorted(found, key=lambda one: (one.opens, one.closes, one.part != LEADERS)))


def _closing(kept: Window, new: Window, work: Work) -> Window:
    """A window that is on: it closes when the new rules say, or stays as it was if that is past."""
    closes = new.closes if new.closes > work.now else kept.closes
    return Window(kept.step, kept.part, kept.opens, closes)


def _tell(work: Work, cycle: Cycle, changes: list[str], decider: int | None, as_: str) -> None:
    secretary = people.secretary(work, cycle.org_id)
    if secretary is not None and secretary.id != decider:
        text = words.applied_told(cycle.year, as_, changes)
        key = f"applied:{cycle.id}:{work.now.isoformat()}"
        post.tell(work, secretary, Message(text), key, "notice")
