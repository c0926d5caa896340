"""Where deeds are to be read: noticeboard, summary, the card before voting, the yearly file. All queries."""

from collections import defaultdict

from bot.problems import BadInput
from bot.service.deeds.bringing import name_of
from bot.service.organise.naming import named_org
from dialogs.words import deeds as words
from storage import deeds as store
from storage.unit import Work

#: The newest that the noticeboard shows.
ON_BOARD = 12


def board_lines(work: Work, cycle_id: int, person_id: int | None = None) -> tuple[str, ...]:
    """The deeds of a year whose people agree, of everybody or of one, the newest first; never in an order
    of merit."""
    agreed = store.agreed(work, cycle_id)[::-1]
    newest = [one for one in agreed if person_id in (None, one.person_id)][:ON_BOARD]
    return tuple(words.shown(name_of(work, one.person_id), one.words) for one in newest)


def as_agreed(work: Work, cycle_id: int, text: str) -> tuple[str, list[int]]:
    """A text for the group without deeds whose people do not agree any more, and which deeds it tells of."""
    told = []
    for one in store.of_cycle(work, cycle_id):
        line = words.shown(name_of(work, one.person_id), one.words)
        if line not in text:
            continue
        if one.consent == "yes":
            told.append(one.id)
        else:
            text = text.replace(f"；{line}", "").replace(f"{line}；", "").replace(words.thanks_to(line), "")
    return text, told


def by_person(work: Work, cycle_id: int, *, agreed: bool) -> dict[int, list[str]]:
    """The deeds of a year by person: those to which their people agree, or all that were checked."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in store.agreed(work, cycle_id) if agreed else store.of_cycle(work, cycle_id):
        found[one.person_id or 0].append(one.words)
    return found


def listed(work: Work, org_name: str | None) -> list[str]:
    """All deeds of an organisation for the command line.

    Raises:
        BadInput: no such organisation, or nothing was told.
    """
    org = named_org(work, org_name)
    lines = [
        words.listed(name_of(work, one.person_id), one.words, one.state.value, one.consent)
        for one in store.of_org(work, org.id)
    ]
    if not lines:
        raise BadInput(f"{org.name}{words.NO_DEEDS}")
    return lines
