"""What must not happen in a year: each is looked for after every rehearsal."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rehearsal.branch import Player
from bot.rehearsal.phones import Shown
from bot.rehearsal.stage import Stage
from dialogs.rules.calendar import in_hours, local
from dialogs.rules.commitments import Commitment, Status
from storage import talks

#: Messages a week that come unasked, at most (criterion E13 for old people); with tasks for others.
MOST_A_WEEK, MOST_FOR_OLD, MOST_WITH_TASKS = 3, 1, 5

#: Time within which the same words are a repetition; the quarters lie further apart.
_SEASON = timedelta(days=60)

#: Something urgent may come at any hour.
_URGENT = "急："


class Kind(StrEnum):
    """What went wrong."""

    REPEATED = "repeated"  # the same words came unasked twice in a season
    HOURS = "hours"  # a message outside the hours, or on a holiday
    OLD_TOO_MANY = "old_too_many"  # an old person got more than one message a week
    TOO_MANY = "too_many"  # somebody else got more than three, tasks for others not counted
    TASKS_TOO_MANY = "tasks_too_many"  # with tasks for others more than five
    SAME_WORDS = "same_words"  # a question was put three times running in the same words
    UNANSWERABLE = "unanswerable"  # a question waits that was never put, or nobody can answer
    MISFILED = "misfiled"  # taken for one's own progress, or for the answer to a question not seen yet
    TOO_EARLY = "too_early"  # a commitment of the year is due before the year begins
    ABANDONED = "abandoned"  # one was returned, and its author handed in another instead


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One thing that went wrong; `text` tells it in Chinese."""

    kind: Kind
    text: str


async def find_anomalies(stage: Stage, items: list[Commitment], year: int) -> list[Anomaly]:
    """Everything that went wrong."""
    found = [Anomaly(Kind.MISFILED, text) for text in stage.oddities]
    for player in stage.players:
        if player.address:
            shown = stage.phones.of(player.address)
            unasked = [one for one in shown if one.unasked]
            found += _twice(player, unasked)
            found += _hours(player, unasked)
            found += _too_many(player, unasked)
            found += _same_words(player, shown)
    found += _promises(stage, items, year)
    return found + await _unanswerable(stage)


def _twice(player: Player, unasked: list[Shown]) -> Iterator[Anomaly]:
    """The same words again within one season; a new quarter may ask as the last one did."""
    before: dict[str, datetime] = {}
    for one in unasked:
        text = one.message.text
        if text in before and one.at - before[text] < _SEASON:
            told = f"{player.name}又收到同样的话（{local(one.at):%m-%d}）：{_short(text)}"
            yield Anomaly(Kind.REPEATED, told)
        before[text] = one.at


def _hours(player: Player, unasked: list[Shown]) -> Iterator[Anomaly]:
    for one in unasked:
        here = local(one.at)
        inside = in_hours(one.at.replace(second=0, microsecond=0), old=player.entry.oral)
        if not inside and not one.message.text.startswith(_URGENT):
            told = f"{player.name}在不该打扰的时候收到（{here:%m-%d %H:%M}）：{_short(one.message.text)}"
            yield Anomaly(Kind.HOURS, told)


def _too_many(player: Player, unasked: list[Shown]) -> Iterator[Anomaly]:
    weeks: dict[tuple[int, int], list[Shown]] = defaultdict(list)
    for one in unasked:
        year, week, _ = local(one.at).isocalendar()
        weeks[year, week].append(one)
    for all_ in weeks.values():
        kind = _over(len(all_), sum(not one.for_others for one in all_), old=player.entry.oral)
        if kind is not None:
            what = "、".join(_short(one.message.text, 12) for one in all_)
            told = f"{player.name}一周收到{len(all_)}条（{local(all_[0].at):%m-%d}起）：{what}"
            yield Anomaly(kind, told)


def _over(whole: int, own: int, *, old: bool) -> Kind | None:
    if own > (MOST_FOR_OLD if old else MOST_A_WEEK):
        return Kind.OLD_TOO_MANY if old else Kind.TOO_MANY
    return Kind.TASKS_TOO_MANY if whole > MOST_WITH_TASKS else None


def _same_words(player: Player, shown: list[Shown]) -> Iterator[Anomaly]:
    last, run = "", 0
    for one in shown:
        question = one.message.text.splitlines()[-1] if one.message.text else ""
        run = run + 1 if question == last and len(question) > len("对不对？") and question[-1] == "？" else 1
        last = question
        if run == 3 and not one.key.startswith("check:"):
            yield Anomaly(Kind.SAME_WORDS, f"{player.name}连着三次听到同一句问话：{_short(question)}")


def _promises(stage: Stage, items: list[Commitment], year: int) -> Iterator[Anomaly]:
    names = {one.id: one.name for one in stage.persons.values()}
    for one in items:
        who = names[one.person_id]
        if one.due is not None and one.due.year < year:
            told = f"{who}的“{one.text}”要在{one.due}前做完，可承诺是{year}年的"
            yield Anomaly(Kind.TOO_EARLY, told)
        later = any(other.person_id == one.person_id and other.id > one.id for other in items)
        if one.status is Status.RETURNED and later:
            told = f"{who}的“{one.text}”退回去以后另外记了一条，这条还挂着"
            yield Anomaly(Kind.ABANDONED, told)


async def _unanswerable(stage: Stage) -> list[Anomaly]:
    """Questions that wait for an answer and were never put, or to which nobody could answer."""
    found = []
    for player in stage.players:
        talk = await stage.house.database.read(talks.look, stage.person(player).id)
        for frame in talk.frames:
            if not player.address:
                found.append(f"{player.name}没有手机，却有一个问题等着他答：{frame.dialog}")
            elif not frame.asking:
                found.append(f"{player.name}有一个没问出口的问题：{frame.dialog}")
    return [Anomaly(Kind.UNANSWERABLE, text) for text in found]


def _short(text: str, most: int = 36) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= most else line[: most - 1] + "…"
