"""What a rehearsed year came to, in figures."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.rehearsal.anomalies import MOST_A_WEEK, Anomaly, find_anomalies
from bot.rehearsal.branch import Player
from bot.rehearsal.phones import Shown
from bot.rehearsal.stage import Spoken, Stage
from bot.service.evaluate.rating import poll_name
from bot.web.pages.models import ResultsModel
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.effort import RATE_S, to_read, to_say
from storage import commitments, records, years

Week = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Share:
    """What one person got and gave. `weeks` counts what came unasked, by ISO year and week,
    `own_weeks` the same without tasks for others."""

    player: Player
    unasked: int
    replies: int
    said: int
    weeks: Counter[Week]
    own_weeks: Counter[Week]
    minutes: float

    @property
    def worst(self) -> tuple[int, str]:
        """The fullest week: how many, and its Monday."""
        if not self.weeks:
            return 0, ""
        (year, week), count = max(self.weeks.items(), key=lambda pair: (pair[1], (-pair[0][0], -pair[0][1])))
        return count, date.fromisocalendar(year, week, 1).isoformat()


@dataclass(frozen=True, slots=True)
class Group:
    """Messages of one kind: when they went out, to how many."""

    first: datetime
    last: datetime
    kind: str
    people: int
    messages: int


@dataclass(frozen=True, slots=True)
class Report:
    """A rehearsed year. `states` counts commitments by status; `open` names those not published."""

    members: int
    seed: int
    year: int
    with_phone: int
    shares: tuple[Share, ...]
    timeline: tuple[Group, ...]
    promised: int
    states: Counter[str]
    unfinished: tuple[str, ...]
    asked: Counter[int]
    answered: Counter[int]
    due: Counter[int]
    self_rated: int
    voted: int
    entitled: int
    results: ResultsModel | None
    errands: tuple[str, ...]
    anomalies: tuple[Anomaly, ...]
    weeks: int
    talks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def overdone(self) -> tuple[str, ...]:
        """Who got more in a week, unasked and for himself, than anybody should."""
        worst = ((one.player.name, max(one.own_weeks.values(), default=0)) for one in self.shares)
        return tuple(name for name, count in worst if count > MOST_A_WEEK)


async def measure(stage: Stage, seed: int, year: int) -> Report:
    """Count what happened.

    Raises:
        LookupError: no year was opened.
    """
    read = stage.house.database.read
    cycle = await read(years.of_year, 1, year)
    if cycle is None:
        raise LookupError("no year was opened")
    items = await read(commitments.of_cycle, cycle.id)
    secretary = next(one for one in stage.persons.values() if one.role == "secretary")
    pages = stage.house.pages("https://example.invalid")
    told = {
        part: await read(commitments.last_progress, [one.id for one in items], part) for part in _QUARTERS
    }
    return Report(
        members=len(stage.players),
        seed=seed,
        year=year,
        with_phone=sum(1 for one in stage.players if one.address),
        shares=tuple(share(stage, player) for player in stage.players),
        timeline=tuple(_timeline(stage.phones.shown, stage.phones.posted)),
        promised=len({one.person_id for one in items}),
        states=Counter(one.status.label for one in items),
        unfinished=tuple(_unfinished(stage, items)),
        asked=_asked(stage.phones.shown),
        answered=Counter({part: len(found) for part, found in told.items()}),
        due=Counter({part: _published(items) for part in _QUARTERS}),
        self_rated=len(await read(years.self_ratings, cycle.id)),
        voted=cycle.voted,
        entitled=cycle.entitled,
        results=await pages.results(str(cycle.id), secretary.id) if await _counted(stage, cycle.id) else None,
        errands=tuple(await _open_errands(stage)),
        anomalies=tuple(await find_anomalies(stage, items, year)),
        weeks=_weeks(stage.phones.shown),
        talks={one.entry.number: tuple(_transcript(stage, one)) for one in stage.players},
    )


_QUARTERS = (1, 2, 3, 4)


def percentile(values: Iterable[int], share: float) -> int:
    """The smallest value that so large a share of the values does not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0


def kind_of(key: str) -> str:
    """The kind of a message, by the key under which it was put in."""
    head, *rest = key.split(":")
    if head == "errand":
        return f"errand.{rest[0]}"
    if head in ("check", "check-nudge", "check-visit", "summary") and len(rest) > 1:
        return f"{head}.{rest[1]}"
    return head


def _timeline(shown: list[Shown], posted: list[Shown]) -> list[Group]:
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        if one.unasked:
            found[kind_of(one.key)].append(one)
    for one in posted:
        found[f"post.{kind_of(one.key)}"].append(one)
    groups = [
        Group(min(one.at for one in all_), max(one.at for one in all_), kind, _people(all_), len(all_))
        for kind, all_ in found.items()
    ]
    return sorted(groups, key=lambda group: (group.first, group.kind))


def _people(shown: list[Shown]) -> int:
    return len({one.address for one in shown})


def share(stage: Stage, player: Player) -> Share:
    """What one person got and gave."""
    shown = stage.phones.of(player.address) if player.address else []
    said = stage.said_by[player.address] if player.address else []
    unasked = [one for one in shown if one.unasked]
    weeks = _by_week(unasked)
    own = _by_week(one for one in unasked if not one.for_others)
    seconds = sum(to_read(len(one.message.text), old=player.entry.oral) for one in shown)
    seconds += (
        sum(to_say(one.say.kind, len(one.say.text)) for one in said) + RATE_S * stage.votes[player.address]
    )
    return Share(player, len(unasked), len(shown) - len(unasked), len(said), weeks, own, seconds / 60)


def _by_week(shown: Iterable[Shown]) -> Counter[Week]:
    return Counter(local(one.at).isocalendar()[:2] for one in shown)


def _unfinished(stage: Stage, items: list[Commitment]) -> Iterable[str]:
    names = {one.id: one.name for one in stage.persons.values()}
    for one in items:
        if one.status is not Status.PUBLISHED:
            yield f"{names[one.person_id]}：{one.text}（{one.status.label}）"
    without = set(names) - {one.person_id for one in items}
    for number in sorted(without):
        yield f"{names[number]}：没有提"


def _published(items: list[Commitment]) -> int:
    return sum(1 for one in items if one.status is Status.PUBLISHED)


def _asked(shown: list[Shown]) -> Counter[int]:
    """Commitments asked about by chat, by quarter. One that waited its turn comes as a reply."""
    keys = {one.key for one in shown if one.key.startswith("check:")}
    return Counter(int(key.split(":")[2]) for key in keys)


async def _counted(stage: Stage, cycle_id: int) -> bool:
    return not await stage.house.box.is_open(poll_name(cycle_id))


async def _open_errands(stage: Stage) -> list[str]:
    found = []
    for player in stage.players:
        person = stage.person(player)
        for one in await stage.house.database.read(records.errands, person.id):
            found.append(f"{person.name}：{one.text}")
    return found


def _weeks(shown: list[Shown]) -> int:
    if not shown:
        return 1
    return max(1, (shown[-1].at - shown[0].at).days // 7 + 1)


def _transcript(stage: Stage, player: Player) -> list[str]:
    """Everything between one person and the bot, in order."""
    lines: list[tuple[datetime, int, str]] = []
    for one in stage.phones.of(player.address) if player.address else []:
        buttons = "".join(f" [{choice.label}]" for choice in one.message.choices)
        link = f" <{one.message.link.label}>" if one.message.link else ""
        mark = "答" if one.direct else "机"
        lines.append((one.at, 1, f"{mark} {one.message.text}{buttons}{link}"))
    for said in stage.said:
        if player.address and said.address == player.address:
            lines.append((said.at, 0, f"人 {_shown_as(said)}"))
    return [f"{local(at):%m-%d %H:%M} {text}" for at, _, text in sorted(lines, key=lambda line: line[:2])]


def _shown_as(said: Spoken) -> str:
    if said.say.kind is Kind.ENTER:
        return "（点开）"
    if said.say.kind is Kind.CHOICE:
        return f"（点）{said.say.token}"
    return said.say.text if said.say.kind is Kind.TEXT else f"（语音）{said.say.text}"
