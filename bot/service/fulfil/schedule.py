"""The schedule of a commitment: proposed by rule, confirmed by a tap or changed by one sentence (R55)."""

from datetime import date
from typing import Any

from bot.service.publish.pointing import own_list, pointed_at
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.milestones import LONGEST_STEP, MOST_STEPS, Schedule, Step, next_step, propose
from dialogs.rules.year import year_end
from dialogs.scripts.schedule_words import read, read_reached
from dialogs.words import schedule as words
from storage import milestones, records, years
from storage.unit import Work


def of(work: Work, items: list[Commitment]) -> dict[int, Schedule]:
    """The schedule of each published item: the author's, else the one that the rule proposes. A query."""
    kept = milestones.of(work, [one.id for one in items])
    return {one.id: kept.get(one.id) or _proposed(work, one) for one in items}


def _proposed(work: Work, one: Commitment) -> Schedule:
    begins = local(one.published_at or work.now).date()
    return Schedule(propose(one.text, begins, _last_day(work, one)), False)


def _last_day(work: Work, one: Commitment) -> date:
    if one.due is not None:
        return one.due
    cycle = years.get(work, one.cycle_id)
    return year_end(cycle.year if cycle else local(work.now).year)


def in_short(work: Work, one: Commitment) -> str:
    """The steps that the rule proposes, in one line; nothing where there is but one. A query."""
    begins = local(work.now).date()
    steps = propose(one.text, begins, _last_day(work, one))
    lines = [f"{chinese_date(step.due)}前{step.text}" for step in steps]
    return words.in_short(lines) if len(lines) > 1 else ""


def show(scene: Scene, _: dict[str, Any]) -> None:
    """One's own steps; those that are only proposed can be confirmed with one tap."""
    own = own_list(scene.work, scene.person)
    plans = of(scene.work, [one for one in own if one.status is Status.PUBLISHED])
    if not plans:
        scene.say(words.NOTHING)
        return
    waiting = []
    for number, one in enumerate(own, 1):
        if one.id in plans:
            say = words.shown if plans[one.id].confirmed else words.proposed
            scene.say(say(number, one.text, _lines(scene.work, plans[one.id].steps)))
            waiting += [] if plans[one.id].confirmed else [one.id]
    ids = ",".join(str(number) for number in waiting)
    choices = (Choice(words.OK, f"/schedule_ok?commitments={ids}"),) if waiting else ()
    scene.says.append(Message(words.HOW, choices=choices))


def confirm(scene: Scene, args: dict[str, Any]) -> None:
    """The author has tapped: the proposed steps are his now."""
    wanted = set(str(args.get("commitments", "")).split(","))
    for one in own_list(scene.work, scene.person):
        if str(one.id) in wanted and one.status is Status.PUBLISHED:
            plan = of(scene.work, [one])[one.id]
            if not plan.confirmed:
                milestones.put(scene.work, one.id, plan.steps)
                records.note(scene.work, scene.person.id, "confirm_schedule", f"commitment:{one.id}")
            scene.say(words.kept(_lines(scene.work, plan.steps)))


def change(scene: Scene, args: dict[str, Any]) -> None:
    """The author says his own steps in one sentence."""
    at, steps = read(str(args.get("words", "")), local(scene.work.now).date())
    one = pointed_at(scene.work, scene.person, at)
    if isinstance(one, str):
        scene.say(one)
        return
    trouble = _trouble(scene.work, one, steps)
    if trouble:
        scene.say(trouble)
        return
    milestones.put(scene.work, one.id, steps)
    records.note(scene.work, scene.person.id, "change_schedule", f"commitment:{one.id}", steps=len(steps))
    scene.say(words.kept(_lines(scene.work, steps)))


def _trouble(work: Work, one: Commitment, steps: tuple[Step, ...]) -> str:
    if one.status is not Status.PUBLISHED:
        return words.NOT_PUBLISHED
    if not steps or any(step.due < local(work.now).date() for step in steps):
        return words.PAST
    if any(step.due > _last_day(work, one) for step in steps):
        return words.AFTER_END
    long = len(steps) > MOST_STEPS or any(len(step.text) > LONGEST_STEP for step in steps)
    return words.TOO_LONG if long else ""


def reach(scene: Scene, args: dict[str, Any]) -> None:
    """A step is done; a proposal becomes the author's own by that."""
    at, number = read_reached(str(args.get("words", "")))
    one = pointed_at(scene.work, scene.person, at)
    if isinstance(one, str) or one.status is not Status.PUBLISHED:
        scene.say(one if isinstance(one, str) else words.NOT_PUBLISHED)
        return
    plan = of(scene.work, [one])[one.id]
    if not 1 <= number <= len(plan.steps):
        scene.say(words.NO_STEP)
        return
    if not plan.confirmed:
        milestones.put(scene.work, one.id, plan.steps)
    milestones.reach(scene.work, one.id, number, local(scene.work.now).date())
    records.note(scene.work, scene.person.id, "reach_step", f"commitment:{one.id}", step=number)
    scene.say(words.reached(plan.steps[number - 1].text))


def due_now(work: Work, commitment: Commitment) -> str:
    """The step of which the check-in speaks: the author's own only, due by now; or nothing. A query."""
    plan = milestones.of(work, [commitment.id]).get(commitment.id)
    step = next_step(plan.steps, local(work.now).date()) if plan else None
    return words.due_now(step.text, f"{chinese_date(step.due)}前") if step else ""


def _lines(work: Work, steps: tuple[Step, ...]) -> list[str]:
    today = local(work.now).date()
    return [
        words.step(one.text, f"{chinese_date(one.due)}前", words.STANDS[one.stands(today)]) for one in steps
    ]
