"""A county's year, half an hour at a time: what falls into one slice happens together.

One person's doings stay in their order; those of different people share their commits, as they do
when a real county chats. Everything still goes through the house's own doors.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.rehearsal.acts import perform, react
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.stage import Act, Stage
from dialogs.rules.calendar import local

Echo = Callable[[str], None]

SLICE = timedelta(minutes=30)

#: People who act at the same moment.
_TOGETHER = 64


async def play(
    stage: Stage, lots: Lots, until: datetime, daily: Callable[[datetime], Awaitable[None]], echo: Echo
) -> None:
    """Play until a moment; `daily` is called once a day that something happens on."""
    told = local(stage.clock.now())
    today = told.date()
    while True:
        coming = await _coming(stage)
        if coming is None or coming > until:
            break
        edge = max(coming, stage.clock.now()) + SLICE
        told = tell_month(stage, told, local(edge), echo)
        if local(edge).date() != today:
            today = local(edge).date()
            await daily(edge)
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
    by_person: dict[str, list[Act]] = defaultdict(list)
    while stage.acts and stage.acts[0].at <= edge:
        act = stage.pop()
        by_person[act.player.address if act.player else str(act.args.get("address"))].append(act)
    gate = asyncio.Semaphore(_TOGETHER)

    async def one_after_another(name: str, acts: list[Act]) -> None:
        lots.now_of(name)
        async with gate:
            for act in acts:
                await perform(stage, act)

    await asyncio.gather(*(one_after_another(name, acts) for name, acts in by_person.items()))
    await stage.house.delivery.deliver_due()
    await react(stage)


def tell_month(stage: Stage, month: datetime, now: datetime, echo: Echo) -> datetime:
    """One line when a month is over."""
    if (month.year, month.month) == (now.year, now.month):
        return month
    ours, theirs = len(stage.phones.shown), len(stage.said)
    echo(f"{month.year}年{month.month:2}月完：累计发出{ours:6}条，收到{theirs:6}条。")
    return now
