"""Where the others wait for those who lead (R23), as the superior sees it: without the name of anybody."""

from collections.abc import Mapping
from functools import partial

from bot.service.organise import tiers
from dialogs.rules.leading import latest, waits_now
from dialogs.words import leading as words
from storage import overview, year_changes, years
from storage.unit import Work


def waiting_below(work: Work, org_id: int) -> list[str]:
    """The same as `waiting` of the organisations right below. A query."""
    orgs = tiers.below(work, org_id)
    years.know(work, [one.id for one in orgs])
    return waiting(work, {cycle.id: one.name for one in orgs for cycle in years.of_org(work, one.id)})


def waiting(work: Work, names: Mapping[int, str]) -> list[str]:
    """Of these years, with the names of their organisations, those in which the others wait for who leads, in
    one line; none, no line. A query."""
    windows = overview.windows(work, names) if names else {}
    late = [one for one, steps in windows.items() if waits_now(steps, work.now)]
    last = [latest(windows[one.id], one.rules) for one in map(partial(years.get, work), late) if one]
    return [words.still_waiting([names[one] for one in late], max(last))] if last else []


def unled(work: Work, names: Mapping[int, str]) -> list[str]:
    """Of these years those in which the others were asked although leaders had not been published, and why: a
    line each. A query."""
    found = year_changes.unled(work, names)
    return [words.opened_without(name, found[one]) for one, name in names.items() if one in found]
