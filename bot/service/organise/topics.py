"""Topics that nobody took, and what the promises of a year serve (R6, R36, R37, R38)."""

from typing import Any

from bot.service.organise import focus
from bot.service.organise.naming import named_org
from bot.service.organise.year import running
from bot.service.talk.scene import Scene
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.purposes import is_practical, purposes_of
from dialogs.words import opening as words
from dialogs.words import service as service_words
from storage import commitments, people, tags
from storage.unit import Work
from storage.years import Cycle


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The topics that nobody took, for whoever leads the branch."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = next(iter(running(scene.work, scene.person.org_id)), None)
    scene.say(blank(scene.work, cycle) if cycle else service_words.NO_CYCLE)


def by_command(work: Work, name: str | None) -> str:
    """The same for the command line. A query.

    Raises:
        BadInput: no such organisation.
    """
    org = named_org(work, name)
    cycle = next(iter(running(work, org.id)), None)
    return blank(work, cycle) if cycle else words.NOT_OPEN.format(name=org.name)


def blank(work: Work, cycle: Cycle) -> str:
    """Topics without a promise, then how many promises serve each purpose and goal. A query."""
    pack = cycle.rules
    standing = {one.id: one for one in commitments.of_cycle(work, cycle.id) if one.status != Status.WITHDRAWN}
    taken = {
        topic for topic, ids in tags.of_cycle(work, cycle.id, "topic").items() if standing.keys() & set(ids)
    }
    linked = {
        number
        for kind in ("benefit", "wish")
        for ids in tags.of_cycle(work, cycle.id, kind).values()
        for number in ids
    }
    by_purpose = dict.fromkeys(pack.purposes, 0)
    for one in standing.values():
        for purpose in purposes_of(pack, of_org=one.of_org, for_people=one.id in linked):
            by_purpose[purpose] += 1
    practical = _practical(work, cycle, standing, linked)
    benefits = {name: len(standing.keys() & set(ids)) for name, ids in _benefits(work, cycle).items()}
    goals = tags.of_cycle(work, cycle.id, "goal")
    by_goal = {goal: len(standing.keys() & set(goals.get(goal, ()))) for goal in pack.goals}
    tasks = tags.of_cycle(work, cycle.id, "focus")
    listed = [text for text, _ in focus.listed(work, cycle.org_id, cycle.year)]
    by_task = {task: len(standing.keys() & set(tasks.get(task, ()))) for task in listed}
    served = [words.served("总体要求", list(by_purpose.items()))] if standing else []
    served += [practical] if standing else []
    served += [words.served("惠民", list(benefits.items()))] if any(benefits.values()) else []
    served += [words.served("目标要求", list(by_goal.items()))] if any(by_goal.values()) else []
    served += [words.served("重点任务", list(by_task.items()))] if by_task else []
    return words.blank_topics(
        cycle.year,
        [one for one in pack.topics_org if one not in taken],
        [one for one in pack.topics_member if one not in taken],
        served,
    )


def _benefits(work: Work, cycle: Cycle) -> dict[str, list[int]]:
    found = tags.of_cycle(work, cycle.id, "benefit")
    return {name: found.get(name, []) for name in cycle.rules.benefits}


def _practical(work: Work, cycle: Cycle, standing: dict[int, Commitment], linked: set[int]) -> str:
    """How many practical good things are promised, and how many members promise none yet (R18)."""
    topics = tags.of(work, standing, "topic")
    good = [
        one for one in standing.values() if is_practical(topics.get(one.id, ()), for_people=one.id in linked)
    ]
    promising = {one.person_id for one in good if not one.of_org}
    asked = {one.id for one in people.promisors(work, cycle.org_id)}
    of_org = sum(one.of_org for one in good)
    return words.practical(of_org, len(good) - of_org, len(asked - promising))
