"""What waits for a reviewer, and what he decides. Nobody reviews himself."""

from typing import Any

from bot.service.reach import post
from bot.service.review import who
from bot.service.review.returning import revise
from bot.service.review.who import Waiting
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.review import DecideReviews
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.reviewing import points_in
from dialogs.scripts.review import AT_ONCE
from dialogs.words import review as review_words
from dialogs.words import service as words
from dialogs.words.commitment import until
from storage import commitments, people, records, reviews, years
from storage.unit import Work


def open_review(scene: Scene) -> None:
    """Show the reviewer what waits, as a numbered list; says so when nothing waits."""
    args = review_args(scene.work, scene.person)
    if args is None:
        scene.say(review_words.NOTHING)
    else:
        scene.begin("review", args)


def review_args(work: Work, reviewer: Person) -> dict[str, Any] | None:
    """The list that is put before a reviewer, or None when nothing waits. A query."""
    waiting = who.waiting_for(work, reviewer)
    if not waiting:
        return None
    shown = waiting[:AT_ONCE]
    items = [
        {"commitment": one.one.id, "version": one.one.version, "name": called(one), "line": line}
        for one, line in zip(shown, _lines(work, shown, reviewer), strict=True)
    ]
    more = len(waiting) - len(items)
    return {"items": items, "more": more, "criteria": list(criteria_of(work, shown[0].one))}


def called(one: Waiting) -> str:
    """Whose it is: a person's, or an organisation's in the person's hands."""
    return f"{one.org.name}（{one.author.name}）" if one.one.of_org else one.author.name


def criteria_of(work: Work, one: Commitment) -> tuple[str, ...]:
    """By what a commitment is looked at: the criteria of its year's rule pack. A query."""
    cycle = years.get(work, one.cycle_id)
    return cycle.rules.criteria if cycle else ()


def _lines(work: Work, shown: list[Waiting], reviewer: Person) -> list[str]:
    """One line each; where others than the reviewer's own are among them, each begins its group."""
    grouped = any(one.org.id != reviewer.org_id for one in shown)
    of_year = {one.one.cycle_id: years.get(work, one.one.cycle_id) for one in shown}
    lines, before = [], None
    for one in shown:
        cycle = of_year[one.one.cycle_id]
        when = until(one.one.due, cycle.year if cycle else 0)
        name = one.author.name if not (grouped and one.one.of_org) else review_words.IN_ITS_NAME
        line = review_words.one(name, one.one.text, when, one.one.remark)
        lines.append(review_words.in_group(one.org.name, line) if grouped and one.org != before else line)
        before = one.org
    return lines


def decide(scene: Scene, effect: DecideReviews) -> None:
    """Approve or return, each by itself; what changed since it was shown is left alone."""
    waiting = {one.one.id: one for one in who.waiting_for(scene.work, scene.person)}
    approved: list[str] = []
    returned: list[tuple[str, str]] = []
    refused: list[str] = []
    for commitment_id, version, decision, guidance in effect.decisions:
        found = waiting.get(commitment_id)
        if found is None or found.one.version != version:
            refused.append(_refusal(scene, commitment_id))
            continue
        settle(scene.work, scene.person, found, decision, guidance)
        if decision == "approve":
            approved.append(called(found))
        else:
            returned.append((called(found), guidance))
    left = len(who.waiting_for(scene.work, scene.person))
    scene.say(review_words.decided(approved, returned, refused, left))
    if left:
        open_review(scene)


def _refusal(scene: Scene, commitment_id: int) -> str:
    one = commitments.get(scene.work, commitment_id)
    author = people.get(scene.work, one.person_id) if one else None
    name = author.name if author else ""
    return review_words.own(name) if author == scene.person else review_words.was_changed(name)


def settle(work: Work, reviewer: Person, found: Waiting, decision: str, guidance: str) -> None:
    """Keep one decision, with a verdict on each criterion, and tell the author. The caller has seen to
    it that it waits for this reviewer."""
    one, author = found.one, found.author
    points = points_in(guidance, criteria_of(work, one), approved=decision == "approve")
    reviews.add(work, one, reviewer.id, decision, guidance, points)
    records.note(work, reviewer.id, decision, f"commitment:{one.id}:{one.version}")
    key = f"review:{one.id}:{one.version}"
    if decision == "approve":
        commitments.set_status(work, one.id, Status.APPROVED)
        if not author.oral:  # told already that nothing more is to be done; one message a week (E13)
            post.tell(work, author, Message(words.approved(one.text)), key, "notice")
        return
    commitments.set_status(work, one.id, Status.RETURNED)
    revise(work, author, one, guidance)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What waits, for whoever has an office in the branch."""
    if not scene.person.holds_office:
        scene.say(words.ONLY_SECRETARY)
        return
    scene.set_aside("review")
    open_review(scene)
