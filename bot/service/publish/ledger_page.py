"""The ledger on the page of the materials: the lines, and a form for a new one."""

from collections.abc import Mapping
from datetime import date

from bot.service.publish.ledger import keep, listed, shown_cycle
from dialogs.rules.publishing import Channel
from dialogs.scripts.ledger_words import Entry
from dialogs.words import ledger as words
from storage import people
from storage.unit import Work

#: Longest place. Characters.
_PLACE = 60


def lines(work: Work, org_id: int) -> list[str]:
    """The ledger of the year that is shown. A query."""
    cycle = shown_cycle(work, org_id)
    return listed(work, cycle) if cycle else []


def write(work: Work, org_id: int, person_id: int, given: Mapping[str, str]) -> str:
    """Keep the line of the form; what came of it in words. A verb."""
    person, cycle = people.get(work, person_id), shown_cycle(work, org_id)
    if person is None or cycle is None or given.get("channel") not in {one.value for one in Channel}:
        return words.NOT_YET
    place = " ".join(given.get("place", "").split())[:_PLACE]
    begins, ends = _day(given.get("begins", "")), _day(given.get("ends", ""))
    if begins is None or (given.get("ends") and ends is None):
        return words.BAD_DAY
    entry = Entry(Channel(given["channel"]), place, begins, ends, given.get("what") == "down")
    return keep(work, person, cycle, entry)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
