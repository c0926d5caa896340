"""The whole year in a minute: an invented branch, the house's own code, a clock that jumps."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.clocks import ManualClock
from bot.house import Folders, build_house
from bot.rehearsal.acts import perform, plan_year, react
from bot.rehearsal.branch import BRANCH, PLATFORM, invent, roster
from bot.rehearsal.chance import Chance
from bot.rehearsal.measure import Report, measure
from bot.rehearsal.phones import Phones
from bot.rehearsal.stage import Stage
from bot.service.organise import year
from bot.service.organise.roster import import_roster
from bot.service.reach import groups
from dialogs.rules.calendar import add_working_days, at, local
from storage import people
from storage.database import Database

Echo = Callable[[str], None]

#: People do things by themselves for so many days.
_DAYS = 390


async def rehearse(
    members: int, seed: int, home: Path, database: Database, clock: ManualClock, echo: Echo, chance: Chance
) -> Report:
    """Play a year with so many invented people and give what came of it. Nothing leaves this process.

    `home` is an empty folder, `database` a migrated, empty database on `clock`.
    """
    stage = await _furnish(members, home, database, clock, chance)
    of_year = local(clock.now()).year + 1
    plan_year(stage, _DAYS)
    await _play(stage, at(date(of_year + 1, 1, 31), 18), echo)
    return await measure(stage, seed, of_year)


async def _furnish(members: int, home: Path, database: Database, clock: ManualClock, chance: Chance) -> Stage:
    players = invent(members, chance)
    phones = Phones(clock)
    house = build_house(Folders(home), clock, database, {PLATFORM: phones})
    await database.write(import_roster, roster(players), actor=None)
    await database.write(groups.ensure_group, PLATFORM, "branch")
    today = local(clock.now()).date()
    await database.write(year.open_cycle, today.year + 1, add_working_days(today, 1), None)
    known = await database.read(people.members, 1)
    persons = {(BRANCH, one.number): one for one in known}
    return Stage(house, clock, phones, players, persons, {1: 1}, chance, grouped={1})


async def _play(stage: Stage, until: datetime, echo: Echo) -> None:
    """Whatever comes next comes next: what is due, or what somebody does."""
    month = local(stage.clock.now())
    while True:
        due = await stage.house.clockwork.next_due()
        mine = stage.acts[0].at if stage.acts else None
        coming = min((moment for moment in (due, mine) if moment is not None), default=None)
        if coming is None or coming > until:
            break
        month = _tell_month(stage, month, local(coming), echo)
        await _step(stage, coming, mine=coming == mine)
    stage.clock.jump(until)
    _tell_month(stage, month, local(until) + timedelta(days=31), echo)


async def _step(stage: Stage, coming: datetime, *, mine: bool) -> None:
    if mine:
        stage.clock.jump(coming)
        await perform(stage, stage.pop())
    else:
        stage.clock.jump(max(coming, stage.clock.now()) + timedelta(seconds=1))
        done = await stage.house.clockwork.run_due()
        stage.note_ran(done.kinds)
    await react(stage)


def _tell_month(stage: Stage, month: datetime, now: datetime, echo: Echo) -> datetime:
    """One line when a month is over."""
    if (month.year, month.month) == (now.year, now.month):
        return month
    ours = sum(1 for one in stage.phones.shown if _same_month(local(one.at), month))
    theirs = sum(1 for one in stage.said if _same_month(local(one.at), month))
    echo(f"{month.year}年{month.month:2}月：发出{ours:4}条，收到{theirs:4}条。")
    return now


def _same_month(one: datetime, other: datetime) -> bool:
    return (one.year, one.month) == (other.year, other.month)
