"""Deciding results one line at a time, and closing a year once everything has one."""

from collections import Counter
from typing import Any

from bot.problems import BadInput
from bot.service.lead import archive
from bot.service.lead.ends import ending, evaluated, may_decide, open_ends, waiting_for
from bot.service.organise.naming import named_org
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.lead import CloseYear, DecideEnds
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.endings import OpenEnd, Result
from dialogs.rules.people import Person, Role
from dialogs.scripts.ends import AT_ONCE, CARRY
from dialogs.words import ends as words
from storage import commitments, ends, overview, people, records, years
from storage.unit import Work
from storage.years import Cycle


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What somebody has to decide; where nothing is left, whether the year is closed now."""
    work, person = scene.work, scene.person
    scene.set_aside("ends")
    scene.set_aside("close_year")
    args = list_args(work, person)
    if args is not None:
        scene.begin("ends", args)
        return
    cycle = ending(work, person.org_id)
    if person.role is Role.MEMBER:
        scene.say(words.NOT_FOR_YOU)
    elif cycle is None:
        scene.say(words.NOT_ENDING)
    else:
        _offer(scene, cycle)


def standing(work: Work, org_id: int) -> tuple[str, bool]:
    """How far from its close the year is that ends here, for whoever leads, and whether one word closes it
    now; nothing before the season of evaluation is over. A query."""
    cycle = ending(work, org_id)
    if cycle is None or not evaluated(work, cycle):
        return "", False
    others = of_others(work, cycle, None)
    return (words.not_yet(cycle.year, others), False) if others else (words.may_close(cycle.year), True)


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """The list that is put before somebody, or None when nothing waits for him. A query."""
    waiting = waiting_for(work, person)
    listed = [(cycle, end) for cycle, end in waiting if end.listed]
    if not listed:
        return None
    first = listed[0][0]
    items = [
        {"kind": end.kind.value, "number": end.number, "line": end.line, "hint": end.hint or ""}
        for _, end in listed[:AT_ONCE]
    ]
    others = of_others(work, first, person) if first.org_id == person.org_id else []
    return {"year": first.year, "items": items, "more": len(listed) - len(items), "others": others}


def of_others(work: Work, cycle: Cycle, viewer: Person | None) -> list[str]:
    """What somebody else has to decide, and who: how many of what. A query."""
    found = open_ends(work, cycle, to_count=True)
    rest = [one for one in found if viewer is None or not _lists(work, viewer, one)]
    counted: Counter[tuple[str, int]] = Counter((one.kind.value, one.decider or 0) for one in rest)
    return [words.waiting(kind, number, _name(work, who)) for (kind, who), number in counted.items()]


def _lists(work: Work, viewer: Person, end: OpenEnd) -> bool:
    """Whether it stands in the viewer's own list."""
    return end.listed and may_decide(work, viewer, end)


def _name(work: Work, person_id: int) -> str:
    person = people.get(work, person_id) if person_id else None
    return person.name if person else ""


def decide(scene: Scene, effect: DecideEnds) -> None:
    """Each by itself; what somebody else has decided meanwhile is left alone."""
    work, counts = scene.work, Counter[str]()
    waiting = waiting_for(work, scene.person, to_count=True)
    open_now = {(end.kind.value, end.number): (cycle, end) for cycle, end in waiting}
    for kind, number, place, verb, rest in effect.decisions:
        cycle, end = open_now.get((kind, number), (None, None))
        if cycle is None or end is None:
            scene.say(words.DECIDED_ALREADY.format(number=place))
        elif verb == CARRY:
            ends.carry(work, cycle.id, f"{kind}:{number}", rest, scene.person.id)
            records.note(work, scene.person.id, "carry_over", f"{kind}:{number}", cycle=cycle.id)
            counts["转明年"] += 1
        else:
            result = Result(verb)
            settle(work, scene.person, number, result, rest)
            counts[result.label] += 1
    left = list_args(work, scene.person)
    number_left = len(left["items"]) + left["more"] if left else 0
    scene.say(words.decided(counts, number_left))
    if left is not None:
        scene.begin("ends", left)
        return
    own = ending(work, scene.person.org_id)
    if own is not None and scene.person.leads:
        _offer(scene, own)


def settle(work: Work, decider: Person, number: int, result: Result, said: str) -> None:
    """Keep the result of one commitment; its author hears it, alone, where it is not simply done. A verb."""
    one = commitments.get(work, number)
    author = people.get(work, one.person_id) if one else None
    if one is None or author is None:
        return
    ends.confirm(work, number, result, said, decider.id)
    if result is Result.WITHDRAWN and one.status is not Status.PUBLISHED:
        commitments.set_status(work, number, Status.WITHDRAWN)
    records.note(work, decider.id, "confirm_result", f"commitment:{number}", result=result)
    if result not in (Result.DONE, Result.WITHDRAWN) and author.id != decider.id:
        _tell(work, author, one, result, said)


def _tell(work: Work, author: Person, one: Commitment, result: Result, said: str) -> None:
    text = words.author(one.text, result.label, said)
    if author.oral:
        text = words.author_elder(one.text, result.label)
    post.tell(work, author, Message(text), f"end:{one.id}:{result}", "notice")


def _offer(scene: Scene, cycle: Cycle) -> None:
    work = scene.work
    others = of_others(work, cycle, None)
    if others:
        scene.say(words.not_yet(cycle.year, others))
    elif not evaluated(work, cycle):
        scene.say(words.STILL_RATING)
    elif scene.person.leads:
        told = tally(work, cycle)
        scene.begin("close_year", {"cycle": cycle.id, "year": cycle.year, "told": told})
    else:
        scene.say(words.NOTHING_YOURS)


def tally(work: Work, cycle: Cycle) -> str:
    """How many ended in what way. A query."""
    known = ends.of(work, [one.id for one in commitments.of_cycle(work, cycle.id)])
    counts = Counter(Result(one.result).label for one in known.values())
    counts["转明年"] = len(ends.carried(work, cycle.id))
    return words.sum_of(counts)


def close_year(scene: Scene, effect: CloseYear) -> None:
    """Close it, if nothing has come up meanwhile."""
    cycle = years.get(scene.work, effect.cycle)
    if not effect.really:
        scene.say(words.LATER)
    elif cycle is None or cycle.org_id != scene.person.org_id or not scene.person.leads:
        scene.say(words.NOT_FOR_YOU)
    else:
        scene.say(close(scene.work, cycle, scene.person.id))


def close(work: Work, cycle: Cycle, by: int | None) -> str:
    """Close a year and put it away, or say what is still open. A verb.

    Returns:
        What came of it, in Chinese.
    """
    if cycle.status == "closed":
        return words.CLOSED_ALREADY
    if cycle.status != "evaluating":
        return words.NOT_ENDING
    others = of_others(work, cycle, None)
    if others:
        return words.not_yet(cycle.year, others)
    if not evaluated(work, cycle):
        return words.STILL_RATING
    told = tally(work, cycle)
    years.set_status(work, cycle.id, "closed")
    mark = archive.put_away(work, cycle, by)
    _tell_superior(work, cycle, told)
    return words.closed(cycle.year, mark)


def by_command(work: Work, name: str | None, year: int) -> str:
    """The same for the command line. A verb.

    Raises:
        BadInput: no such organisation, it has no such year, or something in it is still open.
    """
    org = named_org(work, name)
    cycle = next((one for one in overview.cycles(work, [org.id]) if one.year == year), None)
    if cycle is None:
        raise BadInput(f"{org.name}没有开过{year}年。")
    told = close(work, cycle, None)
    closed = years.get(work, cycle.id)
    if closed is None or closed.status != "closed" or cycle.status == "closed":
        raise BadInput(told)
    return told


def _tell_superior(work: Work, cycle: Cycle, told: str) -> None:
    org = people.org(work, cycle.org_id)
    above = people.secretary(work, org.parent_id) if org and org.parent_id else None
    if org is not None and above is not None:
        text = words.closed_below(org.name, cycle.year, told)
        post.tell(work, above, Message(text), f"closed:{cycle.id}", "digest")
