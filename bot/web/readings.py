"""Read models of the pages, made from the memory. All are queries."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from bot.service.deeds import shown as deeds
from bot.service.evaluate.rating import poll_name
from bot.service.fulfil import evidence
from bot.web.pages.models import (
    Colleague,
    Fact,
    PersonResult,
    RatingModel,
    RecordingModel,
    ResultsModel,
)
from dialogs.rules.ballots import FLAG, PEER_SCALE
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.manifest import Manifest
from dialogs.rules.people import Role
from dialogs.rules.tally import Source, tally
from dialogs.rules.year import Step
from dialogs.words import deeds as deed_words
from dialogs.words import evaluation as evaluation_words
from dialogs.words import rating as rating_words
from storage import commitments, consents, people, records, years
from storage.unit import Work
from storage.years import Cycle

#: What the board says of a commitment about which nothing was told yet.
_UNDER_WAY = "进行中"


def _states(work: Work, items: list[Commitment]) -> dict[int, str]:
    """How it goes, in two words, and what can be seen of it; a percentage told in private stays private."""
    latest = commitments.last_progress(work, [one.id for one in items])
    done = {number for number, told in latest.items() if told.state == "done"}
    shown = evidence.marks(work, items)
    said = {one.id: "已完成" if one.id in done else _UNDER_WAY for one in items}
    return {number: "，".join((word, *shown[number])) for number, word in said.items()}


def rating(
    work: Work,
    poll: str,
    targets: tuple[int, ...],
    *,
    is_open: bool,
    voted: bool,
    manifest: Manifest | None = None,
) -> RatingModel | None:
    """One voter's paper: the people this voter may rate, in the order of the roster."""
    cycle = _cycle_of(work, poll)
    branch = people.org(work, cycle.org_id) if cycle else None
    if cycle is None or branch is None:
        return None
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    facts = _facts(work, cycle)
    colleagues = tuple(
        Colleague(one.id, one.name, one.post, tuple(facts[one.id]))
        for one in people.members(work, cycle.org_id)
        if one.id in targets
    )
    if -branch.id in targets:
        told = tuple(facts[-branch.id])
        colleagues += (Colleague(-branch.id, branch.name, evaluation_words.AS_A_WHOLE, told),)
    closes = _spoken(window.closes) if window else ""
    title = f"{cycle.year}年评一评"
    return RatingModel(
        title, branch.name, colleagues, PEER_SCALE, is_open, voted, closes, manifest, FLAG in targets
    )


def _facts(work: Work, cycle: Cycle) -> dict[int, list[Fact]]:
    """What everybody promised and how it went, and bright deeds that may be read, by person; the
    organisation stands below zero. Who does not want it shows nothing."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    states = _states(work, items)
    found: dict[int, list[Fact]] = defaultdict(list)
    for one in items:
        found[-cycle.org_id if one.of_org else one.person_id].append(Fact(one.text, states[one.id]))
    for person_id, told in deeds.by_person(work, cycle.id, agreed=True).items():
        found[person_id] += [Fact(text, deed_words.CARD) for text in told]
    for person_id in consents.refused(work, cycle.id):
        found[person_id] = [Fact(rating_words.REFUSED, "")]
    return found


def results(work: Work, subject: str, viewer: int) -> ResultsModel | None:
    """The result of a cycle, for its committee only."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    branch = people.org(work, cycle.org_id) if cycle else None
    if cycle is None or branch is None or person is None:
        return None
    if person.org_id != cycle.org_id or person.role is Role.MEMBER or not person.active:
        return None
    own, counted = years.self_ratings(work, cycle.id), years.results(work, cycle.id)
    lines = tuple(
        PersonResult(
            one.name,
            one.post,
            own.get(one.id, ("", ""))[0],
            (tally(Source.PEERS, counted.get(one.id), cycle.rules.grades),),
        )
        for one in people.members(work, cycle.org_id)
        if one.id in counted
    )
    return ResultsModel(f"{cycle.year}年评议结果", branch.name, lines, cycle.voted, cycle.entitled)


def recording(work: Work, subject: str, listener: int, folder: Path) -> RecordingModel | None:
    """One recording, for somebody who may record for its speaker or leads the branch."""
    found = records.recording(work, int(subject)) if subject.isdecimal() else None
    speaker = people.get(work, found.person_id) if found and found.person_id else None
    who = people.get(work, listener)
    if found is None or speaker is None or who is None or not who.active or found.status != "kept":
        return None
    return RecordingModel(speaker.name, f"{speaker.name}说的话", "", folder / found.sha256)


def _cycle_of(work: Work, poll: str) -> Cycle | None:
    number = poll.rpartition("-")[2]
    cycle = years.get(work, int(number)) if number.isdecimal() else None
    return cycle if cycle and poll_name(cycle.id) == poll else None


def _spoken(moment: datetime) -> str:
    here = local(moment)
    return f"{chinese_date(here.date())}{here.hour}点"
