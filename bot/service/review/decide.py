"""What waits for a reviewer, and what he decides. Nobody reviews himself."""

from typing import Any

from bot.service.organise import year
from bot.service.reach import post
from bot.service.review.returning import revise
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.review import DecideReviews
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person, Role, reviewer_for
from dialogs.scripts.review import AT_ONCE
from dialogs.words import review as review_words
from dialogs.words import service as words
from dialogs.words.commitment import until
from storage import commitments, people, records
from storage.unit import Work


def waiting_for(work: Work, reviewer: Person) -> list[tuple[Commitment, Person]]:
    """What waits for this reviewer, oldest first. Nobody reviews himself."""
    members = people.members(work, reviewer.org_id)
    by_id = {one.id: one for one in members}
    found = []
    for cycle in year.running(work, reviewer.org_id):
        for one in commitments.of_cycle(work, cycle.id, Status.SUBMITTED):
            author = by_id.get(one.person_id)
            if author and _same(reviewer_for(author, members), reviewer):
                found.append((one, author))
    return found


def open_review(scene: Scene) -> None:
    """Show the reviewer what waits, as a numbered list; says so when nothing waits."""
    args = review_args(scene.work, scene.person)
    if args is None:
        scene.say(review_words.NOTHING)
    else:
        scene.begin("review", args)


def review_args(work: Work, reviewer: Person) -> dict[str, Any] | None:
    """The list that is put before a reviewer, or None when nothing waits."""
    waiting = waiting_for(work, reviewer)
    if not waiting:
        return None
    years_of = {cycle.id: cycle.year for cycle in year.running(work, reviewer.org_id)}
    items = [
        {
            "commitment": one.id,
            "version": one.version,
            "name": author.name,
            "line": _line(one, author, years_of[one.cycle_id]),
        }
        for one, author in waiting[:AT_ONCE]
    ]
    return {"items": items, "more": len(waiting) - len(items)}


def _line(one: Commitment, author: Person, of_year: int) -> str:
    return review_words.one(author.name, one.text, until(one.due, of_year), one.remark)


def decide(scene: Scene, effect: DecideReviews) -> None:
    """Approve or return, each by itself; what changed since it was shown is left alone."""
    waiting = {one.id: (one, author) for one, author in waiting_for(scene.work, scene.person)}
    approved: list[str] = []
    returned: list[tuple[str, str]] = []
    refused: list[str] = []
    for commitment_id, version, decision, guidance in effect.decisions:
        one, author = waiting.get(commitment_id, (None, None))
        if one is None or author is None or one.version != version:
            refused.append(_refusal(scene, commitment_id))
            continue
        _decide(scene.work, scene.person, one, author, decision, guidance)
        if decision == "approve":
            approved.append(author.name)
        else:
            returned.append((author.name, guidance))
    left = len(waiting_for(scene.work, scene.person))
    scene.say(review_words.decided(approved, returned, refused, left))
    if left:
        open_review(scene)


def _refusal(scene: Scene, commitment_id: int) -> str:
    one = commitments.get(scene.work, commitment_id)
    author = people.get(scene.work, one.person_id) if one else None
    name = author.name if author else ""
    return review_words.own(name) if author == scene.person else review_words.was_changed(name)


def _decide(
    work: Work, reviewer: Person, one: Commitment, author: Person, decision: str, guidance: str
) -> None:
    commitments.add_review(work, one, reviewer.id, decision, guidance)
    records.note(work, reviewer.id, decision, f"commitment:{one.id}:{one.version}")
    key = f"review:{one.id}:{one.version}"
    if decision == "approve":
        commitments.set_status(work, one.id, Status.APPROVED)
        if not author.oral:  # told already that nothing more is to be done; one message a week (E13)
            post.tell(work, author, Message(words.approved(one.text)), key, "notice")
        return
    commitments.set_status(work, one.id, Status.RETURNED)
    revise(work, author, one, guidance)


def _same(one: Person | None, other: Person) -> bool:
    return one is not None and one.id == other.id


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What waits, for whoever has an office in the branch."""
    if scene.person.role is Role.MEMBER:
        scene.say(words.ONLY_SECRETARY)
        return
    scene.set_aside("review")
    open_review(scene)
