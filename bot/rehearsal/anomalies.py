"""What must not happen in a year: each is looked for after every rehearsal."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.rehearsal.branch import Player
from bot.rehearsal.phones import Shown
from bot.rehearsal.stage import Stage
from dialogs.heard import Kind
from dialogs.rules.calendar import EARLIEST, ELDER_HOURS, LATEST, is_working_day, local
from storage import talks

#: Messages a week that come unasked, at most.
MOST_A_WEEK, MOST_FOR_OLD = 3, 1

#: Time within which the same words are a repetition; the quarters lie further apart.
_SEASON = timedelta(days=60)

#: Something urgent may come at any hour.
_URGENT = "急："


async def find_anomalies(stage: Stage) -> list[str]:
    """One sentence for each thing that went wrong."""
    found = list(stage.oddities)
    for player in stage.players:
        if player.address:
            shown = stage.phones.of(player.address)
            unasked = [one for one in shown if not one.direct]
            found += _twice(player, unasked)
            found += _hours(player, unasked)
            found += _too_many(player, unasked)
            found += _same_words(player, shown)
    return found + await _unanswerable(stage)


def _twice(player: Player, unasked: list[Shown]) -> Iterator[str]:
    """The same words again within one season; a new quarter may ask as the last one did."""
    before: dict[str, datetime] = {}
    for one in unasked:
        text = one.message.text
        if text in before and one.at - before[text] < _SEASON:
            yield f"{player.name}又收到同样的话（{local(one.at):%m-%d}）：{_short(text)}"
        before[text] = one.at


def _hours(player: Player, unasked: list[Shown]) -> Iterator[str]:
    for one in unasked:
        here = local(one.at)
        spans = ELDER_HOURS if player.entry.oral else ((EARLIEST, LATEST),)
        minute = here.time().replace(second=0)
        inside = any(first <= minute <= last for first, last in spans)
        if not (inside and is_working_day(here.date())) and not one.message.text.startswith(_URGENT):
            yield f"{player.name}在不该打扰的时候收到（{here:%m-%d %H:%M}）：{_short(one.message.text)}"


def _too_many(player: Player, unasked: list[Shown]) -> Iterator[str]:
    most = MOST_FOR_OLD if player.entry.oral else MOST_A_WEEK
    weeks: dict[tuple[int, int], list[Shown]] = defaultdict(list)
    for one in unasked:
        year, week, _ = local(one.at).isocalendar()
        weeks[year, week].append(one)
    for all_ in weeks.values():
        if len(all_) > most:
            what = "、".join(_short(one.message.text, 12) for one in all_)
            yield f"{player.name}一周收到{len(all_)}条（{local(all_[0].at):%m-%d}起）：{what}"


def _same_words(player: Player, shown: list[Shown]) -> Iterator[str]:
    """A question put three times in the same words, without a change of wording between."""
    last, run = "", 0
    for one in shown:
        question = one.message.text.splitlines()[-1] if one.message.text else ""
        run = run + 1 if question == last and question.endswith("？") else 1
        last = question
        if run == 3:
            yield f"{player.name}连着三次听到同一句问话：{_short(question)}"


async def _unanswerable(stage: Stage) -> list[str]:
    """Questions that wait for an answer and were never put, or to which nobody could answer."""
    found = []
    for player in stage.players:
        talk = await stage.house.database.read(talks.look, stage.person(player).id)
        top = talk.top
        if top is not None and not player.address:
            found.append(f"{player.name}没有手机，却有一个问题等着他答：{top.dialog}")
        elif top is not None and not top.asking:
            found.append(f"{player.name}有一个没问出口的问题：{top.dialog}")
        found += [
            f"{player.name}有一个压在下面、没问出口的问题：{frame.dialog}"
            for frame in talk.frames[:-1]
            if not frame.asking
        ]
        spoke = any(one.address == player.address and one.say.kind is not Kind.ENTER for one in stage.said)
        if not spoke and player.address and talk.frames and len(talk.frames) > 4:
            found.append(f"{player.name}积了{len(talk.frames)}个问题没答")
    return found


def _short(text: str, most: int = 36) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= most else line[: most - 1] + "…"
