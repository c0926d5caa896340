"""Branches on paper: what their members write or say is collected and read in as a table.

The office brings several tables a year, as it would with `jiannuo paper import`: commitments in the first
weeks, progress each quarter, own grades at the end. A table with a faulty row is taken only when that row
has gone; what was wrong is noted.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.problems import BadInput
from bot.rehearsal import lines
from bot.rehearsal.branch import Player
from bot.rehearsal.chance import some_time
from bot.rehearsal.county.invent import County
from bot.rehearsal.stage import Act, Stage
from bot.service.organise import year
from bot.service.paper import take
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.entering import Entry, Kind
from dialogs.rules.people import Role, Standing
from dialogs.rules.year import LEADERS, Step
from storage import commitments, people, years
from storage.unit import Work

_DAY = 86400

#: Tables a branch brings of its members' commitments, and days between them.
_ROUNDS, _ROUND_DAYS = 3, 5

#: How many of those asked say something: to each round, to each quarter, about themselves.
_WRITES, _TELLS, _GRADES = 0.6, 0.82, 0.8

_ROW = re.compile(r"第 (\d+) 行")

_KINDS = {Step.PROPOSE: Kind.COMMITMENT, Step.SUPERVISE: Kind.PROGRESS, Step.EVALUATE: Kind.SELF_RATING}


async def plan_papers(stage: Stage, county: County) -> None:
    """When the branches without chat bring their tables."""
    secretaries = [one for one in stage.players if one.entry.role is Role.SECRETARY]
    quiet = set(county.branches) - county.chatting
    for player in secretaries:
        if player.entry.branch not in quiet:
            continue
        org = stage.person(player).org_id
        stage.on_paper.add(org)
        for window in await stage.house.database.read(years.windows_of, stage.cycles[org]):
            if window.step in _KINDS and window.part != LEADERS:
                rounds = _ROUNDS if window.step is Step.PROPOSE else 1
                for number in range(rounds):
                    opened = window.opens + timedelta(days=2 + _ROUND_DAYS * number)
                    at = some_time(stage.chance, opened, 0, 2 * _DAY)
                    stage.plan(at, "papers", player, kind=_KINDS[window.step])


async def bring_papers(stage: Stage, act: Act) -> None:
    """One table is read in; without its faulty rows where there are any."""
    player, kind = act.player, act.args["kind"]
    if player is None:
        return
    recorder = stage.person(player)
    database = stage.house.database
    asked = await database.read(_ASKED[kind], recorder.org_id, stage.cycles[recorder.org_id])
    silent = {stage.persons[one.key].id: one for one in stage.players if not one.address}
    entries = [
        (row, entry)
        for row, entry in enumerate((_entry(stage, kind, silent[one]) for one in asked if one in silent), 2)
        if stage.lot({Kind.COMMITMENT: _WRITES, Kind.PROGRESS: _TELLS}.get(kind, _GRADES))
    ]
    if not entries:
        return
    try:
        await database.write(take.take_all, recorder.id, entries)
    except BadInput as error:
        faulty = {int(row) for row in _ROW.findall(str(error))}
        stage.refused_rows += str(error).splitlines()[1:]
        rest = [(row, entry) for row, entry in entries if row not in faulty]
        if rest:
            await database.write(take.take_all, recorder.id, rest)


def _entry(stage: Stage, kind: Kind, one: Player) -> Entry:
    today = local(stage.clock.now()).date()
    said = stage.chance.choice(_said(one, kind, today))
    channel = stage.chance.choice(("paper", "visit", "visit", "phone"))
    return Entry(one.entry.number, kind, channel, said, today, read_back=stage.lot(0.9))


def _said(one: Player, kind: Kind, today: date) -> tuple[str, ...]:
    if kind is Kind.COMMITMENT:
        return (*lines.PROMISES[one.entry.category], *lines.ANYBODY)
    if kind is Kind.SELF_RATING:
        return ("优秀", "合格", "合格", "基本合格")
    return (*lines.GOING, *(lines.DONE if today.month > 6 else lines.SAME))


def _without_promise(work: Work, org: int, cycle: int) -> list[int]:
    if year.proposing(work, org) is None:
        return []
    known = {one.person_id for one in commitments.of_cycle(work, cycle)}
    return [one.id for one in people.members(work, org) if one.id not in known]


def _with_open_promise(work: Work, org: int, cycle: int) -> list[int]:
    shown = [one for one in commitments.of_cycle(work, cycle) if one.status is Status.PUBLISHED]
    latest = commitments.last_progress(work, [one.id for one in shown])
    open_ = {one.person_id for one in shown if one.id not in latest or latest[one.id].state != "done"}
    return [one.id for one in people.members(work, org) if one.id in open_]


def _without_grade(work: Work, org: int, cycle: int) -> list[int]:
    known = years.self_ratings(work, cycle)
    return [
        one.id for one in people.members(work, org) if one.id not in known and one.standing is Standing.FORMAL
    ]


_ASKED: dict[Kind, Callable[[Work, int, int], list[int]]] = {
    Kind.COMMITMENT: _without_promise,
    Kind.PROGRESS: _with_open_promise,
    Kind.SELF_RATING: _without_grade,
}
