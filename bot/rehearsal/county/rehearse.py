"""The rehearsed year of a county, from the invented roster to the report."""

from datetime import date
from pathlib import Path

from bot.clocks import ManualClock
from bot.house import Folders, build_house
from bot.rehearsal.acts import plan_year
from bot.rehearsal.branch import PLATFORM
from bot.rehearsal.county.invent import County
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.county.papers import plan_papers
from bot.rehearsal.county.play import Echo, play
from bot.rehearsal.county.public import plan_public
from bot.rehearsal.phones import Phones
from bot.rehearsal.stage import Stage
from bot.service.organise import year
from bot.service.organise.roster import import_roster
from dialogs.rules.calendar import add_working_days, at, local
from dialogs.rules.people import Person
from storage import people
from storage.database import Database
from storage.unit import Work

#: People do things by themselves for so many days.
_DAYS = 390

#: Month and day of the next year on which one looks how the year ended: who was late in January, and was
#: kept by the Spring Festival, has closed it by then.
_ENDS = (2, 28)

#: Messages on their way at the same time.
_AT_ONCE = 128


async def rehearse_county(
    county: County,
    home: Path,
    database: Database,
    clock: ManualClock,
    echo: Echo,
    lots: Lots,
) -> Stage:
    """Play a county's year and give the stage on which it was played. Nothing leaves this process."""
    stage = await _furnish(county, home, database, clock, lots, echo)
    of_year = local(clock.now()).year + 1
    plan_year(stage, _DAYS)
    plan_public(stage, county, _DAYS)
    await plan_papers(stage, county)
    await play(stage, lots, at(date(of_year + 1, *_ENDS), 18), echo)
    return stage


async def _furnish(
    county: County, home: Path, database: Database, clock: ManualClock, lots: Lots, echo: Echo
) -> Stage:
    phones = Phones(clock)
    house = build_house(Folders(home), clock, database, {PLATFORM: phones}, at_once=_AT_ONCE)
    echo(f"读入花名册：{len(county.players)}人，{1 + len(county.towns) + len(county.branches)}个组织。")
    await database.write(import_roster, county.roster, actor=None)
    today = local(clock.now()).date()
    persons, cycles = await database.write(_open_everywhere, today.year + 1, add_working_days(today, 1))
    grouped = await database.write(_make_groups, county.chatting)
    echo(f"开年度：{len(cycles)}个组织。")
    stage = Stage(house, clock, phones, list(county.players), persons, cycles, lots)
    stage.at_once, stage.grouped = False, grouped
    return stage


def _make_groups(work: Work, chatting: frozenset[str]) -> set[int]:
    """A work group for every branch that chats; which organisations have one."""
    found = {org.id for org in people.orgs(work) if org.name in chatting}
    for org_id in found:
        people.add_group(work, org_id, PLATFORM, f"group-{org_id}")
    return found


def _open_everywhere(
    work: Work, of_year: int, start: date
) -> tuple[dict[tuple[str, str], Person], dict[int, int]]:
    """Open the year of every organisation; who everybody is, and each organisation's cycle."""
    persons: dict[tuple[str, str], Person] = {}
    cycles: dict[int, int] = {}
    for org in people.orgs(work):
        year.open_cycle(work, of_year, start, org.name)
        cycles[org.id] = next(one.id for one in year.running(work, org.id))
        persons |= {(org.name, one.number): one for one in people.members(work, org.id)}
    return persons, cycles
