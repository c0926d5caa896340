"""The quarter on one sheet for the secretary: counted from the record, read out as it stands."""

from typing import Any

from bot.service.deeds import shown
from bot.service.organise import year
from bot.service.supervise import comments
from bot.service.talk.scene import Scene
from dialogs.rules.commitments import PROGRESS, Commitment, Progress, Status
from dialogs.scripts.sheet_words import short
from dialogs.words import quarter_sheet as words
from dialogs.words import service as service_words
from storage import commitments, people
from storage.unit import Work
from storage.years import Cycle

#: Deeds on a sheet.
_DEEDS = 3


def show(scene: Scene, args: dict[str, Any]) -> None:
    """The sheet; on one page where that is asked for."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    for cycle in year.running(scene.work, scene.person.org_id):
        quarter = comments.quarter_now(scene.work, cycle)
        items = commitments.of_cycle(scene.work, cycle.id, Status.PUBLISHED)
        if quarter and items:
            scene.say(sheet(scene.work, cycle, quarter, items, brief=short(str(args.get("words", "")))))
            return
    scene.say(words.NOT_YET)


def sheet(work: Work, cycle: Cycle, quarter: int, items: list[Commitment], *, brief: bool) -> str:
    """The text. A query. `brief`: at most a page; then what does not fit is a figure."""
    latest = commitments.last_progress(work, [one.id for one in items])
    told = commitments.last_progress(work, [one.id for one in items], quarter)
    states = [latest[one.id].state if one.id in latest else "" for one in items]
    org = people.org(work, cycle.org_id)
    going = states.count("going") + states.count("no_change")
    counted = words.states(states.count("done"), going, states.count("not_started"), states.count(""))
    head = f"{words.figures(org.name if org else '', cycle.year, quarter, len(items), len(told))}；{counted}"
    lines = [_line(one, latest.get(one.id)) for one in items if not _is_done(latest.get(one.id))]
    deeds = list(shown.board_lines(work, cycle.id)[:_DEEDS])
    if not brief:
        return "\n".join((head, words.open_items(lines, 0), words.deeds(deeds), words.HOW))
    lines, deeds = list(map(words.cut, lines)), list(map(words.cut, deeds))
    fit = next(count for count in range(len(lines), -1, -1) if _page(head, lines, deeds, count))
    return "\n".join((head, words.open_items(lines[:fit], len(lines) - fit), words.deeds(deeds)))


def _page(head: str, lines: list[str], deeds: list[str], count: int) -> bool:
    """Whether so many lines fit; without any it always does."""
    text = "\n".join((head, words.open_items(lines[:count], len(lines) - count), words.deeds(deeds)))
    return count == 0 or len(text) <= words.PAGE


def _is_done(told: Progress | None) -> bool:
    return told is not None and told.state == "done"


def _line(one: Commitment, told: Progress | None) -> str:
    """What was promised and how it stands; neither whose it is nor what he said of it."""
    return words.item(one.text, PROGRESS[told.state] if told else "还没说")
