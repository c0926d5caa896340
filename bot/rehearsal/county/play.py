"""A county's year, half an hour at a time: what falls into one slice happens together.

One person does one thing in a slice; what different people do shares its commits, as it does when a
real county chats. Everything still goes through the house's own doors.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.rehearsal.acts import perform, react
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.county.papers import bring_papers
from bot.rehearsal.stage import Act, Stage
from dialogs.rules.calendar import LATEST, local

Echo = Callable[[str], None]

SLICE = timedelta(minutes=30)

#: People who act at the same moment.
_TOGETHER = 64


async def play(stage: Stage, lots: Lots, until: datetime, echo: Echo) -> None:
    """Play until a moment."""
    told = local(stage.clock.now())
    while True:
        due = await stage.house.clockwork.next_due()
        mine = stage.acts[0].at if stage.acts else None
        coming = min((moment for moment in (due, mine) if moment is not None), default=None)
        if coming is None or coming > until:
            break
        edge = _edge(max(coming, stage.clock.now()))
        told = tell_month(stage, told, local(edge), echo)
        stage.clock.jump(edge)
        if due is not None and due <= edge:
            stage.note_ran((await stage.house.clockwork.run_due()).kinds)
            await react(stage)
        if await _act(stage, lots, edge):
            await stage.house.delivery.deliver_due()
            await react(stage)
    stage.clock.jump(until)
    tell_month(stage, told, local(until) + timedelta(days=31), echo)


def _edge(begins: datetime) -> datetime:
    """The end of a slice; none goes beyond the hours in which people are written to."""
    here, ends = local(begins), local(begins + SLICE)
    last = here.replace(hour=LATEST.hour, minute=LATEST.minute, second=0, microsecond=0)
    return begins + (last - here) if here < last < ends else begins + SLICE


async def _act(stage: Stage, lots: Lots, edge: datetime) -> int:
    """Everybody whose moment has come does one thing; how many did."""
    gate = asyncio.Semaphore(_TOGETHER)

    async def act_out(name: str, act: Act) -> None:
        lots.now_of(name)
        async with gate:
            await (bring_papers if act.what == "papers" else perform)(stage, act)

    chosen = _one_each(stage, edge)
    await asyncio.gather(*(act_out(name, act) for name, act in chosen.items()))
    return len(chosen)


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
