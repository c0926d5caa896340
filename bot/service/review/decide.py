"""What waits for a reviewer, and what he decides. Nobody reviews himself."""

from collections.abc import Sequence
from typing import Any

from bot.ports import Door
from bot.service.fulfil import schedule
from bot.service.propose import own_word
from bot.service.reach import post
from bot.service.review import lists, who
from bot.service.review.returning import revise
from bot.service.review.who import Waiting
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.review import DecideReviews
from dialogs.rules.burden import URGENT
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from dialogs.rules.reviewing import Point, named, points_in
from dialogs.words import propose as propose_words
from dialogs.words import review as review_words
from dialogs.words import service as words
from storage import commitments, people, records, reviews
from storage.unit import Work


def open_review(scene: Scene, *, page: bool = False) -> None:
    """Show the reviewer what waits, as a numbered list; says so when nothing waits. `page`: and where it
    can be looked at with the criteria beside it."""
    args = lists.review_args(scene.work, scene.person)
    if args is None:
        scene.say(review_words.NOTHING)
        return
    scene.begin("review", args)
    if page:
        link = Link(review_words.PAGE, scene.links.page(Door.REVIEW, "", scene.person.id))
        scene.says.insert(len(scene.says) - 1, Message(review_words.ON_PAGE, link=link))


def decide(scene: Scene, effect: DecideReviews) -> None:
    """Approve or return, each by itself; what changed since it was shown is left alone."""
    waiting = {one.one.id: one for one in who.waiting_for(scene.work, scene.person)}
    approved: list[str] = []
    returned: list[tuple[str, str]] = []
    refused: list[str] = []
    unheard = own_word.unheard(scene.work, (one.one for one in waiting.values()))
    for commitment_id, version, decision, guidance in effect.decisions:
        found = waiting.get(commitment_id)
        if found is None or found.one.version != version:
            refused.append(_refusal(scene, commitment_id))
            continue
        if decision == "approve" and commitment_id in unheard:
            refused.append(review_words.unheard(found.author.name, unheard[commitment_id].family))
            continue
        settle(scene.work, scene.person, found, decision, guidance)
        if decision == "approve":
            approved.append(lists.called(found))
        else:
            returned.append((lists.called(found), guidance))
    left = who.waiting_for(scene.work, scene.person)
    scene.say(review_words.decided(approved, returned, refused, len(left)))
    if any(one.one.id not in unheard for one in left):
        open_review(scene)


def _refusal(scene: Scene, commitment_id: int) -> str:
    one = commitments.get(scene.work, commitment_id)
    author = people.get(scene.work, one.person_id) if one else None
    name = author.name if author else ""
    return review_words.own(name) if author == scene.person else review_words.was_changed(name)


def settle(
    work: Work,
    reviewer: Person,
    found: Waiting,
    decision: str,
    guidance: str,
    points: Sequence[Point] = (),
) -> None:
    """Keep one decision and tell the author. Where no verdicts on criteria are given they are read from
    the guidance. The caller has seen to it that it waits for this reviewer."""
    one, author = found.one, found.author
    points = points or points_in(guidance, lists.criteria_of(work, one), approved=decision == "approve")
    reviews.add(work, one, reviewer.id, decision, guidance, points)
    records.note(work, reviewer.id, decision, f"commitment:{one.id}:{one.version}")
    key = f"review:{one.id}:{one.version}"
    if decision == "approve" and one.urgent:
        _publish_at_once(work, found, key)
    elif decision == "approve":
        commitments.set_status(work, one.id, Status.APPROVED)
        if not author.oral:  # told already that nothing more is to be done; one message a week (E13)
            told = words.approved(one.text, _seen(points), schedule.in_short(work, one))
            post.tell(work, author, Message(told), key, "notice")
    else:
        commitments.set_status(work, one.id, Status.RETURNED)
        met = sum(1 for each in points if each.met)
        kindly = f"{guidance.rstrip('。')}。{review_words.others_met(met)}" if met else guidance
        revise(work, author, one, kindly)


def _seen(points: Sequence[Point]) -> str:
    met = sum(1 for each in points if each.met)
    return review_words.seen_by(met, [named(each) for each in points if not each.met])


def _publish_at_once(work: Work, found: Waiting, key: str) -> None:
    """What is urgent does not wait for the next publication."""
    one, author = found.one, found.author
    commitments.set_status(work, one.id, Status.PUBLISHED)
    records.note(work, author.id, "publish_urgent", f"commitment:{one.id}:{one.version}")
    post.tell(work, author, Message(propose_words.urgent_through(one.text)), key, URGENT)
    post.tell_group(
        work, found.org.id, Message(propose_words.urgent_in(author.name, one.text)), f"urgent:{one.id}"
    )


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What waits, for whoever has an office in the branch."""
    if not scene.person.holds_office:
        scene.say(words.ONLY_SECRETARY)
        return
    scene.set_aside("review")
    open_review(scene, page=True)
