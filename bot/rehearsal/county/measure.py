"""What a county's rehearsed year came to: figures town by town, blanks with their reasons.

Towns stand in the order of the tree; nobody is ranked. Figures of two halves add up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.rehearsal.anomalies import Anomaly, find_anomalies
from bot.rehearsal.county.hours import seconds_by_task
from bot.rehearsal.county.invent import COUNTY
from bot.rehearsal.county.outcome import QUARTERS, Outcome, outcome_of
from bot.rehearsal.measure import Share, share
from bot.rehearsal.stage import Stage
from dialogs.rules.commitments import Status
from dialogs.rules.people import Org, Standing
from dialogs.rules.voices import Kind, State
from storage import commitments, people, tellers, voices, years
from storage.unit import Work


@dataclass(slots=True)
class Figures:
    """Counts of one town or of all."""

    orgs: int = 0
    members: int = 0
    phones: int = 0
    promised: int = 0
    items: int = 0
    published: int = 0
    of_orgs: int = 0
    returned: int = 0
    told: Counter[int] = field(default_factory=Counter)
    due: Counter[int] = field(default_factory=Counter)
    done: int = 0
    self_rated: int = 0
    gradable: int = 0
    voted: int = 0
    entitled: int = 0
    too_small: int = 0
    counted: int = 0
    on_paper: int = 0
    wishes: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    outcome: Outcome = field(default_factory=Outcome)

    def add(self, other: "Figures") -> None:
        """Take another's figures in."""
        for name in self.__dataclass_fields__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            elif isinstance(mine, Outcome):
                mine.add(theirs)
            else:
                setattr(self, name, mine + theirs)


@dataclass(slots=True)
class CountyReport:
    """A county's year. `weeks` counts how many a person got unasked in a week that had any; `secretary_tasks`
    are the seconds of all secretaries by task."""

    year: int
    towns: dict[str, Figures]
    weeks: Counter[int]
    minutes: list[float]
    secretary_minutes: list[float]
    secretary_tasks: Counter[str]
    sent: int
    heard: int
    anomalies: Counter[str]
    examples: list[str]

    def add(self, other: "CountyReport") -> None:
        """Take the other half in."""
        self.towns |= other.towns
        self.weeks.update(other.weeks)
        self.minutes += other.minutes
        self.secretary_minutes += other.secretary_minutes
        self.secretary_tasks.update(other.secretary_tasks)
        self.sent += other.sent
        self.heard += other.heard
        self.anomalies.update(other.anomalies)
        self.examples += other.examples

    @property
    def whole(self) -> Figures:
        """All towns together."""
        found = Figures()
        for one in self.towns.values():
            found.add(one)
        return found


#: Anomalies that are told in words.
_EXAMPLES = 12


async def measure_county(stage: Stage, of_year: int) -> CountyReport:
    """Count what happened."""
    read = stage.house.database.read
    towns = await read(_towns, stage.cycles)
    for org in stage.cycles:
        items = await read(commitments.of_cycle, stage.cycles[org])
        stage.items += items
    shares = [share(stage, player) for player in stage.players if player.address]
    odd = await find_anomalies(stage, stage.items, of_year)
    return CountyReport(
        year=of_year,
        towns=towns,
        weeks=Counter(count for one in shares for count in one.own_weeks.values()),
        minutes=[one.minutes for one in shares],
        secretary_minutes=[one.minutes for one in shares if _leads(one)],
        secretary_tasks=_tasks(stage, shares),
        sent=len(stage.phones.shown),
        heard=len(stage.said),
        anomalies=Counter(one.kind.value for one in odd),
        examples=[one.text for one in _first_of_each(odd)],
    )


def _tasks(stage: Stage, shares: Iterable[Share]) -> Counter[str]:
    """Seconds of all secretaries by task."""
    found: Counter[str] = Counter()
    for one in shares:
        if _leads(one):
            found.update(seconds_by_task(stage, one.player))
    return found


def _leads(one: Share) -> bool:
    return one.player.entry.role.value == "secretary"


def _first_of_each(odd: Iterable[Anomaly]) -> list[Anomaly]:
    found: dict[str, list[Anomaly]] = {}
    for one in odd:
        found.setdefault(one.kind.value, []).append(one)
    return [one for some in found.values() for one in some[:3]][:_EXAMPLES]


def _towns(work: Work, cycles: dict[int, int]) -> dict[str, Figures]:
    """The figures of each town, its own organisation first; the county's own stand under its name."""
    names = {org.id: org for org in people.orgs(work)}
    found: dict[str, Figures] = {}
    for org in names.values():
        parent = names.get(org.parent_id or 0)
        town = org if parent is None or parent.name == COUNTY else parent
        if org.id in cycles:
            found.setdefault(town.name, Figures()).add(_of_org(work, org, cycles[org.id]))
    return found


def _of_org(work: Work, org: Org, cycle_id: int) -> Figures:
    cycle = years.get(work, cycle_id)
    members = people.members(work, org.id)
    items = commitments.of_cycle(work, cycle_id)
    published = [one for one in items if one.status is Status.PUBLISHED]
    rated = years.self_ratings(work, cycle_id)
    promised = {one.person_id for one in items}
    told = {part: commitments.last_progress(work, [one.id for one in published], part) for part in QUARTERS}
    latest = commitments.last_progress(work, [one.id for one in published])
    papers = tellers.agreed(work, cycle_id, "peers")
    figures = Figures(
        orgs=1,
        members=len(members),
        phones=len(people.reachable(work, org.id)),
        promised=len(promised & {one.id for one in members}),
        items=len(items),
        published=len(published),
        of_orgs=sum(1 for one in published if one.of_org),
        returned=sum(1 for one in items if one.status is Status.RETURNED),
        told=Counter({part: len(found) for part, found in told.items()}),
        due=Counter({part: len(published) for part in QUARTERS}),
        done=sum(1 for one in latest.values() if one.state == "done"),
        self_rated=len(rated),
        gradable=sum(1 for one in members if one.standing is Standing.FORMAL),
        voted=cycle.voted if cycle else 0,
        entitled=cycle.entitled if cycle else 0,
        too_small=int(bool(cycle and not cycle.entitled)),
        counted=int(papers is not None),
        on_paper=papers.received if papers else 0,
        wishes=Counter({str(key): n for key, n in voices.counts(work, org.id, Kind.WISH).items()}),
        reports=Counter({str(key): n for key, n in voices.counts(work, org.id, Kind.REPORT).items()}),
    )
    if cycle is not None:
        figures.outcome = outcome_of(work, org, cycle)
    return figures


ANSWERED = (State.ANSWERED.value, State.PROMISED.value, State.MERGED.value)
