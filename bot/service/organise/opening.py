"""Opening a year at any tier: for one organisation, or for it and all below it (R1, R43, R78)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.service.organise import focus, rules
from bot.service.organise.naming import named_org
from bot.service.organise.year import CycleRefused, begin, too_near
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.opening import first_day
from dialogs.rules.pack import RulePack
from dialogs.rules.people import Level, Org
from dialogs.rules.year import LEADERS, Step, Window
from dialogs.words import opening as words
from storage import people, tree, years
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Planned:
    """One organisation that is to begin a year, and when; or why it is not."""

    org: Org
    start: date
    pack: RulePack
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be opened. Without a `start` each organisation begins in the season of its own rules, unless
    `season` names one; `below` takes those under it along."""

    year: int
    start: date | None = None
    season: str = ""
    below: bool = False


def open_tree(work: Work, org_name: str | None, wish: Wish, opener: int | None) -> str:
    """Open a year for an organisation, and where wished for all below it. A verb.

    Returns:
        What was opened and what was not, in Chinese.

    Raises:
        CycleRefused: nothing can be opened.
        BadInput: no such organisation.
    """
    return open_for(work, named_org(work, org_name), wish, opener)


def open_for(work: Work, org: Org, wish: Wish, opener: int | None) -> str:
    """The same for an organisation that is known. A verb.

    Raises:
        CycleRefused: nothing can be opened.
    """
    plans = planned(work, org, wish)
    going = [one for one in plans if not one.refused]
    if not going:
        raise CycleRefused("\n".join(words.refused(one.org.name, one.refused) for one in plans))
    lines, late = [], []
    for one in going:
        steps = begin(work, one.org, wish.year, one.start, one.pack, opener)
        lines.append(words.opened(one.org.name, *_days(steps)))
        late += [*too_near(one.org, one.pack, steps), *_late(one, steps)]
        if one.org.id != org.id:
            _tell(work, one, wish.year, steps, org.name)
    skipped = [words.refused(one.org.name, one.refused) for one in plans if one.refused]
    return "\n".join([words.opened_head(wish.year, len(going)), *lines, *skipped, *late])


def planned(work: Work, org: Org, wish: Wish) -> list[Planned]:
    """Which organisations would begin when, and which would not. A query.

    Raises:
        CycleRefused: the start is past.
    """
    today = local(work.now).date()
    if wish.start is not None and wish.start < today:
        raise CycleRefused(words.PAST.format(day=wish.start))
    reached = [org, *(tree.under(work, org.id) if wish.below else [])]
    return [_plan(work, one, wish, today) for one in reached]


def _plan(work: Work, org: Org, wish: Wish, today: date) -> Planned:
    pack = rules.pack_for(work, org)
    start = wish.start or first_day(wish.year, today, pack, wish.season)
    return Planned(org, start, pack, _why_not(work, org, wish.year))


def _why_not(work: Work, org: Org, year: int) -> str:
    if years.of_year(work, org.id, year) is not None:
        return words.OPEN_ALREADY
    if org.level is Level.GROUP:
        return words.A_GROUP
    return "" if people.member_count(work, org.id) else words.NOBODY


def _days(steps: Iterable[Window]) -> tuple[date | None, date]:
    """When leaders begin, where they do, and when everybody does."""
    found = {one.part: local(one.opens).date() for one in steps if one.step is Step.PROPOSE}
    return found.get(LEADERS), found[0]


def _late(one: Planned, steps: Iterable[Window]) -> list[str]:
    """A warning where the deadline of the campaign comes before publication is over (三, R76)."""
    (shown,) = [step for step in steps if step.step is Step.PUBLISH and step.part != LEADERS]
    last = local(shown.closes).date()
    if one.pack.deadline is None or last <= one.pack.deadline:
        return []
    return [words.beyond_deadline(one.org.name, last, one.pack.deadline)]


def _tell(work: Work, one: Planned, year: int, steps: Iterable[Window], by: str) -> None:
    """The secretary below is told once what the year is about."""
    secretary = people.secretary(work, one.org.id)
    if secretary is None:
        return
    tasks = [text for text, _ in focus.listed(work, one.org.id, year)]
    leaders, others = _days(steps)
    text = words.told_below(by, year, leaders, others, tasks, one.pack.deadline)
    post.tell(work, secretary, Message(text), f"opened:{one.org.id}:{year}", "notice")
