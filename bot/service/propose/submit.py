"""Handing in what was read back and found right."""

from datetime import date
from typing import Any

from rapidfuzz import fuzz

from bot.service.organise import year
from bot.service.posts.queries import held_by
from bot.service.public import kept_wishes
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.effects.propose import SubmitCommitment
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.words import service as words
from storage import commitments, homes, people, records, tags
from storage.unit import Work
from storage.years import Cycle

#: How alike a commitment and the duties of a post must be to belong together; 0–100.
_ALIKE = 60


def submit(scene: Scene, effect: SubmitCommitment) -> None:
    """Hand in what was read back. Somebody else's only by his helper or the committee."""
    work, actor = scene.work, scene.person
    author = people.get(work, effect.author)
    if author is None or not actor.may_record(author):
        scene.say(words.ONLY_SECRETARY)
        return
    if effect.home and effect.home not in homes.of(work, author.id):
        scene.say(words.NO_CYCLE)
        return
    cycle = year.proposing(work, effect.home or author.org_id)
    if cycle is None:
        scene.say(words.NO_CYCLE)
        return
    old = commitments.get(work, effect.replaces) if effect.replaces else None
    if old is not None and old.status is Status.PUBLISHED:
        scene.say(words.LOCKED)
        return
    recorder = actor.id if actor.id != author.id else effect.written_by
    for number, item in enumerate(effect.items):
        kept = _keep(work, cycle, author, old if number == 0 else None, _version(effect, item, recorder))
        _tag_post(work, author, kept, item["text"])
        if number == 0 and effect.wish:
            kept_wishes.link(work, effect.wish, author, kept)
    for errand in ("transcribe", "visit"):
        records.finish_errands(work, errand, author.id)
    records.note(work, actor.id, "submit_commitment", f"person:{author.id}", items=len(effect.items))
    scene.say(_thanks(actor, author, work, cycle))


def _tag_post(work: Work, author: Person, commitment_id: int, text: str) -> None:
    """A commitment that speaks of the duties of one's post is the post's (设岗定责)."""
    tags.drop(work, commitment_id, "post")
    for post, _ in held_by(work, author.id):
        if fuzz.partial_ratio(post.duties, text) >= _ALIKE or post.name in text:
            tags.add(work, commitment_id, "post", str(post.id))


def _keep(work: Work, cycle: Cycle, author: Person, old: Commitment | None, version: dict[str, Any]) -> int:
    if old is None or old.person_id != author.id:
        return commitments.add(work, cycle.id, author.id, **version)
    commitments.revise(work, old, **version)
    return old.id


def _version(effect: SubmitCommitment, item: dict[str, Any], recorder: int | None) -> dict[str, Any]:
    return {
        "text": item["text"],
        "original": effect.original,
        "due": date.fromisoformat(item["due"]) if item["due"] else None,
        "quantity": item["quantity"] or "",
        "category": item["category"],
        "remarks": {"why": item["remark"]},
        "channel": effect.channel,
        "recorder_id": recorder,
        "media_id": effect.media,
        "confirmed_by": effect.confirmed_by,
    }


def _thanks(actor: Person, author: Person, work: Work, cycle: Cycle) -> str:
    if actor.id != author.id:
        return words.RECORDED.format(name=author.name)
    if author.oral:
        return words.SUBMITTED_ELDER
    reviewer = who.reviewer_of(work, author, cycle.org_id)
    if reviewer is None:
        return words.UNREVIEWED
    return words.submitted(reviewer.role.label, above=reviewer.org_id != cycle.org_id)
