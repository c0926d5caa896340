"""Handing in what was read back and found right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.service.homes.recording import may_record
from bot.service.organise import year
from bot.service.propose import marks, own_word, two_places, urgent
from bot.service.propose.keeping import keep
from bot.service.propose.marks import Copy
from bot.service.public import kept_wishes
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.effects.propose import SubmitCommitment
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.words import propose as propose_words
from dialogs.words import service as words
from storage import commitments, homes, opinions, people, provenance, records
from storage.unit import Work
from storage.years import Cycle

#: It is on its way, or published.
_STANDING = frozenset({Status.SUBMITTED, Status.APPROVED, Status.PUBLISHED})


def submit(scene: Scene, effect: SubmitCommitment) -> None:
    """Hand in what was read back, each promise where it belongs."""
    for part in two_places.parts(scene.work, effect):
        _submit(scene, part)


def _submit(scene: Scene, effect: SubmitCommitment) -> None:
    """Somebody else's only by his helper or the committee."""
    work, actor = scene.work, scene.person
    author = people.get(work, effect.author)
    where = effect.home or (author.org_id if author else 0)
    if author is None or not may_record(work, actor, author) or actor.org_id not in (author.org_id, where):
        scene.say(words.ONLY_SECRETARY)
        return
    cycle = year.proposing(work, effect.home or author.org_id, urgent=effect.urgent)
    old = commitments.get(work, effect.replaces) if effect.replaces else None
    refusal = _refusal(work, author, effect, cycle, old)
    if cycle is None or refusal:
        scene.say(refusal)
        return
    written_by = actor.id if actor.id != author.id else effect.written_by
    items = effect.items if old else _new(work, cycle, author, effect)
    channel = _way(scene, effect, written_by)
    effect = replace(effect, written_by=written_by, items=items, channel=channel)
    replaced = own_word.agree(work, author, actor, old, effect.items) if old else []
    if replaced is None:
        scene.say(_thanks(actor, author, work, cycle, effect.of_org))
        return
    copies = [_keep(work, cycle, author, effect, replaced, place) for place in range(len(effect.items))]
    for one in replaced[len(effect.items) :]:
        commitments.set_status(work, one.id, Status.WITHDRAWN)
    for errand in ("transcribe", "visit"):
        records.finish_errands(work, errand, author.id)
    records.note(work, actor.id, "submit_commitment", f"person:{author.id}", items=len(effect.items))
    scene.say(_thanks(actor, author, work, cycle, effect.of_org) if items else propose_words.STANDS)
    if effect.urgent:
        urgent.bring(work, cycle, author, f"{scene.heard.platform}:{scene.heard.key}")
    elif actor.id == author.id and not author.oral:
        _advise(scene, cycle, author, effect.of_org, copies)


def _way(scene: Scene, effect: SubmitCommitment, written_by: int | None) -> str:
    """How it came: what its author typed himself, he may have typed elsewhere than in his chat."""
    own = effect.channel == "typed" and written_by is None and scene.heard.channel != "chat"
    return scene.heard.channel if own else effect.channel


def _new(work: Work, cycle: Cycle, author: Person, effect: SubmitCommitment) -> tuple[dict[str, Any], ...]:
    """The items that do not stand already, word for word: nobody promises the same twice in a year."""
    own = commitments.of_person(work, author.id, cycle.id)
    known = {one.text for one in own if one.of_org == effect.of_org and one.status in _STANDING}
    return tuple(item for item in effect.items if item["text"] not in known)


def _refusal(
    work: Work, author: Person, effect: SubmitCommitment, cycle: Cycle | None, old: Commitment | None
) -> str:
    """Why it cannot be handed in; empty where it can."""
    if cycle is None or (effect.home and effect.home not in homes.of(work, author.id)):
        return words.NO_CYCLE
    if old is not None and old.status is Status.PUBLISHED:
        return words.LOCKED
    if effect.of_org and not author.leads:
        return words.ONLY_SECRETARY
    sought = not effect.of_org or opinions.of_cycle(work, cycle.id)
    return "" if sought else propose_words.NEEDS_OPINIONS


def _keep(
    work: Work,
    cycle: Cycle,
    author: Person,
    effect: SubmitCommitment,
    replaced: Sequence[Commitment],
    place: int,
) -> Copy | None:
    """Keep one item, in place of what was returned. Gives what it repeats, if anything."""
    item = effect.items[place]
    old = replaced[place] if place < len(replaced) and replaced[place].person_id == author.id else None
    kept, copy = keep(
        work,
        cycle,
        author,
        item["remark"],
        old=old,
        of_org=effect.of_org,
        urgent=effect.urgent,
        **_version(effect, item),
    )
    _keep_came(work, effect, f"commitment:{kept}:{old.version + 1 if old else 1}")
    if place == 0 and effect.wish:
        kept_wishes.link(work, effect.wish, author, kept)
    return copy


def _keep_came(work: Work, effect: SubmitCommitment, subject: str) -> None:
    """Who wrote it down for the author, when, and where it was read to him (R29)."""
    if effect.written_by is not None:
        channel = "spoken" if effect.channel == "typed" else effect.channel
        today = local(work.now).date()
        came = provenance.Provenance(
            subject, channel, effect.written_by, today, effect.where.removeprefix("在"), True
        )
        provenance.keep(work, came)


def _version(effect: SubmitCommitment, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": item["text"],
        "original": effect.original,
        "due": date.fromisoformat(item["due"]) if item["due"] else None,
        "quantity": item["quantity"] or "",
        "baseline": item.get("baseline", ""),
        "category": item["category"],
        "channel": effect.channel,
        "recorder_id": effect.written_by,
        "media_id": effect.media,
        "confirmed_by": effect.confirmed_by,
    }


def _advise(scene: Scene, cycle: Cycle, author: Person, of_org: bool, copies: list[Copy | None]) -> None:
    """A word on what is copied or too many, to the author alone; it is his to decide."""
    copy = next(filter(None, copies), None)
    if copy is not None:
        place = len(commitments.of_person(scene.work, author.id, cycle.id))
        scene.say(propose_words.tell_copied(place, own=copy.own, last_year=copy.last_year))
    word = marks.count_word(scene.work, cycle, author, of_org=of_org)
    if word:
        scene.say(word)


def _thanks(actor: Person, author: Person, work: Work, cycle: Cycle, of_org: bool) -> str:
    if actor.id != author.id:
        return words.RECORDED.format(name=author.name)
    if author.oral:
        return words.SUBMITTED_ELDER
    reviewer = who.reviewer_of(work, author, cycle.org_id, of_org=of_org)
    if reviewer is None:
        return propose_words.ORG_UNREVIEWED if of_org else words.UNREVIEWED
    above = reviewer.org_id != cycle.org_id
    thanks = propose_words.org_submitted if of_org else words.submitted
    return thanks(reviewer.role.label, above=above)
