"""评先评优: who may be put forward, with facts and open restrictions; people choose (R72).

In the order of the roster. There is no ranking and no number of points.
"""

from typing import Any

from bot.service.evaluate import appraise, final, who
from bot.service.evaluate.appraise import Waiting
from bot.service.evaluate.files import File
from bot.service.talk.scene import Scene
from dialogs.effects.aftermath import Commend
from dialogs.rules.followup import POOR, State
from dialogs.rules.sources import RESULTS
from dialogs.scripts.aftermath import AT_ONCE
from dialogs.words import aftermath as words
from dialogs.words import evaluation as evaluation_words
from storage import aftermath, evaluation, records, years
from storage.unit import Work
from storage.years import Cycle


def open_list(scene: Scene, _: dict[str, Any]) -> None:
    """Who may be put forward, numbered; beside them who may not, and why."""
    scene.set_aside("commend")
    if not scene.person.leads:
        scene.say(evaluation_words.LEADERS_ONLY)
        return
    open_ones, held = _sorted(scene)
    if not open_ones:
        scene.say(words.NO_COMMEND + words.held(held))
        return
    items = [
        {"cycle": cycle.id, "subject": file.subject.key, "line": _line(scene.work, cycle, file)}
        for cycle, file in open_ones[: 2 * AT_ONCE]
    ]
    scene.begin("commend", {"items": items, "held": words.held(held)})


def _sorted(scene: Scene) -> tuple[list[Waiting], list[str]]:
    """Those of one's own organisation except oneself, and organisations directly below."""
    open_ones: list[Waiting] = []
    held = []
    for cycle, file in appraise.own_files(scene.work, scene.person):
        if file.person is not None and file.person.id == scene.person.id:
            continue
        why = restriction(scene.work, cycle, file)
        if why:
            held.append(f"{file.name}（{words.EVENTS[why]}）")
        else:
            open_ones.append((cycle, file))
    return open_ones, held


def restriction(work: Work, cycle: Cycle, file: File) -> str:
    """Why somebody may not be put forward now; empty when nothing stands against it. A query."""
    if file.grade is None or not file.grade.stands or not final.is_final(work, cycle.id):
        return "none"
    if file.grade.grade in POOR:
        return "grade"
    following = {one.subject for one in aftermath.follow_ups(work, cycle.id) if one.state is not State.CLOSED}
    if file.subject.key in following:
        return "follow_up"
    return file.flags[0] if file.flags else ""


def _line(work: Work, cycle: Cycle, file: File) -> str:
    done = sum(1 for one in file.items if one.result == RESULTS["done"])
    parts = [words.ITEMS_DONE.format(items=len(file.items), done=done)] if file.items else []
    pick = evaluation.picks(work, cycle.id).get(file.subject.key)
    if pick is not None and pick.chosen:
        parts.append(words.PICKED)
    return words.commend_line(file.name, file.grade.grade if file.grade else "", parts)


def choose(scene: Scene, effect: Commend) -> None:
    """Write down who was put forward, who decided, and the reason that was given."""
    allowed = {(cycle.id, file.subject.key): file.name for cycle, file in _sorted(scene)[0]}
    chosen = []
    for cycle_id, key, put_forward, reason in effect.picks:
        cycle, name = years.get(scene.work, cycle_id), allowed.get((cycle_id, key))
        if cycle is None or name is None:
            continue
        values = {
            "subject": key,
            "chosen": int(put_forward),
            "reason": reason[:300],
            "author_id": scene.person.id,
        }
        evaluation.add_pick(scene.work, cycle.id, values)
        records.note(scene.work, scene.person.id, "commend", f"cycle:{cycle_id}:{key}", chosen=put_forward)
        if put_forward:
            chosen.append(name)
    scene.say(words.commended(chosen))


def listed(work: Work, org_id: int) -> list[str]:
    """Who was put forward, by name, for forms and pages. A query."""
    cycle = who.evaluated(work, org_id)
    picks = evaluation.picks(work, cycle.id) if cycle else {}
    names = who.subjects(work, cycle) if cycle else []
    return [name for one, name in names if one.key in picks and picks[one.key].chosen]
