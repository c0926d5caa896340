"""A county's year, half an hour at a time: what falls into one slice happens together.

One person does one thing in a slice; what different people do shares its commits, as it does when a
real county chats. Everything still goes through the house's own doors.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.rehearsal.acts import perform, react
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.stage import Act, Stage
from dialogs.rules.calendar import local

Echo = Callable[[str], None]

SLICE = timedelta(minutes=30)

#: People who act at the same moment.
_TOGETHER = 64


async def play(stage: Stage, lots: Lots, until: datetime, echo: Echo) -> None:
    """Play until a moment."""
    told = local(stage.clock.now())
    while True:
        coming = await _coming(stage)
        if coming is None or coming > until:
            break
        edge = max(coming, stage.clock.now()) + SLICE
        told = tell_month(stage, told, local(edge), echo)
        await _slice(stage, lots, edge)
    stage.clock.jump(until)
    tell_month(stage, told, local(until) + timedelta(days=31), echo)


async def _coming(stage: Stage) -> datetime | None:
    due = await stage.house.clockwork.next_due()
    mine = stage.acts[0].at if stage.acts else None
    return min((moment for moment in (due, mine) if moment is not None), default=None)


async def _slice(stage: Stage, lots: Lots, edge: datetime) -> None:
    stage.clock.jump(edge)
    stage.note_ran((await stage.house.clockwork.run_due()).kinds)
    await react(stage)
    gate = asyncio.Semaphore(_TOGETHER)

    async def act_out(name: str, act: Act) -> None:
        lots.now_of(name)
        async with gate:
            await perform(stage, act)

    await asyncio.gather(*(act_out(name, act) for name, act in _one_each(stage, edge).items()))
    await stage.house.delivery.deliver_due()
    await react(stage)


def _one_each(stage: Stage, edge: datetime) -> dict[str, Act]:
    """What is due, one act a person: nobody answers what has not reached him. The rest waits a slice."""
    chosen: dict[str, Act] = {}
    while stage.acts and stage.acts[0].at <= edge:
        act = stage.pop()
        name = act.player.address if act.player else str(act.args.get("address"))
        if name in chosen:
            stage.plan(edge + SLICE / 2, act.what, act.player, **act.args)
        else:
            chosen[name] = act
    return chosen


def tell_month(stage: Stage, month: datetime, now: datetime, echo: Echo) -> datetime:
    """One line when a month is over."""
    if (month.year, month.month) == (now.year, now.month):
        return month
    ours, theirs = len(stage.phones.shown), len(stage.said)
    echo(f"{month.year}年{month.month:2}月完：累计发出{ours:6}条，收到{theirs:6}条。")
    return now
